using System.Diagnostics;
using VixShield.Benchmarks.Inputs;
using VixShield.Benchmarks.Reference;
using VixShield.Pricing.Batch;

namespace VixShield.Benchmarks.ColdStart;

/// <summary>What runs in the fresh process: the first calls of one form, each timed, one line of nanoseconds for each.</summary>
internal static class ColdStartChild
{
    internal const string Batch = "batch";
    internal const string Scalar = "scalar";
    internal const int Calls = 400;
    private const int Options = 64;

    internal static int Run(string form)
    {
        OptionSet set = new(Options);
        long[] times = new long[Calls];
        long now = Stopwatch.GetTimestamp();
        bool isBatch = form == Batch;
        for (int call = 0; call < Calls; call++)
        {
            if (isBatch)
                BlackScholesBatch.Compute(set.Inputs, set.UsualEight);
            else
                ScalarLoops.Greeks(set);
            long then = now;
            now = Stopwatch.GetTimestamp();
            times[call] = now - then;
        }

        foreach (long time in times)
            Console.WriteLine(FormattableString.Invariant($"{time * 1e9 / Stopwatch.Frequency:0}"));
        return 0;
    }
}
