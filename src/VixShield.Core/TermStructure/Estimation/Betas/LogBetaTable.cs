using System.Collections.Immutable;

namespace VixShield.TermStructure;

/// <summary>Log betas by maturity of one period with one settlement clock. Made by <see cref="LogBetaEstimation"/>. Equal when period and estimates are.</summary>
public sealed record LogBetaTable
{
    internal LogBetaTable(EstimationPeriod period, ImmutableArray<LogBetaEstimate> estimates)
    {
        Period = period;
        Estimates = estimates;
    }

    /// <summary>The period.</summary>
    public EstimationPeriod Period { get; }

    /// <summary>One for each bucket of the options, in their order, also those without an estimate.</summary>
    public ImmutableArray<LogBetaEstimate> Estimates { get; }

    /// <summary>The estimate whose bucket contains a number of days; the first if several do, null if none does.</summary>
    /// <param name="days">Calendar days to settlement.</param>
    public LogBetaEstimate? At(int days) => Estimates.FirstOrDefault(estimate => estimate.Bucket.Contains(days));

    /// <inheritdoc/>
    public bool Equals(LogBetaTable? other) => other is not null && Period == other.Period && Estimates.AsSpan().SequenceEqual(other.Estimates.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Period, Estimates.Length);

    /// <summary>The period, and a line for each bucket.</summary>
    public override string ToString() => string.Join(Environment.NewLine, Estimates.Select(estimate => estimate.ToString()).Prepend(Period.ToString()));
}
