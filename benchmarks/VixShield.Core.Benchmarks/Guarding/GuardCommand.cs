using System.Diagnostics;
using System.Globalization;
using VixShield.Benchmarks.ColdStart;
using VixShield.Pricing.Batch;

namespace VixShield.Benchmarks.Guarding;

/// <summary>Fails when the hot path has lost its speed, allocates, or starts slowly. One line for each check.</summary>
internal static class GuardCommand
{
    private const int CompilationPause = 300;
    private const int RetryPause = 1000;

    internal static int Run()
    {
        long began = Stopwatch.GetTimestamp();
        KernelPath path = BlackScholesBatch.ActivePath;
        Console.WriteLine($"kernel path {path}");
        GuardCheck[] checks = GuardChecks.Create();
        for (int round = 0; round < 2; round++)
        {
            foreach (GuardCheck check in checks)
                PairedTiming.WarmUp(check.Subject, check.Reference);
            Thread.Sleep(CompilationPause);
        }

        int failed = 0;
        foreach (GuardCheck check in checks)
            failed += Holds(check, path) ? 0 : 1;
        failed += ColdStartCommand.Holds() ? 0 : 1;
        string seconds = Stopwatch.GetElapsedTime(began).TotalSeconds.ToString("0", CultureInfo.InvariantCulture);
        Console.WriteLine(failed == 0 ? $"the guard holds, {seconds} s" : $"the guard FAILED in {failed} checks, {seconds} s");
        return failed == 0 ? 0 : 1;
    }

    private static bool Holds(GuardCheck check, KernelPath path)
    {
        long bytes = AllocatedBytes(check.Subject);
        double? threshold = ReferenceRatios.Threshold(check.Id, path);
        (double time, double ratio) = Measure(check);
        string retried = string.Empty;
        if (ratio < threshold)
        {
            Thread.Sleep(RetryPause);
            retried = FormattableString.Invariant($" (at first {ratio:0.00})");
            (time, ratio) = Measure(check);
        }

        bool isFast = !(ratio < threshold);
        bool holds = isFast && (bytes == 0 || check.Allocates);
        string limit = threshold is { } least ? FormattableString.Invariant($"at least {least,5:0.00}") : "unguarded     ";
        string verdict = holds ? "ok" : isFast ? "FAILED: allocates" : "FAILED: too slow";
        Console.WriteLine(FormattableString.Invariant($"{check.Text,-52} {ratio,6:0.00} x, {limit}, {time,6:0.00} ns, {bytes} bytes: {verdict}{retried}"));
        return holds;
    }

    // Nanoseconds for one option, and how many times longer the reference takes.
    private static (double Time, double Ratio) Measure(GuardCheck check)
    {
        (double subject, double reference) = PairedTiming.LeastSeconds(check.Subject, check.Reference);
        return (subject * 1e9 / check.Options, reference / subject);
    }

    private static long AllocatedBytes(Action subject)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        subject();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
