using System.Diagnostics;

namespace VixShield.Benchmarks.Guarding;

/// <summary>
/// Times two actions in turn and keeps the least of each: what disturbs a machine only ever adds time, and what changes its pace
/// for longer changes it for both.
/// </summary>
internal static class PairedTiming
{
    private const int Pairs = 31;
    private const double LeastSampleSeconds = 0.0005;
    private const double WarmUpSeconds = 0.25;

    /// <summary>Runs both until they are compiled in full.</summary>
    internal static void WarmUp(Action subject, Action reference)
    {
        long began = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(began).TotalSeconds < WarmUpSeconds)
        {
            subject();
            reference();
        }
    }

    /// <summary>The least time of one run of each.</summary>
    internal static (double Subject, double Reference) LeastSeconds(Action subject, Action reference)
    {
        int subjectRuns = RunsPerSample(subject);
        int referenceRuns = RunsPerSample(reference);
        double leastSubject = double.PositiveInfinity;
        double leastReference = double.PositiveInfinity;
        for (int pair = 0; pair < Pairs; pair++)
        {
            leastSubject = Math.Min(leastSubject, Seconds(subject, subjectRuns));
            leastReference = Math.Min(leastReference, Seconds(reference, referenceRuns));
        }

        return (leastSubject, leastReference);
    }

    private static int RunsPerSample(Action action) =>
        Math.Max(1, (int)Math.Ceiling(LeastSampleSeconds / Math.Min(Seconds(action, 1), Seconds(action, 1))));

    private static double Seconds(Action action, int runs)
    {
        long began = Stopwatch.GetTimestamp();
        for (int run = 0; run < runs; run++)
            action();
        return Stopwatch.GetElapsedTime(began).TotalSeconds / runs;
    }
}
