using VixShield.Expiries;
using VixShield.Instruments;
using VixShield.Market;

namespace VixShield.Risk;

/// <summary>
/// The last days of a book's legs: gamma against the move that is left, what a close at or next to a strike is worth (pin), what a gap between the last trade and a settlement in the morning costs, and which American options may be
/// exercised.
/// </summary>
public static class ExpiryRisk
{
    /// <summary>Measures a valued book. Settled legs and shares are left out.</summary>
    /// <param name="valuation">The book.</param>
    /// <param name="options">Days, levels and gaps; null for the defaults.</param>
    /// <exception cref="ArgumentNullException">The valuation is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The calendar of events does not cover the time from the market to the last expiry of the page.</exception>
    /// <exception cref="MissingDatumException">The market lacks the level of an underlying that settles at the close.</exception>
    public static ExpiryRiskReading Of(BookValuation valuation, ExpiryRiskOptions? options = null)
    {
        Guard.NotNull(valuation, nameof(valuation));
        options ??= ExpiryRiskOptions.Default;
        MarketSnapshot market = valuation.Market;
        LegValuation[] near = [.. valuation.InFixedOrder.Where(l => !l.IsSettled && l.Years * 365 < options.Days).OrderBy(l => l.Position.Leg.ExpiryOrNull)];
        IEnumerable<LegValuation> closing = near.Where(l => l.Position.Leg is OptionLeg { Contract.Settlement: SettlementStyle.Pm });
        IEnumerable<LegValuation> opening = near.Where(l => l.Position.Leg.Contract.Settlement == SettlementStyle.Am);
        return new ExpiryRiskReading(
            options,
            [.. near.Select(l => ExpiryLegs.Measure(l, market, options.Events))],
            [.. ByExpiry(closing).Select(g => PinTable.Of(g, market, options))],
            [.. ByExpiry(opening).Select(g => GapTable.Of(g, market, options))],
            EarlyExercise.Flags(valuation.Book, market));
    }

    private static IEnumerable<IGrouping<(string Symbol, Expiry Expiry), LegValuation>> ByExpiry(IEnumerable<LegValuation> legs) =>
        legs.GroupBy(l => (l.Position.Leg.Contract.UnderlyingSymbol, l.Position.Leg.ExpiryOrNull!));
}
