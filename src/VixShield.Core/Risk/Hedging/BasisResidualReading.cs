using VixShield.Display;
using VixShield.Expiries;
using VixShield.TermStructure;

namespace VixShield.Risk;

/// <summary>The distribution of a basis residual over a history, in logarithms per session. Made by <see cref="BasisResiduals"/>.</summary>
[TypeFormatterSource]
public sealed record BasisResidualReading : IDisplayable
{
    /// <summary>Fewest sessions for the quantiles of 1 % and 99 %.</summary>
    public const int SessionsForQuantiles = 100;

    internal BasisResidualReading(EstimationStatus status, string reason, EstimationPeriod period, int days, double logBeta, int count)
    {
        Status = status;
        Reason = reason;
        Period = period;
        Days = days;
        LogBeta = logBeta;
        Count = count;
    }

    /// <summary>Whether there is a measure.</summary>
    public EstimationStatus Status { get; }

    /// <summary>The status in words, with its numbers.</summary>
    public string Reason { get; }

    /// <summary>The period.</summary>
    public EstimationPeriod Period { get; }

    /// <summary>Calendar days to settlement.</summary>
    public int Days { get; }

    /// <summary>The log beta that the residual is left by.</summary>
    public double LogBeta { get; }

    /// <summary>Sessions with a residual.</summary>
    public int Count { get; }

    /// <summary>Mean; null without residuals enough.</summary>
    public double? Mean { get; internal init; }

    /// <summary>Standard deviation, with n - 1.</summary>
    public double? Deviation { get; internal init; }

    /// <summary>Fourth central moment over the squared second one, less 3: 0 for a normal law. No correction for the number of sessions.</summary>
    public double? ExcessKurtosis { get; internal init; }

    /// <summary>Quantile of 1 %, linear between order statistics: how far futures lag behind VIX on the worst days. Null with fewer than <see cref="SessionsForQuantiles"/> sessions.</summary>
    public double? LowQuantile { get; internal init; }

    /// <summary>Quantile of 99 %.</summary>
    public double? HighQuantile { get; internal init; }

    /// <summary>The deviation in points at a price, for <see cref="HedgeCovariance.Of"/>; null without a deviation.</summary>
    /// <param name="contract">The expiry.</param>
    /// <param name="price">Price of the future, in points; greater than 0.</param>
    /// <exception cref="ArgumentException">The contract is null, or the price is out of range.</exception>
    public BasisDeviation? At(Expiry contract, double price)
    {
        Guard.NotNull(contract, nameof(contract));
        Guard.PositiveFinite(price, nameof(price));
        return Deviation is { } deviation ? new BasisDeviation(contract, deviation * price) : null;
    }

    /// <summary>The measures, or the reason.</summary>
    public override string ToString() => Deviation is null
        ? Reason
        : FormattableString.Invariant($"{Days} days, log beta {LogBeta:F4}: deviation {Deviation:F4}, excess kurtosis {ExcessKurtosis:F1}, {(LowQuantile is null ? "no quantiles" : FormattableString.Invariant($"1 % {LowQuantile:F4}, 99 % {HighQuantile:F4}"))} ({Reason})");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Basis residual", ToString())
    {
        Facts =
        [
            new("status", Status),
            new("period", Period.ToString()),
            new("days to settlement", Days, "days"),
            new("log beta", LogBeta),
            new("sessions", Count),
            new("mean", Mean),
            new("deviation", Deviation),
            new("excess kurtosis", ExcessKurtosis),
            new("quantile of 1 %", LowQuantile),
            new("quantile of 99 %", HighQuantile),
            new("reason", Reason),
        ],
    };
}
