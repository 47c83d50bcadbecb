namespace VixShield.TermStructure;

/// <summary>The daily leverage of a product from a session on.</summary>
/// <param name="From">The first session whose index return has this leverage.</param>
/// <param name="Leverage">Multiple of the daily index return; negative for an inverse product, not 0.</param>
public readonly record struct VolatilityProductLeverage(DateOnly From, double Leverage)
{
    /// <summary>The session and the multiple.</summary>
    public override string ToString() => FormattableString.Invariant($"{Leverage} from {From:yyyy-MM-dd}");
}
