namespace VixShield.Samples.Decoupling;

/// <summary>The files of a run; those not named are the sample's own.</summary>
internal sealed record SampleOptions(string Market, string Book, string Move, string? Policy, string? Json)
{
    internal const string Usage = "Usage: Decoupling [--market FILE] [--book FILE] [--policy FILE] [--move FILE] [--json FILE]";

    internal static SampleOptions Parse(string[] args)
    {
        var options = new SampleOptions(Own("market-2023-02-15.json"), Own("book.json"), Own("move-2024-08-05.json"), null, null);
        for (int i = 0; i < args.Length; i += 2)
        {
            string file = i + 1 < args.Length ? args[i + 1] : string.Empty;
            if (file.Length == 0)
                throw new SampleException($"{args[i]} needs a file. {Usage}");
            options = args[i] switch
            {
                "--market" => options with { Market = file },
                "--book" => options with { Book = file },
                "--move" => options with { Move = file },
                "--policy" => options with { Policy = file },
                "--json" => options with { Json = file },
                _ => throw new SampleException($"{args[i]} is unknown. {Usage}"),
            };
        }

        return options;
    }

    private static string Own(string name) => Path.Combine(AppContext.BaseDirectory, name);
}
