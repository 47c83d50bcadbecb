using System.Globalization;
using VixShield.Display;
using VixShield.Market;
using VixShield.MarketData;
using VixShield.Volatility;

namespace VixShield.Samples.BuildSnapshot;

/// <summary>Prints what became of the files as plain tables.</summary>
internal sealed class QualityReport(TextWriter output)
{
    private const int MostViolations = 5;

    internal void Write(SnapshotBuild build)
    {
        Section("Files");
        foreach (ReadReport report in build.Files)
            Line(report.ToString());
        Section(build.Snapshot is null ? "No snapshot" : $"Snapshot: {build.Snapshot}");
        if (build.Spot is not null)
            Line($"Spot: {build.Spot}");
        if (build.History is not null)
            Line($"History: {build.History}");

        Chains("Options", build.Chains);
        if (!build.VixChains.IsEmpty)
            Chains("VIX options", build.VixChains);
        Indices(build);
        Section("Assumptions");
        foreach (string note in build.Snapshot?.Notes.Except(build.Problems) ?? [])
            Line("- " + note);
        Section("Problems");
        foreach (string problem in build.Problems)
            Line("- " + problem);
        if (build.Problems.IsEmpty)
            Line("none");
    }

    private void Chains(string title, IReadOnlyList<ChainReport> chains)
    {
        Section($"{title}: {chains.Count(c => c.Status == ChainStatus.Used)} of {chains.Count} expirations used");
        var table = new TextTable("Expiration", "root", "status", "read", "used", "inside", "no bid", "other", "forward", "+-", "rate %", "from", "yield %", "ATM %", "SVI in tick", "eSSVI ATM");
        foreach (ChainReport chain in chains.Where(c => c.Chain is not null))
        {
            SmileFit? fit = chain.Fit;
            table.Add(
                chain.Expiry!.ToString(),
                chain.Root,
                chain.Status.ToString(),
                I(chain.Read),
                I(chain.Used),
                fit?.Smile is null ? "-" : I(fit.Quality.Inside),
                I(chain.Refused.Count(r => r.Defect == QuoteDefect.ZeroBid)),
                I(chain.Unquoted + chain.Refused.Count(r => r.Defect != QuoteDefect.ZeroBid)),
                F(chain.Chain!.Forward, 2),
                chain.Parity?.ForwardStandardError is { } error ? F(error, 2) : "-",
                F(100 * chain.Chain.Rate, 2),
                chain.RateSource?.ToString() ?? "-",
                chain.ImpliedDividendYield is { } yield ? F(100 * yield, 2) : "-",
                fit?.Smile is null ? "-" : F(100 * fit.Smile.AtTheMoney, 2),
                fit?.Smile is null ? "-" : $"{I(fit.SviQuality.WithinOneTick ?? 0)}/{I(fit.SviQuality.Quotes)}",
                fit?.EssviAtTheMoneyMiss is { } miss ? NumberText.WithSign(100 * miss, 2) : "-");
        }

        output.Write(table);
        foreach (ChainReport chain in chains)
        {
            if (chain.Status != ChainStatus.Used)
                Line(chain.ToString());
            if (chain.Fit?.Status == SmileFitStatus.QuotesSetAside)
            {
                foreach (ArbitrageViolation violation in chain.Fit.Existence.Violations.Take(MostViolations))
                    Line($"{chain.Root} {chain.Expiry}: {violation}");
                if (chain.Fit.Existence.Violations.Length > MostViolations)
                    Line($"{chain.Root} {chain.Expiry}: {chain.Fit.Existence}");
            }

            if (chain.Parity is { Outliers.IsEmpty: false } parity)
                Line($"{chain.Root} {chain.Expiry}: off parity {string.Join("; ", parity.Outliers)}");
        }
    }

    private void Indices(SnapshotBuild build)
    {
        if (build.Indices.IsEmpty)
            return;
        Section("Volatility indices recomputed from the quotes");
        var table = new TextTable("Index", "recomputed", "at bid", "at ask", "missing wings", "published", "difference", "how");
        foreach (IndexComparison index in build.Indices)
        {
            VarianceIndex value = index.Recomputed;
            table.Add(
                index.Symbol,
                Points(value.Value),
                Points(value.Low),
                Points(value.High),
                value.TruncationPoints is { } wings ? NumberText.WithSign(wings, 2) : "-",
                Points(index.Published),
                index.Difference is { } difference ? NumberText.WithSign(difference, 2) : "-",
                value.Reason);
        }

        output.Write(table);
    }

    private void Section(string title) => Line($"\n-- {title}");

    private void Line(string text) => output.Write(text + "\n");

    private static string Points(double? value) => value is { } x ? F(x, 2) : "-";

    private static string F(double value, int decimals) => NumberText.Fixed(value, decimals);

    private static string I(int value) => value.ToString(CultureInfo.InvariantCulture);
}
