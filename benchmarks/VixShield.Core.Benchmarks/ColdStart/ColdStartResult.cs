using VixShield.Benchmarks.Guarding;
using VixShield.Pricing.Batch;

namespace VixShield.Benchmarks.ColdStart;

/// <summary>Batch against scalar loop from the first call on.</summary>
/// <remarks>
/// Two statistics, because each alone has a hole. The median of 20 calls in a row finds code that stays slow for a while, and a
/// single call that another process disturbed does not move it. The time of all calls after the first finds stalls that are
/// few but long; it is compared from the twentieth later call on, before which it is one call more than a sum. Both take the worst.
/// </remarks>
internal sealed class ColdStartResult
{
    private const int Window = 20;
    private const int Processes = 5;
    private static readonly double Greatest = ReferenceRatios.ColdStartLimit(BlackScholesBatch.ActivePath);

    private ColdStartResult(ColdStartSeries batch, ColdStartSeries scalar)
    {
        Batch = batch;
        Scalar = scalar;
        for (int from = 1; from + Window <= ColdStartChild.Calls; from++)
        {
            WorstWindow = Math.Max(WorstWindow, batch.Median(from, Window) / scalar.Median(from, Window));
            WorstSum = Math.Max(WorstSum, batch.Later(from + Window - 1) / scalar.Later(from + Window - 1));
        }
    }

    internal ColdStartSeries Batch { get; }

    internal ColdStartSeries Scalar { get; }

    /// <summary>The greatest ratio of the medians of 20 calls in a row.</summary>
    internal double WorstWindow { get; }

    /// <summary>The greatest ratio of the times of all calls after the first.</summary>
    internal double WorstSum { get; }

    internal bool Holds => WorstWindow <= Greatest && WorstSum <= Greatest;

    internal string Line => FormattableString.Invariant(
        $"{"cold start, later calls of the batch / one by one",-52} {WorstWindow,6:0.00} x in 20 calls, {WorstSum:0.00} x in sum, at most {Greatest:0.00}: {(Holds ? "ok" : "FAILED: starts slowly")}");

    internal static ColdStartResult Measure()
    {
        (ColdStartSeries batch, ColdStartSeries scalar) = ColdStartSeries.Measure(Processes);
        return new ColdStartResult(batch, scalar);
    }
}
