namespace VixShield.Adjustments;

/// <summary>Options of the parity scan.</summary>
public sealed record ConversionReversalScanOptions
{
    /// <summary>Edge above which a trade is offered, in dollars per contract after bid and ask, fees and the error of the rate; from 0 to 1,000,000. Default 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public double MinimumEdge
    {
        get;
        init => field = Guard.InRange(value, 0, 1e6, nameof(MinimumEdge));
    }

    /// <summary>Standard error of the rate where the quotes do not determine one and the market's discount factor stands in, per year; from 0 to 1. Default 0.0025.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public double RateError
    {
        get;
        init => field = Guard.InRange(value, 0, 1, nameof(RateError));
    }

    = 0.0025;

    /// <summary>Whether ES futures of the same expiry with a price from quotes are compared as well. Default true.</summary>
    public bool UseIndexFutures { get; init; } = true;

    /// <summary>The options.</summary>
    public override string ToString() => FormattableString.Invariant($"edge above {MinimumEdge:G6} $, rate error {RateError:G6}, ES {UseIndexFutures}");
}
