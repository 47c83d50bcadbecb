using VixShield.Instruments;

namespace VixShield.Adjustments;

/// <summary>A long wing of a condor side, over all its positions, with the nearest short strike between it and the money.</summary>
internal sealed record LongWing(OptionLeg Leg, string? Structure, int? Layer, int Quantity, double ShortStrike)
{
    /// <summary>Put or call side, in words.</summary>
    internal string Side => Leg.Right == OptionRight.Put ? "put side" : "call side";

    /// <summary>Whether a strike lies between the wing and the short strike, both excluded: never outwards, and never a side of no width.</summary>
    internal bool IsInwards(double strike) => Math.Abs(strike - Leg.Strike) < Math.Abs(ShortStrike - Leg.Strike) && Math.Sign(strike - Leg.Strike) == Math.Sign(ShortStrike - Leg.Strike);

    /// <summary>The unit: the nearer wing is bought before the owned one is sold, so that no state between the two is without cover.</summary>
    internal Trade[] ShiftTo(double strike) =>
    [
        new(Leg with { Strike = strike, Quantity = 1 }, LegRole.Wing, Layer, Structure),
        new(Leg with { Quantity = -1 }, LegRole.Wing, Layer, Structure),
    ];

    /// <summary>The long wings that have not settled and cover a short strike of their structure, in a fixed order: structure, expiry, contract, puts first, strike.</summary>
    internal static IEnumerable<LongWing> Of(Book book, DateTimeOffset instant)
    {
        Position[] options = [.. book.Positions.Where(p => p.Leg is OptionLeg && p.Role is LegRole.Wing or LegRole.ShortStrike && !p.Leg.HasExpiredBy(instant))];
        return options
            .Where(p => p.Role == LegRole.Wing)
            .GroupBy(p => (Leg: (OptionLeg)(p.Leg with { Quantity = 1 }), p.Structure, p.Layer))
            .Select(g => Wing(g.Key.Leg, g.Key.Structure, g.Key.Layer, Math.Min(g.Sum(p => p.Leg.Quantity), Net(book, g.Key.Leg)), options))
            .OfType<LongWing>()
            .OrderBy(w => w.Structure, StringComparer.Ordinal)
            .ThenBy(w => w.Leg.Expiry)
            .ThenBy(w => w.Leg.Contract.Symbol, StringComparer.Ordinal)
            .ThenBy(w => w.Leg.Right)
            .ThenBy(w => w.Leg.Strike)
            .ThenBy(w => w.Layer);
    }

    private static LongWing? Wing(OptionLeg leg, string? structure, int? layer, int quantity, Position[] options)
    {
        // Towards the money: up from a put, down from a call.
        int inwards = leg.Right == OptionRight.Put ? 1 : -1;
        double[] shorts = [.. options
            .Where(p => p.Role == LegRole.ShortStrike && p.Structure == structure && p.Leg.Quantity < 0)
            .Select(p => (OptionLeg)p.Leg)
            .Where(s => s.Contract == leg.Contract && s.Expiry == leg.Expiry && s.Right == leg.Right && Math.Sign(s.Strike - leg.Strike) == inwards)
            .Select(s => s.Strike)];
        return quantity > 0 && shorts.Length > 0 ? new LongWing(leg, structure, layer, quantity, shorts.MinBy(s => Math.Abs(s - leg.Strike))) : null;
    }

    private static int Net(Book book, OptionLeg leg) => book.Positions.Where(p => p.Leg.IsSameInstrument(leg)).Sum(p => p.Leg.Quantity);
}
