using System.Diagnostics;
using VixShield.Benchmarks.Surface;
using VixShield.TermStructure;

namespace VixShield.Benchmarks.TermStructure;

/// <summary>One session of a detector whose windows are full, in milliseconds: the sessions before that are fed but not timed.</summary>
internal static class SteadyDetector
{
    private const int Filling = 400;
    private const double WarmUpSeconds = 1;
    private const double Seconds = 3;

    // A run of all sessions takes milliseconds, in which a shared machine does other work; a stretch does not. Sessions differ, so each stretch has its own least time.
    private const int Stretch = 100;
    private const int Stretches = 28;

    internal static RepeatedTiming Of(Action<DecouplingDetector, DecouplingObservation> session)
    {
        DecouplingObservation[] observations = MadeSessions.Make(Filling + (Stretch * Stretches), 21);
        for (long began = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(began).TotalSeconds < WarmUpSeconds;)
            Run(observations, session, new double[Stretches]);
        List<double[]> runs = [];
        long bytes = 0;
        for (long began = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(began).TotalSeconds < Seconds;)
        {
            var times = new double[Stretches];
            bytes = Run(observations, session, times);
            runs.Add(times);
        }

        return new RepeatedTiming(
            Enumerable.Range(0, Stretches).Average(i => runs.Min(times => times[i])),
            Enumerable.Range(0, Stretches).Average(i => runs.Select(times => times[i]).Order().ElementAt(runs.Count / 2)),
            bytes);
    }

    /// <summary>Milliseconds a session by stretch; gives the bytes of a session.</summary>
    private static long Run(DecouplingObservation[] observations, Action<DecouplingDetector, DecouplingObservation> session, double[] times)
    {
        var detector = new DecouplingDetector();
        int next = 0;
        while (next < Filling)
            session(detector, observations[next++]);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < Stretches; i++)
        {
            long start = Stopwatch.GetTimestamp();
            for (int until = next + Stretch; next < until;)
                session(detector, observations[next++]);
            times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds / Stretch;
        }

        return (GC.GetAllocatedBytesForCurrentThread() - before) / (Stretch * Stretches);
    }
}
