using System.Globalization;
using VixShield.Curves;
using VixShield.Expiries;
using VixShield.MarketData;

namespace VixShield.Samples.BuildSnapshot;

/// <summary>What the command line says.</summary>
internal sealed class SnapshotOptions
{
    internal const string Usage =
        """
        Builds a market snapshot of one day from files, prints what was used and what was not, and writes the market as JSON.

          --chain FILE       table of SPX, SPXW or SPY options (needed)
          --vix-chain FILE   table of VIX options of the same day
          --futures FILE     VX futures: the day becomes the VX curve, the sessions before it the history
          --indices FILE     levels of indices, such as SPX, VIX, VIX9D
          --out FILE         the market, for --market of the main sample (needed)
          --date YYYY-MM-DD  the day, for files that hold several or do not say it
          --expiration YYYY-MM-DD  the expiration, for tables of one that do not say it
          --time HH:MM       time of the quotes in New York, for files that do not say it (16:15 otherwise)
          --rate R           one continuously compounded rate for all expiries, in percent, in place of what the quotes say
        """;

    private SnapshotOptions(SnapshotFiles files, string output)
    {
        Files = files;
        Output = output;
    }

    internal SnapshotFiles Files { get; }

    internal string Output { get; }

    internal static SnapshotOptions Parse(string[] args)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        for (int i = 0; i < args.Length; i += 2)
        {
            if (args[i] is not ("--chain" or "--vix-chain" or "--futures" or "--indices" or "--out" or "--date" or "--expiration" or "--time" or "--rate"))
                throw new OptionException($"'{args[i]}' is no option; --help lists them.");
            if (i + 1 == args.Length)
                throw new OptionException($"{args[i]} needs a value.");
            if (string.IsNullOrWhiteSpace(args[i + 1]))
                throw new OptionException($"{args[i]} needs a value.");
            if (!values.TryAdd(args[i], args[i + 1]))
                throw new OptionException($"{args[i]} is given twice.");
        }

        DateOnly? date = DateOf(values, "--date");
        DateTimeOffset? time = TimeOf(values, date);
        return new SnapshotOptions(
            new SnapshotFiles
            {
                Chain = Needed(values, "--chain"),
                VixChain = values.GetValueOrDefault("--vix-chain"),
                Futures = values.GetValueOrDefault("--futures"),
                Indices = values.GetValueOrDefault("--indices"),
                Date = date,
                ChainFacts = new OptionFacts { QuoteTime = time, ExpirationDate = DateOf(values, "--expiration") },
                VixChainFacts = new OptionFacts { QuoteTime = time },
                Discounts = RateOf(values),
            },
            Writable(Needed(values, "--out")));
    }

    private static string Needed(Dictionary<string, string> values, string name) => values.GetValueOrDefault(name) ?? throw new OptionException($"{name} is needed; --help lists the options.");

    /// <summary>Before the work: a folder that does not exist is found out at once.</summary>
    private static string Writable(string file) => Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(file)))
        ? file
        : throw new OptionException($"--out {file}: its folder does not exist.");

    private static DateOnly? DateOf(Dictionary<string, string> values, string name)
    {
        if (!values.TryGetValue(name, out string? text))
            return null;
        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date)
            ? date
            : throw new OptionException($"{name} {text} is no date like 2023-09-14.");
    }

    private static DateTimeOffset? TimeOf(Dictionary<string, string> values, DateOnly? date)
    {
        if (!values.TryGetValue("--time", out string? text))
            return null;
        if (date is null)
            throw new OptionException("--time needs --date.");
        return TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out TimeOnly time)
            ? UsTime.AtNewYork(date.Value, time)
            : throw new OptionException($"--time {text} is no time like 16:15.");
    }

    private static DiscountCurve? RateOf(Dictionary<string, string> values)
    {
        if (!values.TryGetValue("--rate", out string? text))
            return null;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double percent) && percent is >= -5 and <= 25
            ? DiscountCurve.Flat(percent / 100)
            : throw new OptionException($"--rate {text} is no rate in percent from -5 to 25.");
    }
}
