using VixShield.Display;

namespace VixShield.TermStructure;

/// <summary>The daily leverage of a product from a session on.</summary>
/// <param name="From">The first session whose index return has this leverage.</param>
/// <param name="Leverage">Multiple of the daily index return; negative for an inverse product, not 0.</param>
[TypeFormatterSource]
public readonly record struct VolatilityProductLeverage(DateOnly From, double Leverage) : IDisplayable
{
    /// <summary>The session and the multiple.</summary>
    public override string ToString() => FormattableString.Invariant($"{Leverage} from {From:yyyy-MM-dd}");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Daily leverage", ToString())
    {
        Facts =
        [
            new("from", From),
            new("daily leverage", Leverage),
        ],
    };
}
