using System.Diagnostics;
using System.Globalization;
using System.Reflection;

namespace VixShield.Benchmarks.ColdStart;

/// <summary>The time of each call of a form, in nanoseconds: the median over several fresh processes.</summary>
internal sealed class ColdStartSeries
{
    private readonly double[] _times;

    private ColdStartSeries(double[] times) => _times = times;

    internal double First => _times[0];

    internal double WorstLater => _times.AsSpan(1).ToArray().Max();

    internal double Total => _times.Sum();

    /// <summary>The median of some later calls, the first call being number 0.</summary>
    internal double Median(int from, int count) => MedianOf(_times.AsSpan(from, count).ToArray());

    /// <summary>The time of the calls after the first, up to one of them.</summary>
    internal double Later(int upTo) => _times.AsSpan(1, upTo).ToArray().Sum();

    /// <summary>Runs both forms in turn, each in processes of its own.</summary>
    internal static (ColdStartSeries Batch, ColdStartSeries Scalar) Measure(int processes)
    {
        double[][] batch = new double[processes][];
        double[][] scalar = new double[processes][];
        for (int i = 0; i < processes; i++)
        {
            batch[i] = Spawn(ColdStartChild.Batch);
            scalar[i] = Spawn(ColdStartChild.Scalar);
        }

        return (Combine(batch), Combine(scalar));
    }

    private static ColdStartSeries Combine(double[][] runs) =>
        new([.. Enumerable.Range(0, ColdStartChild.Calls).Select(call => MedianOf([.. runs.Select(run => run[call])]))]);

    private static double[] Spawn(string form)
    {
        using Process child = Process.Start(Start(form)) ?? throw new InvalidOperationException("The process did not start.");
        string[] lines = child.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        child.WaitForExit();
        if (child.ExitCode != 0 || lines.Length != ColdStartChild.Calls)
            throw new InvalidOperationException(FormattableString.Invariant($"The fresh process ended with {child.ExitCode} after {lines.Length} lines."));
        return [.. lines.Select(line => double.Parse(line, CultureInfo.InvariantCulture))];
    }

    // With the tiering that scripts and applications get unless they ask for another.
    private static ProcessStartInfo Start(string form)
    {
        string host = Environment.ProcessPath ?? throw new InvalidOperationException("The path of this process is not known.");
        ProcessStartInfo start = new(host) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(host) == "dotnet")
            start.ArgumentList.Add(Assembly.GetExecutingAssembly().Location);
        start.ArgumentList.Add("cold-start-child");
        start.ArgumentList.Add(form);
        foreach (string name in start.Environment.Keys.Where(IsTiering).ToArray())
            start.Environment.Remove(name);
        return start;
    }

    private static bool IsTiering(string name) =>
        name.StartsWith("DOTNET_T", StringComparison.OrdinalIgnoreCase) || name.Equals("DOTNET_ReadyToRun", StringComparison.OrdinalIgnoreCase);

    private static double MedianOf(double[] values)
    {
        Array.Sort(values);
        return (values[(values.Length - 1) / 2] + values[values.Length / 2]) / 2;
    }
}
