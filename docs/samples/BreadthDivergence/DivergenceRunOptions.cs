using System.Collections.Immutable;
using System.Globalization;
using VixShield.Signals;

namespace VixShield.Samples.BreadthDivergence;

/// <summary>What the command line says.</summary>
internal sealed class DivergenceRunOptions
{
    internal const string Usage =
        """
        Reads the MACD of a VX futures spread against the advance-decline line of a market's breadth, and prints every divergence with the day on which it was known.

          --futures PATHS      a folder, or files of VX futures, the preferred ones first (needed)
          --breadth FILE       advances and declines by day (needed)
          --universe NAME      whose stocks the file counts (NYSE)
          --near DAYS          shorter constant maturity of the spread (35)
          --far DAYS           longer constant maturity (63)
          --from YYYY-MM-DD    first session
          --until YYYY-MM-DD   last session
          --after N            sessions after a divergence was known at which the spread is looked at again (21)
        """;

    private static readonly ImmutableArray<string> Names = ["--futures", "--breadth", "--universe", "--near", "--far", "--from", "--until", "--after"];

    private readonly Dictionary<string, List<string>> _values;

    private DivergenceRunOptions(Dictionary<string, List<string>> values)
    {
        _values = values;
        Futures = values.TryGetValue("--futures", out List<string>? paths) ? [.. paths] : throw new OptionException("--futures is needed; --help lists the options.");
        Breadth = One("--breadth") ?? throw new OptionException("--breadth is needed; --help lists the options.");
        Universe = One("--universe") ?? "NYSE";
        Near = Whole("--near", ConstantMaturitySpread.DefaultNearDays, 1, 365);
        Far = Whole("--far", ConstantMaturitySpread.DefaultFarDays, Near + 1, 366);
        From = DateOf("--from");
        Until = DateOf("--until");
        After = Whole("--after", 21, 1, 252);
    }

    internal ImmutableArray<string> Futures { get; }

    internal string Breadth { get; }

    internal string Universe { get; }

    internal int Near { get; }

    internal int Far { get; }

    internal DateOnly? From { get; }

    internal DateOnly? Until { get; }

    internal int After { get; }

    internal static DivergenceRunOptions Parse(string[] args)
    {
        var values = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        List<string>? current = null;
        foreach (string arg in args)
        {
            if (Names.Contains(arg))
            {
                current = [];
                if (!values.TryAdd(arg, current))
                    throw new OptionException($"{arg} is given twice.");
            }
            else if (current is null || arg.StartsWith("--", StringComparison.Ordinal))
            {
                throw new OptionException($"'{arg}' is no option; --help lists them.");
            }
            else
            {
                current.Add(arg);
            }
        }

        foreach ((string name, List<string> given) in values)
        {
            if (given.Count == 0 || given.Any(string.IsNullOrWhiteSpace))
                throw new OptionException($"{name} needs a value.");
            if (given.Count > 1 && name != "--futures")
                throw new OptionException($"{name} takes one value, not {string.Join(" ", given)}.");
        }

        return new DivergenceRunOptions(values);
    }

    private string? One(string name) => _values.TryGetValue(name, out List<string>? given) ? given[0] : null;

    private DateOnly? DateOf(string name)
    {
        if (One(name) is not { } text)
            return null;
        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date)
            ? date
            : throw new OptionException($"{name} {text} is no date like 2018-02-05.");
    }

    private int Whole(string name, int otherwise, int low, int high)
    {
        int value = otherwise;
        if (One(name) is { } text && !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value))
            throw new OptionException($"{name} {text} is no whole number.");
        return value >= low && value <= high ? value : throw new OptionException(FormattableString.Invariant($"{name} {value} must be from {low} to {high}."));
    }
}
