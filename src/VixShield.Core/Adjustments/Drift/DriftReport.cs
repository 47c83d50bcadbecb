using System.Collections.Immutable;
using VixShield.Display;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.Risk;
using VixShield.TermStructure;

namespace VixShield.Adjustments;

/// <summary>
/// What has become of a calibration: the changes of total delta, vega and carry split into time, market move, betas and trades, for the book and for each layer, and which layer stopped hedging and in
/// which direction. Immutable.
/// </summary>
/// <remarks>
/// The states between are: the book of the calibration in its own market aged (index on its forward, surface fixed in normalised moneyness and time to expiry, VX curve fixed in time to expiry); in the
/// market of now under the betas of then; under the betas of now; and the book of now. Each part is the difference of two neighbours. A VX ladder's vega and delta change by time alone, because betas rise
/// towards expiry: that part is no decoupling.
/// </remarks>
[TypeFormatterSource]
public sealed class DriftReport : IDisplayable
{
    // Share of the promised profit that a layer may miss or exceed and still count as tracking.
    private const double Tolerance = 0.25;

    // Below this move of VIX, in points, what a beta promises is lost in the spreads.
    private const double SmallestMove = 0.25;

    private DriftReport(DateTimeOffset from, DateTimeOffset until, DriftParts totalDelta, DriftParts vega, DriftParts carry, double vixMove, ImmutableArray<LayerDrift> layers)
    {
        From = from;
        Until = until;
        TotalDelta = totalDelta;
        Vega = vega;
        Carry = carry;
        VixMove = vixMove;
        Layers = layers;
    }

    /// <summary>When the book was calibrated.</summary>
    public DateTimeOffset From { get; }

    /// <summary>Now.</summary>
    public DateTimeOffset Until { get; }

    /// <summary>Change of total delta at the skew stickiness asked for, in dollars per +1 % of SPX.</summary>
    public DriftParts TotalDelta { get; }

    /// <summary>Change of VIX-equivalent vega, in dollars per VIX point.</summary>
    public DriftParts Vega { get; }

    /// <summary>Change of carry, in dollars per calendar day.</summary>
    public DriftParts Carry { get; }

    /// <summary>Change of spot VIX, in points.</summary>
    public double VixMove { get; }

    /// <summary>The layers, the positions without one first.</summary>
    public ImmutableArray<LayerDrift> Layers { get; }

