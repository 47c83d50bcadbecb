using VixShield.MarketData;
using VixShield.Serialization;

namespace VixShield.Samples.BuildSnapshot;

/// <summary>Files in; report and market out.</summary>
internal static class SnapshotRun
{
    internal static int Execute(SnapshotOptions options, TextWriter output)
    {
        SnapshotBuild build = SnapshotLoader.Load(options.Files);
        new QualityReport(output).Write(build);
        if (build.Snapshot is null)
        {
            output.Write($"No market was written: {options.Output}\n");
            return 1;
        }

        File.WriteAllText(options.Output, VixShieldJson.Serialize(build.ToDocument()));
        output.Write($"\nWritten: {options.Output}\n");
        return 0;
    }
}
