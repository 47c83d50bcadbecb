using System.Collections.Immutable;
using System.Globalization;
using VixShield.Display;
using VixShield.Expiries;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.Volatility;

namespace VixShield.TermStructure;

/// <summary>
/// SPX options, VIX options and VX futures held against each other at every VX expiry of a market, without a model: E[VIX^2] of the VIX options is the SPX forward variance of the 30 days after the expiry, and
/// neither is below the square of the future. What the quotes do not allow is shown with its sign and never smoothed away; it does not say which market is off.
/// </summary>
/// <remarks>See docs/concepts/consistency-triangle.md for the identities, the band and their limits.</remarks>
[TypeFormatterSource]
public sealed class ConsistencyTriangle : IDisplayable
{
    /// <summary>Days of the variance that a VX future settles to.</summary>
    public const int WindowDays = 30;

    private ConsistencyTriangle(ImmutableArray<ConsistencyExpiry> expiries) => Expiries = expiries;

    /// <summary>The VX expiries by ascending date.</summary>
    public ImmutableArray<ConsistencyExpiry> Expiries { get; }

    /// <summary>Measures a market.</summary>
    /// <param name="market">The market: VX marks, VIX chains and chains of the index; what is missing gives relations without a verdict.</param>
    /// <param name="symbol">Symbol of the index whose variance VIX is.</param>
    /// <exception cref="ArgumentException">The market is null or the symbol blank.</exception>
    public static ConsistencyTriangle Of(MarketSnapshot market, string symbol = "SPX")
    {
        Guard.NotNull(market, nameof(market));
        Guard.NotBlank(symbol, nameof(symbol));
        VarianceStrip[] strips = [.. market.Chains.Where(c => c.Symbol == symbol).Select(IndexReplication.Strip)];
        return new ConsistencyTriangle(
        [
            .. market.Futures
                .Where(f => f.Contract.UnderlyingSymbol == MarketSnapshot.VixSymbol)
                .Select(f => f.Expiry).Distinct().Order()
                .Select(expiry =>
                {
                    double years = WallClockYears(market.ValuationInstant, expiry);
                    ForwardVariance spx = ForwardVariance.Over(strips, years, years + (WindowDays / 365d));
                    return new ConsistencyExpiry(market.MarkFor(Contracts.Vx, expiry)!, years, market.ChainFor(MarketSnapshot.VixSymbol, expiry), spx);
                }),
        ]);
    }

    /// <summary>How many expiries are consistent within the quotes, and which are not or have no verdict.</summary>
    public override string ToString()
    {
        ConsistencyExpiry[] outside = [.. Expiries.Where(row => ConsistencyRow.Relations(row).Any(r => r.Gap.Verdict is ConsistencyVerdict.OutsideAbove or ConsistencyVerdict.OutsideBelow))];
        int inside = Expiries.Count(row => row.IsConsistent);
        string names = outside.Length == 0 ? string.Empty : $" ({string.Join(", ", outside.Select(row => row.Expiry.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)))})";
        return FormattableString.Invariant(
            $"{Expiries.Length} VX expiries: {inside} consistent within the quotes, {outside.Length} outside{names}, {Expiries.Length - inside - outside.Length} without a verdict");
    }

    /// <summary>The page: numbers with their bands, differences with their verdicts, the other interpolation of SPX, and the future less the parity forward.</summary>
    public DisplayPage ToDisplay() => new("SPX, VIX options and VX futures", ToString())
    {
        Facts =
        [
            new("VX expiries", Expiries.Length),
            new("consistent", Expiries.Count(row => row.IsConsistent)),
        ],
        Tables =
        [
            DisplayTable.Of(
                "variances over the 30 days after each expiry, in VIX-squared points",
                Expiries.Select(row => (Row: row, Spx: SquaredPoints.Of(row.Spx))),
                new("VX expiry", r => r.Row.Expiry.Date),
                new("VX", "VIX points", r => DisplayCell.Fixed(r.Row.Future.Price, 4)),
                new("VX^2", r => DisplayCell.Fixed(r.Row.FutureSquared, 1)),
                new("E[VIX^2]", r => DisplayCell.Fixed(r.Row.Options?.Value, 1)),
                new("E[VIX^2] low", r => DisplayCell.Fixed(r.Row.Options?.Low, 1)),
                new("E[VIX^2] high", r => DisplayCell.Fixed(r.Row.Options?.High, 1)),
                new("SPX forward", r => DisplayCell.Fixed(r.Spx.Value, 1)),
                new("SPX low", r => DisplayCell.Fixed(r.Spx.Low, 1)),
                new("SPX high", r => DisplayCell.Fixed(r.Spx.High, 1)),
                new("other interpolation", r => DisplayCell.Fixed(r.Spx.Interpolation, 1))),
            DisplayTable.Of(
                "relations, in VIX-squared points",
                Expiries,
                new("VX expiry", r => r.Expiry.Date),
                new("SPX - options", r => DisplayCell.WithSign(r.SpxLessOptions.Value, 1)),
                new("SPX - options is", r => Verdict(r.SpxLessOptions)),
                new("options - VX^2", r => DisplayCell.WithSign(r.OptionsLessFuture.Value, 1)),
                new("options - VX^2 is", r => Verdict(r.OptionsLessFuture)),
                new("SPX - VX^2", r => DisplayCell.WithSign(r.SpxLessFuture.Value, 1)),
                new("SPX - VX^2 is", r => Verdict(r.SpxLessFuture)),
                new("VX - parity forward", "ticks", r => DisplayCell.WithSign(r.Parity?.Ticks, 1)),
                new("warning", r => r.Parity?.IsWarning)),
        ],
        Notes = ["Inside, above or below is said of the band of the quotes; outside it does not say which number is off."],
    };

    private static string Verdict(ConsistencyGap gap) => gap.Verdict switch
    {
        ConsistencyVerdict.Inside => "in",
        ConsistencyVerdict.OutsideAbove => "ABOVE",
        ConsistencyVerdict.OutsideBelow => "BELOW",
        _ => "?",
    };

    /// <summary>Strips count days of 1,440 minutes, so that an hour of daylight saving does not count; the window must be of the same clock.</summary>
    private static double WallClockYears(DateTimeOffset valuation, Expiry expiry) =>
        (UsTime.InChicago(expiry.Instant).DateTime - UsTime.InChicago(valuation).DateTime).TotalMinutes / Expiry.MinutesPerYear;
}