    /// <summary>Compares a calibration with a book now.</summary>
    /// <param name="calibration">The calibration, made under beta curves.</param>
    /// <param name="then">The market of the calibration.</param>
    /// <param name="now">The book of now in the market of now.</param>
    /// <param name="map">The map of now.</param>
    /// <param name="skewStickiness">Skew stickiness of the deltas, as in <see cref="AdjustmentPolicy.SkewStickiness"/>; from 0 to 2.</param>
    /// <exception cref="ArgumentException">The market is not that of the calibration's instant, now is before it, or the calibration's map is a model's, whose betas cannot be kept while the market moves.</exception>
    /// <exception cref="MissingDatumException">A market lacks what a leg needs.</exception>
    public static DriftReport Between(Calibration calibration, MarketSnapshot then, BookValuation now, FactorMap map, double skewStickiness = 0)
    {
        Guard.InRange(skewStickiness, 0, 2, nameof(skewStickiness));
        Guard.NotNull(calibration, nameof(calibration));
        Guard.NotNull(then, nameof(then));
        Guard.NotNull(now, nameof(now));
        Guard.NotNull(map, nameof(map));
        if (then.ValuationInstant != calibration.Instant)
            throw new ArgumentException(FormattableString.Invariant($"The market is of {then.ValuationInstant:O}, the calibration of {calibration.Instant:O}."), nameof(then));
        double days = (now.Market.ValuationInstant - then.ValuationInstant).TotalDays;
        if (days < 0)
            throw Guard.OutOfRange(nameof(now), now.Market.ValuationInstant, FormattableString.Invariant($"Must not be before the calibration of {calibration.Instant:O}."));
        FactorMap before = calibration.Exposures.Map;
        if (before.Betas is not { } betas)
            throw new ArgumentException("The calibration's map is a model's; a drift needs beta curves.", nameof(calibration));

        MarketSnapshot aged = days > 0 ? AgedMarket.Of(then, days, before.IndexSymbol) : then;
        FactorMap Under(MarketSnapshot market, BetaSet curves, SpotVixResponse response) => FactorMap.Create(market, curves, response, before.IndexSymbol);
        Step[] steps =
        [
            new(Live(calibration.Book, then), Under(then, betas, before.Response)),
            new(Live(calibration.Book, aged), Under(aged, betas, before.Response)),
            new(Live(calibration.Book, now.Market), Under(now.Market, betas, before.Response)),
            new(Live(calibration.Book, now.Market), map),
            new(Live(now.Book, now.Market), map),
        ];
        double vega = steps[0].Valuation.Net.Map(steps[0].Map).VixEquivalentVega.Mid;
        if (Math.Abs(vega - calibration.Exposures.VixEquivalentVega.Mid) > 1e-6 * Math.Max(1, Math.Abs(vega)))
            throw new ArgumentException(FormattableString.Invariant($"In this market the calibrated book has a vega of {vega:G6}, at calibration it had {calibration.Exposures.VixEquivalentVega.Mid:G6}: it is another market."), nameof(then));
        double vixMove = now.Market.Require(new DatumKey(DatumKind.Level, MarketSnapshot.VixSymbol)) - then.Require(new DatumKey(DatumKind.Level, MarketSnapshot.VixSymbol));
        ProfitAndLossExplain? explain = Explain(calibration.Book, then, now.Market, betas.Mid);
        int?[] layers = [.. calibration.Book.Positions.Concat(now.Book.Positions).Select(p => p.Layer).Distinct().Order()];
        return new DriftReport(
            then.ValuationInstant,
            now.Market.ValuationInstant,
            Delta(steps, _ => true, skewStickiness),
            Parts(steps, _ => true, (_, e) => e.VixEquivalentVega.Mid),
            Parts(steps, _ => true, (_, e) => e.Carry.Total),
            vixMove,
            [.. layers.Select(layer => Layer(layer, steps, explain, vixMove, skewStickiness))]);
    }

    /// <summary>The three changes.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"total delta {TotalDelta.Total:+0.##;-0.##;0} $/1%, vega {Vega.Total:+0.##;-0.##;0} $/VIX point, carry {Carry.Total:+0.##;-0.##;0} $/day since {From:yyyy-MM-dd HH:mm zzz}");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Drift since the calibration", ToString())
    {
        Facts =
        [
            new("from", From),
            new("until", Until),
            new("VIX move", VixMove, "VIX points"),
            new("change of total delta", TotalDelta.Total, "$/1%"),
            new("change of VIX-equivalent vega", Vega.Total, "$/VIX point"),
            new("change of carry", Carry.Total, "$/day"),
        ],
        Tables =
        [
            Parts([("total delta, $/1%", TotalDelta), ("VIX-equivalent vega, $/VIX point", Vega), ("carry, $/day", Carry), .. Layers.Select(l => ($"vega of {Name(l)}, $/VIX point", l.Vega))]),
            DisplayTable.Of(
                "Layers against what their betas promised",
                Layers,
                new("layer", r => Name(r)),
                new("tracking", r => r.Tracking),
                new("expected profit", "$", r => DisplayCell.WithSign(r.ExpectedProfit, 0)),
                new("profit beyond that", "$", r => DisplayCell.WithSign(r.BasisProfit, 0)),
                new("finding", r => r.Reason)),
        ],
    };

