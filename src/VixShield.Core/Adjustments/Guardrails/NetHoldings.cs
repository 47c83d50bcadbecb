using VixShield.Instruments;

namespace VixShield.Adjustments;

/// <summary>What a book holds of an instrument, over all positions and roles.</summary>
internal static class NetHoldings
{
    internal static int Of(Book book, Leg leg) => book.Positions.Where(p => p.Leg.IsSameInstrument(leg)).Sum(p => p.Leg.Quantity);

    /// <summary>The instruments of positions and units for which something counts, each once, in a fixed order.</summary>
    internal static IEnumerable<Leg> Instruments(IEnumerable<Leg> legs) => legs.Select(l => l with { Quantity = 1 }).Distinct().OrderBy(l => l.Name, StringComparer.Ordinal);

    /// <summary>The contracts of an instrument held after lots.</summary>
    internal static LinearForm Form(Book book, PlanColumns columns, Leg leg) => new(
        Of(book, leg),
        Enumerable.Range(0, columns.Count).Select(i => (double)columns[i].Candidate.Unit.Where(t => t.Leg.IsSameInstrument(leg)).Sum(t => t.Leg.Quantity)));
}
