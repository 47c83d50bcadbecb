using VixShield.Instruments;

namespace VixShield.Adjustments;

/// <summary>What a hedge layer holds of one instrument, over all positions of that layer: the order of the book does not matter.</summary>
internal sealed record HedgeHolding(Leg Leg, int? Layer, int Quantity, string? Structure)
{
    /// <summary>The net long holdings of the hedge that have not settled by an instant, in a fixed order: expiry, strike, right, contract, layer.</summary>
    internal static IEnumerable<HedgeHolding> LongOf(Book book, DateTimeOffset instant) => book.Positions
        .Where(p => p.Role == LegRole.Hedge && !p.Leg.HasExpiredBy(instant))
        .GroupBy(p => (Leg: p.Leg with { Quantity = 1 }, p.Layer))
        .Select(g => new HedgeHolding(g.Key.Leg, g.Key.Layer, g.Sum(p => p.Leg.Quantity), Common(g)))
        .Where(h => h.Quantity > 0)
        .OrderBy(h => h.Leg.ExpiryOrNull)
        .ThenBy(h => (h.Leg as OptionLeg)?.Strike)
        .ThenBy(h => (h.Leg as OptionLeg)?.Right)
        .ThenBy(h => h.Leg.Contract.Symbol, StringComparer.Ordinal)
        .ThenBy(h => h.Layer);

    /// <summary>Sells contracts of this holding.</summary>
    internal Trade Sell(int contracts) => new(Leg with { Quantity = -contracts }, LegRole.Hedge, Layer);

    /// <summary>Buys another instrument in this one's place: it joins the hedge's own position of that instrument, or opens one where this holding stands.</summary>
    internal Trade BuyInstead(Book book, Leg bought)
    {
        Position? held = book.Positions.Where(p => p.Role == LegRole.Hedge && p.Leg.IsSameInstrument(bought)).MinBy(p => p.Layer);
        return held is null
            ? new Trade(bought, LegRole.Hedge, Layer, Structure)
            : new Trade(bought, LegRole.Hedge, held.Layer);
    }

    /// <summary>The structure that all positions belong to, or null where they do not agree.</summary>
    private static string? Common(IEnumerable<Position> positions) =>
        positions.Select(p => p.Structure).Distinct().ToArray() is [var one] ? one : null;
}
