using System.Diagnostics;

namespace VixShield.Benchmarks.Surface;

/// <summary>Times of one action on one thread, in milliseconds, and the bytes of one run.</summary>
internal readonly record struct RepeatedTiming(double Least, double Median, long Bytes)
{
    private const double WarmUpSeconds = 2;
    private const double Seconds = 3;
    private const int FewestRuns = 25;

    // Of the fastest actions one sample is many runs.
    private const double LeastSample = 2e-4;

    internal static RepeatedTiming Of(Action action)
    {
        long began = Stopwatch.GetTimestamp();
        int warm = 0;
        while (warm < 3 || Stopwatch.GetElapsedTime(began).TotalSeconds < WarmUpSeconds)
        {
            action();
            warm++;
        }

        int runs = Math.Max(1, (int)(LeastSample * warm / Stopwatch.GetElapsedTime(began).TotalSeconds));
        List<double> times = [];
        began = Stopwatch.GetTimestamp();
        while (times.Count < FewestRuns || Stopwatch.GetElapsedTime(began).TotalSeconds < Seconds)
        {
            long start = Stopwatch.GetTimestamp();
            for (int i = 0; i < runs; i++)
                action();
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds / runs);
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        action();
        long bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        times.Sort();
        return new RepeatedTiming(times[0], times[times.Count / 2], bytes);
    }
}
