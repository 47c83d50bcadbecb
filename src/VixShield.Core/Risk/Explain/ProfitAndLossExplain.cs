using System.Collections.Immutable;
using VixShield.Display;
using VixShield.Expiries;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.TermStructure;

namespace VixShield.Risk;

/// <summary>
/// Why a book gained or lost between two markets: carry of the days that passed, then the moves of index, volatilities, VX futures and rates to second order, trades, and a residual that makes the parts exact. By leg, layer,
/// structure and role. Immutable.
/// </summary>
/// <remarks>
/// A move of a VX future is three: what the beta of the beginning gives it for the move of spot VIX, what the beta of its shorter time adds (drift), and the rest (basis); its roll is part of the carry. What gamma makes of the whole
/// move is one term.
/// </remarks>
[TypeFormatterSource]
public sealed class ProfitAndLossExplain : IDisplayable
{
    private ProfitAndLossExplain(BookValuation before, BookValuation after, LogBetaCurve betas, ImmutableArray<LegProfit> legs, double trades)
    {
        Before = before;
        After = after;
        Betas = betas;
        Legs = legs;
        Held = ProfitParts.Sum(legs.Select(l => l.Parts));
        Net = Held + ProfitParts.Of(trades, (ProfitCause.Trades, trades));
    }

    /// <summary>The book at the beginning.</summary>
    public BookValuation Before { get; }

    /// <summary>The book at the end.</summary>
    public BookValuation After { get; }

    /// <summary>The betas that split moves of VX futures.</summary>
    public LogBetaCurve Betas { get; }

    /// <summary>Every position of the beginning, in the book's order, held to the end.</summary>
    public ImmutableArray<LegProfit> Legs { get; }

    /// <summary>What was held, by cause.</summary>
    public ProfitParts Held { get; }

    /// <summary>The book, trades included: its sum is the profit or loss.</summary>
    public ProfitParts Net { get; }

    /// <summary>The hedge layers that occur at the beginning, ascending.</summary>
    public ImmutableArray<int> Layers => Before.Layers;

    /// <summary>Explains the profit or loss of a book.</summary>
    /// <param name="before">The book and market at the beginning.</param>
    /// <param name="after">The book and market at the end, not before the beginning; the book may have been traded.</param>
    /// <param name="betas">The betas that split moves of VX futures; null for the prior.</param>
    /// <param name="tradeCost">What the trades between cost in dollars, fees included, negative for a credit (futures: size times price); null for trades at the marks of the end, which earn nothing.</param>
    /// <param name="indexSymbol">The equity index.</param>
    /// <exception cref="ArgumentException">A value is null or not finite, or the end is before the beginning.</exception>
    /// <exception cref="MissingDatumException">A market lacks what a leg needs: what was held at the beginning has to be valued at the end.</exception>
    public static ProfitAndLossExplain Between(BookValuation before, BookValuation after, LogBetaCurve? betas = null, double? tradeCost = null, string indexSymbol = "SPX")
    {
        Guard.NotNull(before, nameof(before));
        Guard.NotNull(after, nameof(after));
        Guard.NotBlank(indexSymbol, nameof(indexSymbol));
        if (after.Market.ValuationInstant < before.Market.ValuationInstant)
            throw Guard.OutOfRange(nameof(after), after.Market.ValuationInstant, FormattableString.Invariant($"Must not be before {before.Market.ValuationInstant:yyyy-MM-dd HH:mm zzz}."));
        betas ??= LogBetaCurve.Prior;
        BookValuation held = before.Book.Equals(after.Book) ? after : BookValuation.Of(before.Book, after.Market);
        var explain = new LegExplain(before.Market, after.Market, betas, indexSymbol);
        LegProfit[] legs = [.. before.Legs.Select((leg, i) => new LegProfit(leg.Position, explain.Explain(leg, held.Legs[i])))];
        double traded = after.Mark - held.Mark;
        return new ProfitAndLossExplain(before, after, betas, [.. legs], traded - Guard.Finite(tradeCost ?? traded, nameof(tradeCost)));
    }

    /// <summary>Profit or loss of one hedge layer; none when no position is in it.</summary>
    /// <param name="layer">The layer's number.</param>
    public ProfitParts ByLayer(int layer) => SumOf(p => p.Layer == layer);

    /// <summary>Profit or loss of one structure.</summary>
    /// <param name="structure">The structure's name.</param>
    public ProfitParts ByStructure(string structure) => SumOf(p => p.Structure == structure);

    /// <summary>Profit or loss of the positions of one role.</summary>
    /// <param name="role">The role.</param>
    public ProfitParts ByRole(LegRole role) => SumOf(p => p.Role == role);

    /// <summary>Profit or loss by index vega of each expiry, ascending: the buckets of <see cref="ProfitCause.IndexVega"/>.</summary>
    public ImmutableArray<KeyValuePair<Expiry, double>> IndexVegaByExpiry =>
    [
        .. Legs.Where(l => l.Position.Leg is OptionLeg { Contract.Underlying: not UnderlyingKind.VolatilityIndex })
            .GroupBy(l => l.Position.Leg.ExpiryOrNull!)
            .OrderBy(g => g.Key)
            .Select(g => KeyValuePair.Create(g.Key, g.Sum(l => l.Parts[ProfitCause.IndexVega]))),
    ];

    /// <summary>Profit or loss of the positions that a condition selects.</summary>
    /// <param name="selects">Whether a position counts.</param>
    public ProfitParts SumOf(Func<Position, bool> selects)
    {
        Guard.NotNull(selects, nameof(selects));
        return ProfitParts.Sum(Legs.Where(l => selects(l.Position)).Select(l => l.Parts));
    }

    /// <summary>The whole and the parts.</summary>
    public override string ToString() => Net.ToString();

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Profit and loss explained", ToString())
    {
        Facts =
        [
            new("from", Before.Market.ValuationInstant),
            new("until", After.Market.ValuationInstant),
            new("profit", DisplayCell.WithSign(Net.Total, 2), "$"),
            new("profit of what was held", DisplayCell.WithSign(Held.Total, 2), "$"),
            new("carry of the days", DisplayCell.WithSign(Net.Carry, 2), "$"),
            new("residual", DisplayCell.WithSign(Net[ProfitCause.Residual], 2), "$"),
        ],
        Tables =
        [
            ProfitParts.Table([.. Before.Structures.Select(s => (s, ByStructure(s))), .. Layers.Select(l => (FormattableString.Invariant($"layer {l}"), ByLayer(l))), ("net", Net)]),
            DisplayTable.Of(
                "Legs",
                Legs,
                new("leg", r => r.Position.Leg.ToString()),
                new("profit", "$", r => DisplayCell.WithSign(r.Parts.Total, 0)),
                new("carry of the days", "$", r => DisplayCell.WithSign(r.Parts.Carry, 0)),
                new("residual", "$", r => DisplayCell.WithSign(r.Parts[ProfitCause.Residual], 0))),
            DisplayTable.Of(
                "Index vega by expiry",
                IndexVegaByExpiry,
                new("expiry", r => r.Key.ToString()),
                new("profit", "$", r => DisplayCell.WithSign(r.Value, 0))),
        ],
    };
}
