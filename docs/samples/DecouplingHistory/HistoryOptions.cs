using System.Collections.Immutable;
using System.Globalization;
using VixShield.TermStructure;

namespace VixShield.Samples.DecouplingHistory;

/// <summary>What the command line says.</summary>
internal sealed class HistoryOptions
{
    internal const string Usage =
        """
        Finds the sessions on which VX futures decoupled from spot VIX, prints episodes and rates, and writes one line a session.

          --futures PATHS    a folder, or files of VX futures, the preferred ones first (needed)
          --vix FILE         closes of VIX, such as VIX_History.csv; otherwise taken from the folder or from beside the futures
          --out FILE         CSV: one line a session (needed)
          --from YYYY-MM-DD  first session that is read
          --until YYYY-MM-DD last session that is read
          --day YYYY-MM-DD   a session of which every statistic is printed
          --kind KIND        front (default): the physical front contract; constant: constant maturity of 30 days
          --scale SCALE      ewma (default) or window: what standardises residuals
          --beta BETA        maturity (default) or single: whether the beta of the front contract changes with maturity
          --chart WHAT       moves (default) or levels: whose innovations the cumulative sums take
          --window N         sessions of the trailing fits (252)
          --kappa K          speed of the maturity weight, per year (6)
          --z1 Z, --z5 Z     thresholds (2.5 and 2)
        """;

    private static readonly ImmutableArray<string> Names = ["--futures", "--vix", "--out", "--from", "--until", "--day", "--kind", "--scale", "--beta", "--chart", "--window", "--kappa", "--z1", "--z5"];

    private readonly CommandLine _line;

    private HistoryOptions(CommandLine line)
    {
        _line = line;
        Futures = [.. line.Needed("--futures")];
        Output = Writable(line.Needed("--out")[0]);
        Vix = line.One("--vix");
        From = line.Date("--from");
        Until = line.Date("--until");
        Day = line.Date("--day");
        DecouplingDetectorOptions defaults = DecouplingDetectorOptions.Default;
        Detector = defaults with
        {
            Kind = Word("--kind", ("front", DecouplingResidualKind.FrontContract), ("constant", DecouplingResidualKind.ConstantMaturity)),
            Scale = Word("--scale", ("ewma", DecouplingScale.Ewma), ("window", DecouplingScale.Window)),
            BetaByMaturity = Word("--beta", ("maturity", true), ("single", false)),
            Charted = Word("--chart", ("moves", CusumSource.Moves), ("levels", CusumSource.Levels)),
            Window = (int)Number("--window", defaults.Window, 70, 5000),
            Kappa = Number("--kappa", defaults.Kappa, 0.1, 100),
            Threshold1 = Number("--z1", defaults.Threshold1, 0.1, 100),
            Threshold5 = Number("--z5", defaults.Threshold5, 0.1, 100),
        };
    }

    internal ImmutableArray<string> Futures { get; }

    internal string? Vix { get; }

    internal string Output { get; }

    internal DateOnly? From { get; }

    internal DateOnly? Until { get; }

    internal DateOnly? Day { get; }

    internal DecouplingDetectorOptions Detector { get; }

    internal static HistoryOptions Parse(string[] args) => new(new CommandLine(args, Names, "--futures"));

    /// <summary>Before the work: a folder that does not exist is found out at once.</summary>
    private static string Writable(string file) => Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(file)))
        ? file
        : throw new OptionException($"--out {file}: its folder does not exist.");

    private T Word<T>(string name, params (string Word, T Value)[] words)
    {
        if (_line.One(name) is not { } text)
            return words[0].Value;
        foreach ((string word, T value) in words)
        {
            if (word == text)
                return value;
        }

        throw new OptionException($"{name} {text} is none of {string.Join(", ", words.Select(w => w.Word))}.");
    }

    private double Number(string name, double otherwise, double low, double high)
    {
        if (_line.One(name) is not { } text)
            return otherwise;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && value >= low && value <= high
            ? value
            : throw new OptionException(FormattableString.Invariant($"{name} {text} is no number from {low} to {high}."));
    }
}
