using System.Globalization;
using VixShield.TermStructure;

namespace VixShield.Samples.VixModels;

/// <summary>What the command line says.</summary>
internal sealed class ModelsOptions
{
    internal const string Usage =
        """
        Calibrates the mixed Bergomi model and the lognormal model to the VIX futures and options of one market, and shows what they say.

          --market FILE       the market, as BuildSnapshot writes it; otherwise the small market of 2023-02-15
          --minimum-bid B     lowest bid of a VIX option that is used, in points (0.08)
          --maximum-strike K  highest strike that is used (80)
          --weeklies          use the expiries between the monthly ones too
          --spx-volatility V  volatility of the index in the joint shock, per year (0.2)
          --quotes            every quote with its volatilities in the market and in the model
        """;

    private ModelsOptions(Dictionary<string, string> values, HashSet<string> switches)
    {
        Market = values.GetValueOrDefault("--market") ?? Path.Combine(AppContext.BaseDirectory, "market-2023-02-15.json");
        Calibration = new VixCalibrationOptions
        {
            MinimumBid = Number(values, "--minimum-bid", VixCalibrationOptions.Default.MinimumBid, 0, 100),
            MaximumStrike = Number(values, "--maximum-strike", VixCalibrationOptions.Default.MaximumStrike, 1, 1000),
            IncludeWeeklies = switches.Contains("--weeklies"),
        };
        SpxVolatility = Number(values, "--spx-volatility", 0.2, 0.01, 3);
        Quotes = switches.Contains("--quotes");
    }

    internal string Market { get; }

    internal VixCalibrationOptions Calibration { get; }

    internal double SpxVolatility { get; }

    internal bool Quotes { get; }

    internal static ModelsOptions Parse(string[] args)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        var switches = new HashSet<string>(StringComparer.Ordinal);
        for (int i = 0; i < args.Length; i++)
        {
            bool isNew;
            if (args[i] is "--weeklies" or "--quotes")
            {
                isNew = switches.Add(args[i]);
            }
            else if (args[i] is "--market" or "--minimum-bid" or "--maximum-strike" or "--spx-volatility")
            {
                if (i + 1 == args.Length || string.IsNullOrWhiteSpace(args[i + 1]))
                    throw new UsageException($"{args[i]} needs a value.");
                isNew = values.TryAdd(args[i], args[++i]);
            }
            else
            {
                throw new UsageException($"'{args[i]}' is no option; --help lists them.");
            }

            if (!isNew)
                throw new UsageException("An option is given twice.");
        }

        return new ModelsOptions(values, switches);
    }

    private static double Number(Dictionary<string, string> values, string name, double otherwise, double low, double high)
    {
        if (!values.TryGetValue(name, out string? text))
            return otherwise;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && value >= low && value <= high
            ? value
            : throw new UsageException(FormattableString.Invariant($"{name} {text} is no number from {low} to {high}."));
    }
}
