using System.Collections.Immutable;
using VixShield.Display;
using VixShield.Expiries;
using VixShield.Instruments;
using VixShield.Market;

namespace VixShield.Risk;

/// <summary>What the options of one underlying that settle at one close are worth there, at their strikes and around spot. Made by <see cref="ExpiryRisk"/>. Equal when all parts are.</summary>
[TypeFormatterSource]
public sealed record PinTable : IDisplayable
{
    private PinTable(string symbol, Expiry expiry, double spot, double? deviation, ImmutableArray<LegValuation> legs, ImmutableArray<PinRow> rows)
    {
        Symbol = symbol;
        Expiry = expiry;
        Spot = spot;
        Deviation = deviation;
        Legs = legs;
        Rows = rows;
    }

    /// <summary>Symbol of the underlying: SPX for SPXW and XSP together.</summary>
    public string Symbol { get; }

    /// <summary>The expiry.</summary>
    public Expiry Expiry { get; }

    /// <summary>The level now, in points.</summary>
    public double Spot { get; }

    /// <summary>One standard deviation over the time left, in points; null without a volatility.</summary>
    public double? Deviation { get; }

    /// <summary>The legs.</summary>
    public ImmutableArray<LegValuation> Legs { get; }

    /// <summary>The levels, ascending: every strike, spot, and the deviations on either side that are above 0.</summary>
    public ImmutableArray<PinRow> Rows { get; }

    /// <inheritdoc/>
    public bool Equals(PinTable? other) =>
        other is not null && Symbol == other.Symbol && Expiry == other.Expiry && Spot.Equals(other.Spot) && Deviation.Equals(other.Deviation)
        && Legs.AsSpan().SequenceEqual(other.Legs.AsSpan()) && Rows.AsSpan().SequenceEqual(other.Rows.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Symbol, Expiry, Spot, Legs.Length, Rows.Length);

    /// <summary>What settles, spot, and the lowest value over the levels.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Symbol} {Expiry}, spot {Spot:F2}{(Deviation is { } d ? FormattableString.Invariant($", one deviation {d:F2}") : "")}, {Legs.Length} legs; lowest value {Rows.Min(r => r.Total):F0} $ over {Rows.Length} levels");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Pin table", ToString())
    {
        Facts =
        [
            new("symbol", Symbol),
            new("expiry", Expiry.ToString()),
            new("spot", Spot, "points"),
            new("deviation", Deviation, "points"),
            new("legs", Legs.Length),
        ],
        Tables =
        [
            Levels("Settlement value by level"),
            ExposureTables.Legs("Legs", Legs),
        ],
    };

    internal DisplayTable Levels(string caption) => DisplayTable.Of(
        caption,
        Rows,
        new("level", "points", r => DisplayCell.Fixed(r.Level, 2)),
        new("strike", r => r.IsStrike),
        new("distance", "standard deviations", r => DisplayCell.WithSign(r.Deviations, 2)),
        new("settlement value", "$", r => DisplayCell.WithSign(r.Total, 0)),
        new("legs in the money", r => r.InTheMoney.Length));

    internal static PinTable Of(IEnumerable<LegValuation> options, MarketSnapshot market, ExpiryRiskOptions settings)
    {
        ImmutableArray<LegValuation> legs = [.. options];
        string symbol = legs[0].Position.Leg.Contract.UnderlyingSymbol;
        double spot = market.Require(new DatumKey(DatumKind.Level, symbol));
        double? deviation = ExpiryLegs.RelativeDeviation(legs[0], market) * spot;
        HashSet<double> strikes = [.. legs.Select(l => ((OptionLeg)l.Position.Leg).Strike / l.Position.Leg.Contract.UnderlyingScale)];
        SortedSet<double> levels = [.. strikes, spot];
        if (deviation is { } one)
        {
            foreach (double count in settings.PinDeviations)
            {
                levels.Add(spot + (count * one));
                if (spot - (count * one) > 0)
                    levels.Add(spot - (count * one));
            }
        }

        return new PinTable(
            symbol,
            legs[0].Position.Leg.ExpiryOrNull!,
            spot,
            deviation,
            legs,
            [.. levels.Select(level => new PinRow(level, strikes.Contains(level), deviation > 0 ? (level - spot) / deviation : null, [.. legs.Select(l => SettlementAmount(l.Position.Leg, level))]))]);
    }

    /// <summary>What a leg is worth when its underlying settles at a level, in dollars; of a future, its mark there.</summary>
    internal static double SettlementAmount(Leg leg, double level)
    {
        double underlying = level * leg.Contract.UnderlyingScale;
        double price = leg is OptionLeg option ? Math.Max(0, (int)option.Right * (underlying - option.Strike)) : underlying;
        return price * (leg.Contract.Multiplier * leg.Quantity);
    }
}
