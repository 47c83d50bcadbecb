using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace VixShield.Benchmarks.Tables;

/// <summary>Runs every benchmark and writes the tables.</summary>
internal static class TablesCommand
{
    private const string Solution = "VixShield.Core.sln";

    internal static int Run(ReadOnlySpan<string> arguments)
    {
        bool isShort = false;
        string only = string.Empty;
        string name = Processor.FileName;
        for (int i = 0; i < arguments.Length; i++)
        {
            if (arguments[i] == "--short")
                isShort = true;
            else if (arguments[i] == "--cpu" && i + 1 < arguments.Length)
                name = Processor.FileSafe(arguments[++i]);
            else if (arguments[i] == "--only" && i + 1 < arguments.Length)
                only = arguments[++i];
            else
                return Refuse(arguments[i]);
        }

        if (name.Length == 0)
            return Refuse("--cpu");
        string folder = Path.Combine(Root(), "benchmarks", "results", name);
        IConfig config = TableConfig.Create(isShort);
        bool complete = true;
        foreach (Type type in (Type[])[typeof(BatchGreeksBenchmarks), typeof(GreeksBenchmarks), typeof(ImpliedVolatilityBenchmarks), typeof(AmericanBenchmarks), typeof(FunctionBenchmarks)])
        {
            if (only.Length > 0 && TableWriter.FileOf(type) != only)
                continue;
            Summary summary = BenchmarkRunner.Run(type, config);
            string file = TableWriter.Write(summary, type, folder, isShort);
            Console.WriteLine($"written: benchmarks/results/{name}/{file}");
            complete &= !summary.HasCriticalValidationErrors && summary.Reports.All(report => report.Success);
        }

        return complete ? 0 : 1;
    }

    private static int Refuse(string argument)
    {
        Console.Error.WriteLine($"tables [--cpu name] [--only table] [--short]: '{argument}' is not understood.");
        return 2;
    }

    private static string Root()
    {
        for (DirectoryInfo? folder = new(Directory.GetCurrentDirectory()); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, Solution)))
                return folder.FullName;
        }

        throw new InvalidOperationException($"Run it inside the repository: no folder above the working directory holds {Solution}.");
    }
}
