using System.Collections.Immutable;
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
public sealed class ConsistencyTriangle
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

    /// <summary>
    /// A table with a line for each expiry, in VIX-squared points: numbers with their bands, differences with their verdicts (in, ABOVE or BELOW the band), the other interpolation of SPX, and the future less the parity forward in ticks.
    /// </summary>
    public override string ToString()
    {
        var table = new TextTable(
            "VX expiry", "VX", "VX^2", "E[VIX^2]", "low", "high", "SPX fwd", "low", "high", "interp", "SPX-opt", "", "opt-VX^2", "", "SPX-VX^2", "", "VX-fwd ticks");
        foreach (ConsistencyExpiry row in Expiries)
        {
            SquaredPoints spx = SquaredPoints.Of(row.Spx);
            table.Add(
                FormattableString.Invariant($"{row.Expiry.Date:yyyy-MM-dd}"),
                NumberText.Fixed(row.Future.Price, 4),
                Points(row.FutureSquared),
                Points(row.Options?.Value),
                Points(row.Options?.Low),
                Points(row.Options?.High),
                Points(spx.Value),
                Points(spx.Low),
                Points(spx.High),
                Points(spx.Interpolation),
                Gap(row.SpxLessOptions),
                Verdict(row.SpxLessOptions),
                Gap(row.OptionsLessFuture),
                Verdict(row.OptionsLessFuture),
                Gap(row.SpxLessFuture),
                Verdict(row.SpxLessFuture),
                row.Parity is { } parity ? NumberText.WithSign(parity.Ticks, 1) + (parity.IsWarning ? "!" : string.Empty) : "-");
        }

        return table.ToString();
    }

    private static string Points(double? value) => value is { } x ? NumberText.Fixed(x, 1) : "-";

    private static string Gap(ConsistencyGap gap) => gap.Value is { } x ? NumberText.WithSign(x, 1) : "-";

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
