using System.Collections.Immutable;
using VixShield.Display;

namespace VixShield.TermStructure;

/// <summary>Log betas by maturity of one period with one settlement clock. Made by <see cref="LogBetaEstimation"/>. Equal when period and estimates are.</summary>
[TypeFormatterSource]
public sealed record LogBetaTable : IDisplayable
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

    /// <summary>The period, how many buckets have an estimate, and the first and the last beta with its standard error.</summary>
    public override string ToString()
    {
        LogBetaEstimate[] found = [.. Estimates.Where(estimate => estimate.LeastSquares.Slope is not null)];
        string betas = found.Length == 0 ? string.Empty : $": {Text(found[0])}{(found.Length == 1 ? string.Empty : $" to {Text(found[^1])}")}";
        return FormattableString.Invariant($"{Period}: log betas of {found.Length} of {Estimates.Length} buckets{betas}");

        static string Text(LogBetaEstimate estimate) =>
            FormattableString.Invariant($"{estimate.LeastSquares.Slope:F4} (s.e. {estimate.LeastSquares.StandardError:F4}) at {estimate.Bucket}");
    }

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Log betas by maturity", ToString())
    {
        Facts =
        [
            new("period", Period.ToString()),
        ],
        Tables =
        [
            DisplayTable.Of(
                "log betas",
                Estimates,
                new("bucket", "days", r => $"{r.Bucket.FromDays}-{r.Bucket.UntilDays}"),
                new("mean time to settlement", "days", r => r.MeanDays),
                new("observations", r => r.LeastSquares.Count),
                new("least squares", r => DisplayCell.Fixed(r.LeastSquares.Slope, 4)),
                new("standard error", r => DisplayCell.Fixed(r.LeastSquares.StandardError, 4)),
                new("R squared", r => DisplayCell.Fixed(r.LeastSquares.RSquared, 3)),
                new("Dimson", r => DisplayCell.Fixed(r.Dimson.Slope, 4)),
                new("weighted", r => DisplayCell.Fixed(r.Weighted.Slope, 4)),
                new("status", r => r.LeastSquares.Status)),
        ],
    };
}