    internal static DisplayTable Parts(IEnumerable<(string Name, DriftParts Parts)> changes) => DisplayTable.Of(
        "Changes by cause",
        changes,
        new("change of", r => r.Name),
        new("time", r => DisplayCell.WithSign(r.Parts.Time, 0)),
        new("market move", r => DisplayCell.WithSign(r.Parts.MarketMove, 0)),
        new("betas", r => DisplayCell.WithSign(r.Parts.Betas, 0)),
        new("trades", r => DisplayCell.WithSign(r.Parts.Trades, 0)),
        new("total", r => DisplayCell.WithSign(r.Parts.Total, 0)));

    private static string Name(LayerDrift drift) => drift.Layer is { } layer ? FormattableString.Invariant($"layer {layer}") : "positions without a layer";

    private static LayerDrift Layer(int? layer, Step[] steps, ProfitAndLossExplain? explain, double vixMove, double skewStickiness)
    {
        DriftParts delta = Delta(steps, p => p.Layer == layer, skewStickiness);
        DriftParts vega = Parts(steps, p => p.Layer == layer, (_, e) => e.VixEquivalentVega.Mid);
        if (explain is null)
            return new LayerDrift(layer, delta, vega, HedgeTracking.NotMeasured, null, null, "What it earned cannot be explained: a datum is missing.");
        ProfitParts parts = explain.SumOf(p => p.Layer == layer);
        double expected = parts[ProfitCause.VixBeta] + parts[ProfitCause.BetaDrift];
        double basis = parts[ProfitCause.VixBasis];
        if (Math.Abs(vixMove) < SmallestMove || expected == 0)
            return new LayerDrift(layer, delta, vega, HedgeTracking.NotMeasured, expected, basis, FormattableString.Invariant($"VIX moved by {vixMove:G6} points, which promised {expected:G6} $."));
        double share = (expected + basis) / expected;
        HedgeTracking tracking = share < 0 ? HedgeTracking.WrongWay : share < 1 - Tolerance ? HedgeTracking.Lags : share > 1 + Tolerance ? HedgeTracking.Overreacts : HedgeTracking.Tracks;
        return new LayerDrift(
            layer, delta, vega, tracking, expected, basis, FormattableString.Invariant($"for a VIX move of {vixMove:G6} points its beta promised {expected:G6} $ and it moved by {expected + basis:G6} $, {100 * share:F0} % of that"));
    }

    private static DriftParts Delta(Step[] steps, Func<Position, bool> counts, double skewStickiness) =>
        Parts(steps, counts, (legs, e) => e.TotalDelta.Mid + ((1 - skewStickiness) * legs.Sum(l => l.SkewDelta ?? 0)));

    private static DriftParts Parts(Step[] steps, Func<Position, bool> counts, Func<IEnumerable<LegValuation>, MappedExposures, double> of)
    {
        double[] at = [.. steps.Select(s => of(s.Valuation.Legs.Where(l => counts(l.Position)), s.Valuation.SumOf(l => counts(l.Position)).Map(s.Map)))];
        return new DriftParts(at[1] - at[0], at[2] - at[1], at[3] - at[2], at[4] - at[3]);
    }

    /// <summary>What has settled has no exposures; it leaves with the time that passes.</summary>
    private static BookValuation Live(Book book, MarketSnapshot market) =>
        BookValuation.Of(Book.OfPositions(book.Positions.Where(p => !p.Leg.HasExpiredBy(market.ValuationInstant))), market);

    private static ProfitAndLossExplain? Explain(Book book, MarketSnapshot then, MarketSnapshot now, LogBetaCurve betas)
    {
        try
        {
            // What has settled no longer tracks anything.
            Book live = Book.OfPositions(book.Positions.Where(p => !p.Leg.HasExpiredBy(now.ValuationInstant)));
            return ProfitAndLossExplain.Between(BookValuation.Of(live, then), BookValuation.Of(live, now), betas);
        }
        catch (MissingDatumException)
        {
            return null;
        }
    }

    private readonly record struct Step(BookValuation Valuation, FactorMap Map);
}
