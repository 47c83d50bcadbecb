using System.Globalization;
using System.Reflection;
using System.Runtime;
using System.Runtime.InteropServices;
using System.Text;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using VixShield.Benchmarks.Inputs;
using VixShield.Pricing.Batch;

namespace VixShield.Benchmarks.Tables;

/// <summary>One table in Markdown: what ran where, without a date, then a row for each benchmark.</summary>
internal static class TableWriter
{
    /// <summary>The name of the table that a class becomes.</summary>
    internal static string FileOf(Type type) => Attribute(type).File;

    /// <summary>The name of the file.</summary>
    internal static string Write(Summary summary, Type type, string folder, bool isShort)
    {
        TableAttribute table = Attribute(type);
        StringBuilder text = new();
        Head(text, table.Title, isShort);
        Rows(text, summary);
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, table.File + ".md"), text.ToString());
        return table.File + ".md";
    }

    private static TableAttribute Attribute(Type type) => type.GetCustomAttribute<TableAttribute>()
        ?? throw new InvalidOperationException($"{type.Name} does not say which table it becomes.");

    private static void Head(StringBuilder text, string title, bool isShort)
    {
        text.Append(CultureInfo.InvariantCulture, $"# {title}\n\n");
        text.Append(CultureInfo.InvariantCulture, $"- processor: {Processor.Name}, one core; kernel path: {BlackScholesBatch.ActivePath}\n");
        text.Append(CultureInfo.InvariantCulture, $"- {RuntimeInformation.FrameworkDescription}, {(GCSettings.IsServerGC ? "server" : "workstation")} collector, default tiering\n");
        text.Append(CultureInfo.InvariantCulture, $"- {RuntimeInformation.OSDescription}, {RuntimeInformation.OSArchitecture}\n");
        text.Append(isShort ? "- a short run: three iterations, only to see that it works\n" : string.Empty);
        text.Append("\nTime in ns for one option (or argument); speed in multiples of the group's first row; bytes for one call over all of them.\n");
    }

    private static void Rows(StringBuilder text, Summary summary)
    {
        string[] names = [.. summary.BenchmarksCases[0].Parameters.Items.Select(item => item.Name.ToLowerInvariant())];
        text.Append(CultureInfo.InvariantCulture, $"\n| {string.Join(" | ", names)} | work | ns | +- | speed | bytes |\n");
        text.Append(string.Concat(Enumerable.Repeat("|---", names.Length + 1))).Append("|---:|---:|---:|---:|\n");
        foreach (IGrouping<string?, BenchmarkCase> group in summary.BenchmarksCases.GroupBy(summary.GetLogicalGroupKey))
        {
            double baseline = group.Where(item => item.Descriptor.Baseline).Select(item => Mean(summary, item)).FirstOrDefault(double.NaN);
            foreach (BenchmarkCase item in group)
                Row(text, summary, item, baseline);
        }
    }

    private static void Row(StringBuilder text, Summary summary, BenchmarkCase item, double baseline)
    {
        string parameters = string.Join(" | ", item.Parameters.Items.Select(parameter => Text(parameter.Value)));
        double mean = Mean(summary, item);
        double error = summary[item]?.ResultStatistics?.ConfidenceInterval.Margin ?? double.NaN;
        text.Append(CultureInfo.InvariantCulture, $"| {parameters} | {item.Descriptor.WorkloadMethodDisplayInfo.Trim('\'')} | {Digits(mean)} | {Digits(error)} ");
        text.Append(CultureInfo.InvariantCulture, $"| {Digits(baseline / mean)} | {Bytes(summary[item], item):0.#} |\n");
    }

    private static double Mean(Summary summary, BenchmarkCase item) => summary[item]?.ResultStatistics?.Mean ?? double.NaN;

    private static double Bytes(BenchmarkReport? report, BenchmarkCase item)
    {
        if (report is null || report.GcStats.TotalOperations == 0)
            return double.NaN;
        long allocated = report.GcStats.GetTotalAllocatedBytes(excludeAllocationQuantumSideEffects: true) ?? 0;
        Place? place = (Place?)item.Parameters.Items.SingleOrDefault(parameter => parameter.Value is Place)?.Value;
        int options = place is null ? AmericanSet.Count : Workload.Count(place.Value);
        return allocated / ((double)report.GcStats.TotalOperations / options);
    }

    private static string Text(object value) => (value.ToString() ?? string.Empty).ToLowerInvariant();

    private static string Digits(double value) =>
        value.ToString(value >= 99.95 ? "0" : value >= 9.995 ? "0.0" : "0.00", CultureInfo.InvariantCulture);
}
