using VixShield.Display;

namespace VixShield.TermStructure;

/// <summary>What moves the volatilities of the index in a joint shock: the model, or the index itself by its skew. Never both, which would count the same move twice.</summary>
[TypeFormatterSource]
public sealed record IndexVolatilityMove : IDisplayable
{
    private IndexVolatilityMove(double? skewStickiness) => SkewStickiness = skewStickiness;

    /// <summary>
    /// The model's own: at-the-money volatility of each expiry changes by the model's ratio, at fixed moneyness in units of its deviation. The default.
    /// </summary>
    public static IndexVolatilityMove Model { get; } = new((double?)null);

    /// <summary>
    /// At-the-money volatility of each expiry changes by R times its skew times the index's log return: R = 0 keeps the smile in moneyness, R = 1 in strikes, and the 2 of short expiries is near what models of stochastic
    /// volatility give.
    /// </summary>
    /// <param name="skewStickiness">R; from -10 to 10.</param>
    /// <exception cref="ArgumentOutOfRangeException">R is out of range.</exception>
    public static IndexVolatilityMove Skew(double skewStickiness) => new((double?)Guard.InRange(skewStickiness, -10, 10, nameof(skewStickiness)));

    /// <summary>R; null when the model moves the volatilities.</summary>
    public double? SkewStickiness { get; }

    /// <summary>What moves them.</summary>
    public override string ToString() => SkewStickiness is { } r ? FormattableString.Invariant($"skew stickiness {r:G6}") : "model";

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("What moves index volatilities", ToString())
    {
        Facts =
        [
            new("by", SkewStickiness is null ? "model" : "skew"),
            new("skew stickiness", SkewStickiness),
        ],
    };
}
