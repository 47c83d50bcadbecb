using System.Collections.Immutable;
using VixShield.Curves;
using VixShield.Display;
using VixShield.Expiries;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.Numerics;

namespace VixShield.Risk;

/// <summary>
/// What legs that settle at one opening earn or lose when the settlement value gaps away from the present forward: options at intrinsic value, futures at the settlement value, less the present marks. Made by
/// <see cref="ExpiryRisk"/>. Equal when all parts are.
/// </summary>
/// <remarks>The gap is the whole move: days that are left before the last trade are not in it.</remarks>
[TypeFormatterSource]
public sealed record GapTable : IDisplayable
{
    private GapTable(string symbol, Expiry expiry, double forward, ImmutableArray<LegValuation> legs, SettlementGaps? gaps, ImmutableArray<GapRow> rows)
    {
        Symbol = symbol;
        Expiry = expiry;
        Forward = forward;
        Legs = legs;
        Gaps = gaps;
        Rows = rows;
    }

    /// <summary>Symbol of the underlying.</summary>
    public string Symbol { get; }

    /// <summary>The expiry.</summary>
    public Expiry Expiry { get; }

    /// <summary>What the gap starts from, in points: the VX future, or the parity forward of the index; never spot VIX.</summary>
    public double Forward { get; }

    /// <summary>The legs.</summary>
    public ImmutableArray<LegValuation> Legs { get; }

    /// <summary>The gaps; null where none are known for the underlying, and there is only the row without a gap.</summary>
    public SettlementGaps? Gaps { get; }

    /// <summary>
    /// What is scheduled after the cash close of the last trading day and up to the settlement, ascending: these moves are inside the gap, and the quantiles pool openings with and without them. Empty also where no calendar is given.
    /// </summary>
    public ImmutableArray<ScheduledEvent> Events { get; private init; } = [];

    /// <summary>The row without a gap first, then one for each gap.</summary>
    public ImmutableArray<GapRow> Rows { get; }

    /// <inheritdoc/>
    public bool Equals(GapTable? other) =>
        other is not null && Symbol == other.Symbol && Expiry == other.Expiry && Forward.Equals(other.Forward) && Gaps == other.Gaps
        && Events.AsSpan().SequenceEqual(other.Events.AsSpan()) && Legs.AsSpan().SequenceEqual(other.Legs.AsSpan()) && Rows.AsSpan().SequenceEqual(other.Rows.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Symbol, Expiry, Forward, Legs.Length, Rows.Length);

    /// <summary>What settles, where from, and the worst row.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Symbol} {Expiry}, forward {Forward:F2}, {Legs.Length} legs; {(Gaps is null ? FormattableString.Invariant($"no gaps are known, {Rows[0].Total:F0} $ without one") : FormattableString.Invariant($"{Rows[0].Total:F0} $ without a gap, worst {Rows.Min(r => r.Total):F0} $ of {Gaps.Quantiles.Length} gaps"))}{(Events.IsEmpty ? "" : $"; inside the gap {string.Join(", ", Events)}")}");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Gap table", ToString())
    {
        Facts =
        [
            new("symbol", Symbol),
            new("expiry", Expiry.ToString()),
            new("forward", DisplayCell.Fixed(Forward, 2), "points"),
            new("legs", Legs.Length),
            new("gaps", Gaps?.Origin ?? "no gaps are known"),
            new("events inside the gap", Events.IsEmpty ? "-" : string.Join(", ", Events)),
        ],
        Tables =
        [
            Moves("Profit and loss by gap"),
            ExposureTables.Legs("Legs", Legs),
        ],
    };

    internal DisplayTable Moves(string caption) => DisplayTable.Of(
        caption,
        Rows,
        new("share of gaps not above", "%", r => DisplayCell.Percent(r.Gap?.Probability)),
        new("log move", r => DisplayCell.WithSign(r.Gap?.LogMove ?? 0, 4)),
        new("settlement value", "points", r => DisplayCell.Fixed(r.Settlement, 2)),
        new("profit", "$", r => DisplayCell.WithSign(r.Total, 0)));

    internal static GapTable Of(IEnumerable<LegValuation> morning, MarketSnapshot market, ExpiryRiskOptions settings)
    {
        ImmutableArray<LegValuation> legs = [.. morning];
        string symbol = legs[0].Position.Leg.Contract.UnderlyingSymbol;
        Expiry expiry = legs[0].Position.Leg.ExpiryOrNull!;
        SettlementGaps? gaps = new[] { settings.VixGaps, settings.IndexGaps }.FirstOrDefault(g => g.Symbol == symbol);
        double forward = ForwardOf(legs, symbol, expiry, market);
        List<GapRow> rows = [Row(null)];
        foreach (SettlementGap gap in gaps?.Quantiles ?? [])
            rows.Add(Row(gap));
        return new GapTable(symbol, expiry, forward, legs, gaps, [.. rows]) { Events = InsideGap(expiry, market, settings.Events) };

        GapRow Row(SettlementGap? gap)
        {
            double settlement = gap is { } move ? forward * ElementaryFunctions.Exp(move.LogMove) : forward;
            return new GapRow(gap, settlement, [.. legs.Select(l => PinTable.SettlementAmount(l.Position.Leg, settlement) - l.Mark)]);
        }
    }

    private static ImmutableArray<ScheduledEvent> InsideGap(Expiry expiry, MarketSnapshot market, EventCalendar? events)
    {
        // A future trades until its settlement; its last price before a gap is that of the session before, as for options.
        if (events is null)
            return [];
        DateOnly last = expiry.LastTradingDay < expiry.Date ? expiry.LastTradingDay : TradingCalendar.UsOptions.PreviousSession(expiry.Date);
        DateTimeOffset close = TradingCalendar.UsOptions.SessionClose(last);
        return events.Between(close > market.ValuationInstant ? close : market.ValuationInstant, expiry.Instant);
    }

    // All legs settle to one number, so the gap starts from one: futures and the options' parity forward differ by ticks.
    private static double ForwardOf(ImmutableArray<LegValuation> legs, string symbol, Expiry expiry, MarketSnapshot market)
    {
        if (legs[0].Position.Leg.Contract.Underlying == UnderlyingKind.VolatilityIndex && market.HasVixFutures && market.VixFutures is VixFuturesCurve curve && curve.IsListed(expiry))
            return curve.ForwardFor(expiry);
        return market.ChainFor(symbol, expiry)?.Forward ?? legs[0].Forward!.Value;
    }
}
