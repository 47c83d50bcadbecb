using System.Diagnostics;
using VixShield.Benchmarks.Surface;
using VixShield.TermStructure;

namespace VixShield.Benchmarks.TermStructure;

/// <summary>One session of a detector whose windows are full, in milliseconds: the sessions before that are fed but not timed.</summary>
internal static class SteadyDetector
{
    private const int Sessions = 3200;
    private const int Filling = 400;
    private const double Seconds = 3;
    private const int FewestRuns = 25;

    internal static RepeatedTiming Of(Action<DecouplingDetector, DecouplingObservation> session)
    {
        DecouplingObservation[] observations = MadeSessions.Make(Sessions, 21);
        Run(observations, session);
        Run(observations, session);
        List<double> times = [];
        long bytes = 0;
        long began = Stopwatch.GetTimestamp();
        while (times.Count < FewestRuns || Stopwatch.GetElapsedTime(began).TotalSeconds < Seconds)
        {
            (double time, bytes) = Run(observations, session);
            times.Add(time);
        }

        times.Sort();
        return new RepeatedTiming(times[0], times[times.Count / 2], bytes);
    }

    private static (double Milliseconds, long Bytes) Run(DecouplingObservation[] observations, Action<DecouplingDetector, DecouplingObservation> session)
    {
        var detector = new DecouplingDetector();
        for (int i = 0; i < Filling; i++)
            session(detector, observations[i]);
        long before = GC.GetAllocatedBytesForCurrentThread();
        long start = Stopwatch.GetTimestamp();
        for (int i = Filling; i < observations.Length; i++)
            session(detector, observations[i]);
        double time = Stopwatch.GetElapsedTime(start).TotalMilliseconds / (observations.Length - Filling);
        return (time, (GC.GetAllocatedBytesForCurrentThread() - before) / (observations.Length - Filling));
    }
}
