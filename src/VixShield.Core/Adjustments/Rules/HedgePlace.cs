using VixShield.Expiries;
using VixShield.Instruments;

namespace VixShield.Adjustments;

/// <summary>Where in the book a bought hedge goes, so that a trade joins what is held and the order of the book does not matter.</summary>
internal readonly record struct HedgePlace(int? Layer, string? Structure)
{
    /// <summary>The hedge's own position of the instrument (lowest layer first); or else the layer and structure of the long holding whose expiry is nearest; or nowhere.</summary>
    internal static HedgePlace For(Leg leg, Book book, DateTimeOffset instant)
    {
        Position? held = book.Positions.Where(p => p.Role == LegRole.Hedge && p.Leg.IsSameInstrument(leg)).MinBy(p => p.Layer);
        if (held is not null)
            return new HedgePlace(held.Layer, null);
        // The first of equally near ones in the fixed order of holdings.
        HedgeHolding? near = HedgeHolding.LongOf(book, instant).Where(h => h.Leg.ExpiryOrNull is not null).MinBy(h => Distance(h.Leg.ExpiryOrNull!, leg.ExpiryOrNull!));
        return near is null ? default : new HedgePlace(near.Layer, near.Structure);
    }

    private static TimeSpan Distance(Expiry one, Expiry other) => (one.Instant - other.Instant).Duration();
}
