using System.Runtime.InteropServices;
using VixShield.Benchmarks.Surface;
using VixShield.Benchmarks.Tables;

namespace VixShield.Benchmarks.Signals;

/// <summary>Indicators one value after another and as columns, on one thread: values a second, and bytes of a run of all values.</summary>
internal static class SignalsCommand
{
    // Thirty years of sessions.
    private const int Count = 8_192;
    private const double Goal = 10;

    internal static int Run()
    {
        var columns = new SignalColumns(Count);
        Console.WriteLine($"{Processor.Name}, {RuntimeInformation.FrameworkDescription}");
        Console.WriteLine(FormattableString.Invariant($"{"million values a second",-58} {"most",10} {"median",10} {"goal",8} {"share",7} {"bytes",9}"));
        Row("MACD and RSI, one value after another", Goal, columns.StreamMacdAndStrength);
        Row("MACD and RSI, columns", Goal, columns.ComputeMacdAndStrength);
        Row("  MACD alone, one value after another", null, columns.StreamMacd);
        Row("  RSI alone, one value after another", null, columns.StreamStrength);
        Row("z-score of 20, one value after another", null, columns.StreamScore);
        Row("z-score of 20, column", null, columns.ComputeScore);
        Row("Bollinger bands of 20, one value after another", null, columns.StreamBands);
        Row("Bollinger bands of 20, columns", null, columns.ComputeBands);
        Row("divergences, one bar after another", null, columns.StreamDivergences);
        Row("divergences, columns (makes a list)", null, columns.FindDivergences);
        return 0;
    }

    private static void Row(string what, double? goal, Action action)
    {
        RepeatedTiming timing = RepeatedTiming.Of(action);
        // The least time is the work itself; on a shared machine the median has that of others in it.
        (double most, double median) = (Count / timing.Least / 1e3, Count / timing.Median / 1e3);
        string share = goal is { } least ? FormattableString.Invariant($"{100 * most / least:0} %{(most < least ? "!" : string.Empty)}") : string.Empty;
        Console.WriteLine(FormattableString.Invariant($"{what,-58} {most,10:0.0} {median,10:0.0} {goal,8:0.#} {share,7} {timing.Bytes,9}"));
    }
}
