using VixShield.Adjustments;
using VixShield.Optimization;

namespace VixShield.Samples.Decoupling;

/// <summary>The files of a run, those not named being the sample's own, and the solver.</summary>
internal sealed record SampleOptions(string Market, string Book, string Move, string? Policy, string? Json, string? Report, IAdjustmentSolver Solver)
{
    internal const string Usage = "Usage: Decoupling [--market FILE] [--book FILE] [--policy FILE] [--move FILE] [--json FILE] [--report FILE.html] [--solver enumeration|ortools]";

    internal static SampleOptions Parse(string[] args)
    {
        var options = new SampleOptions(Own("market-2023-02-15.json"), Own("book.json"), Own("move-2024-08-05.json"), null, null, null, new EnumerationSolver());
        for (int i = 0; i < args.Length; i += 2)
        {
            string value = i + 1 < args.Length ? args[i + 1] : string.Empty;
            if (value.Length == 0)
                throw new SampleException($"{args[i]} needs a {(args[i] == "--solver" ? "name" : "file")}. {Usage}");
            options = args[i] switch
            {
                "--market" => options with { Market = value },
                "--book" => options with { Book = value },
                "--move" => options with { Move = value },
                "--policy" => options with { Policy = value },
                "--json" => options with { Json = value },
                "--report" => options with { Report = value },
                "--solver" => options with { Solver = SolverOf(value) },
                _ => throw new SampleException($"{args[i]} is unknown. {Usage}"),
            };
        }

        return options;
    }

    private static IAdjustmentSolver SolverOf(string name) => name switch
    {
        "enumeration" => new EnumerationSolver(),
        "ortools" => new OrToolsAdjustmentSolver(),
        _ => throw new SampleException($"--solver {name} is unknown. {Usage}"),
    };

    private static string Own(string name) => Path.Combine(AppContext.BaseDirectory, name);
}
