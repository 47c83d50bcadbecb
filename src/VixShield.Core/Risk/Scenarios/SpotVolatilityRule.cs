namespace VixShield.Risk;

/// <summary>
/// How the index smile moves with the index alone: the volatility at log-moneyness k = ln(K/F') after a log return x is the one that was at k + R x. R = 0 keeps the smile in moneyness,
/// R = 1 in strikes (the same option keeps its volatility); the slope of a strike's volatility by ln S is (R - 1) x skew.
/// </summary>
public sealed record SpotVolatilityRule
{
    private SpotVolatilityRule(double stickiness) => Stickiness = stickiness;

    /// <summary>R = 0: the smile keeps its place in moneyness. The default.</summary>
    public static SpotVolatilityRule StickyMoneyness { get; } = new(0);

    /// <summary>R = 1: every strike keeps its volatility.</summary>
    public static SpotVolatilityRule StickyStrike { get; } = new(1);

    /// <summary>Any R; short expiries of an index come near 1.5 to 2.</summary>
    /// <param name="stickiness">R; from -10 to 10.</param>
    /// <exception cref="ArgumentOutOfRangeException">R is out of range.</exception>
    public static SpotVolatilityRule SkewStickiness(double stickiness) => new(Guard.InRange(stickiness, -10, 10, nameof(stickiness)));

    /// <summary>R.</summary>
    public double Stickiness { get; }

    /// <summary>The rule by name, or R.</summary>
    public override string ToString() => Stickiness switch
    {
        0 => "sticky moneyness",
        1 => "sticky strike",
        _ => FormattableString.Invariant($"skew stickiness {Stickiness:G6}"),
    };
}
