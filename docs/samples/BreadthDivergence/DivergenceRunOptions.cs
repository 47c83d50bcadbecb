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

    private readonly CommandLine _line;

    private DivergenceRunOptions(CommandLine line)
    {
        _line = line;
        Futures = [.. line.Needed("--futures")];
        Breadth = line.Needed("--breadth")[0];
        Universe = line.One("--universe") ?? "NYSE";
        Near = Whole("--near", ConstantMaturitySpread.DefaultNearDays, 1, 365);
        Far = Whole("--far", ConstantMaturitySpread.DefaultFarDays, Near + 1, 366);
        From = line.Date("--from");
        Until = line.Date("--until");
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

    internal static DivergenceRunOptions Parse(string[] args) => new(new CommandLine(args, Names, "--futures"));

    private int Whole(string name, int otherwise, int low, int high)
    {
        int value = otherwise;
        if (_line.One(name) is { } text && !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value))
            throw new OptionException($"{name} {text} is no whole number.");
        return value >= low && value <= high ? value : throw new OptionException(FormattableString.Invariant($"{name} {value} must be from {low} to {high}."));
    }
}
