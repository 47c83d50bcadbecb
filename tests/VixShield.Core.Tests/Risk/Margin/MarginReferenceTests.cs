using System.Globalization;
using VixShield.Instruments;
using VixShield.Risk;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Risk;

public sealed class MarginReferenceTests
{
    // Sums of a few products, against numbers written with all their digits.
    private const double Relative = 1e-9;

    // The published examples are rounded to dollars.
    private const double PublishedRounding = 0.5;

    private static readonly MarginRules Rules = MarginRules.UniversalSpread;

    [ReferenceFact]
    public void Published_examples_are_reproduced()
    {
        ReferenceTable table = ReferenceTable.Reference("margin_published.csv");
        Assert.All(table.Rows, row =>
        {
            double computed = Published(row);
            Same(row.Number("computed"), computed, row);
            Assert.True(Math.Abs(computed - row.Number("published")) <= PublishedRounding, $"{row}: {computed}");
        });
    }

    [ReferenceFact]
    public void Condors_strangles_and_uncovered_options_of_the_table_are_reproduced()
    {
        ReferenceTable table = ReferenceTable.Reference("margin_spx.csv");
        Assert.All(table.Rows, row =>
        {
            double spot = row.Number("S");
            (Leg, double)[] condor =
            [
                Leg(row, "long_put", OptionRight.Put, 1), Leg(row, "short_put", OptionRight.Put, -1),
                Leg(row, "short_call", OptionRight.Call, -1), Leg(row, "long_call", OptionRight.Call, 1),
            ];
            MarginFigures figures = MarginMarket.Figures(Rules, spot, condor);
            Assert.Equal(MarginStatus.Exact, figures.Status);
            Same(row.Number("condor_margin"), figures.WithoutLongPremium, row);
            Same(row.Number("credit"), figures.ShortPremium - figures.LongPremium, row);
            Same(row.Number("condor_margin_net_of_credit"), figures.NetOfCredit, row);
            Assert.Equal(row.Number("credit") > row.Number("condor_margin"), figures.Flags == MarginFlags.Arbitrage);
            Same(row.Number("condor_margin"), MarginMarket.Figures(MarginRules.LegacyPairing, spot, condor).WithoutLongPremium, row);
            foreach (MarginRules rules in new[] { Rules, MarginRules.LegacyPairing })
            {
                Same(row.Number("strangle_margin"), MarginMarket.Figures(rules, spot, condor[1], condor[2]).Total, row);
                Same(row.Number("naked_put_margin"), MarginMarket.Figures(rules, spot, condor[1]).Total, row);
                Same(row.Number("naked_call_margin"), MarginMarket.Figures(rules, spot, condor[2]).Total, row);
            }
        });
    }

    [ReferenceFact]
    public void Uncovered_VIX_options_are_measured_on_spot_VIX()
    {
        ReferenceTable table = ReferenceTable.Reference("margin_vix_options.csv");
        Assert.All(table.Rows, row =>
        {
            OptionRight right = row.Text("flag") switch
            {
                "C" => OptionRight.Call,
                "P" => OptionRight.Put,
                string other => throw new InvalidDataException($"{row}: flag {other} is neither C nor P."),
            };
            Leg leg = MarginMarket.Option(row.Number("K"), right, -1, TestExpiries.VixMarch, Contracts.Vix);
            Same(row.Number("margin"), MarginMarket.Figures(Rules, row.Number("vix_spot"), (leg, row.Number("price"))).Total, row);
        });
    }

    private static double Published(ReferenceTable.Row row)
    {
        Dictionary<string, double> inputs = row.Text("inputs").Split(';')
            .Select(part => part.Split('='))
            .ToDictionary(p => p[0].Trim(), p => double.Parse(p[1], CultureInfo.InvariantCulture), StringComparer.Ordinal);
        // A spread's rows have no rate: with one of the whole underlying nothing is cheaper uncovered.
        MarginRules rules = Rules with { BroadIndex = inputs.TryGetValue("a", out double a) ? new MarginRate(a, inputs["m"]) : new MarginRate(1, 1) };
        switch (row.Text("kind"))
        {
            case "naked_put":
                return MarginMarket.Figures(rules, inputs["S"], (MarginMarket.Option(inputs["K"], OptionRight.Put, -1), inputs["p"])).Total;
            case "naked_call":
                return MarginMarket.Figures(rules, inputs["S"], (MarginMarket.Option(inputs["K"], OptionRight.Call, -1), inputs["p"])).Total;
            case "strangle":
                return MarginMarket.Figures(
                    rules,
                    inputs["S"],
                    (MarginMarket.Option(inputs["Kp"], OptionRight.Put, -1), inputs["pp"]),
                    (MarginMarket.Option(inputs["Kc"], OptionRight.Call, -1), inputs["pc"])).Total;
            case "credit_spread":
                OptionRight right = inputs["Ks"] > inputs["Kl"] ? OptionRight.Put : OptionRight.Call;
                return MarginMarket.Figures(
                    rules,
                    inputs["Ks"],
                    (MarginMarket.Option(inputs["Ks"], right, -1), inputs["ps"]),
                    (MarginMarket.Option(inputs["Kl"], right, 1), inputs["pl"])).NetOfCredit;
            case "iron_condor":
                return MarginMarket.Figures(
                    rules,
                    inputs["Kcs"],
                    (MarginMarket.Option(inputs["Kpl"], OptionRight.Put, 1), inputs["ppl"]),
                    (MarginMarket.Option(inputs["Kps"], OptionRight.Put, -1), inputs["pps"]),
                    (MarginMarket.Option(inputs["Kcs"], OptionRight.Call, -1), inputs["pcs"]),
                    (MarginMarket.Option(inputs["Kcl"], OptionRight.Call, 1), inputs["pcl"])).NetOfCredit;
            case "naked_call_plus_long":
                // The long expires first: at any strike it covers nothing.
                return MarginMarket.Figures(
                    rules,
                    inputs["S"],
                    (MarginMarket.Option(inputs["Ks"], OptionRight.Call, -1, MarginMarket.Far), inputs["ps"]),
                    (MarginMarket.Option(inputs["Ks"], OptionRight.Call, 1, MarginMarket.Near), inputs["pl"])).Total;
            default:
                throw new InvalidDataException($"{row}: the kind {row.Text("kind")} is not one that the test knows.");
        }
    }

    private static (Leg Leg, double Price) Leg(ReferenceTable.Row row, string name, OptionRight right, int quantity) =>
        (MarginMarket.Option(row.Number($"K_{name}"), right, quantity), row.Number($"p_{name}"));

    private static void Same(double expected, double actual, ReferenceTable.Row row) =>
        Assert.True(Math.Abs(expected - actual) <= Relative * Math.Max(1, Math.Abs(expected)), $"{row}: {expected} expected, {actual} computed");
}
