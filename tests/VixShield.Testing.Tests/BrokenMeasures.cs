using VixShield.Instruments;
using VixShield.Market;
using VixShield.Risk;

namespace VixShield.Tests.Testing;

/// <summary>Measures of books that are wrong in one way each.</summary>
internal static class BrokenMeasures
{
    private static int s_calls;

    internal static IEnumerable<(string Law, string Wrong, Func<Book, MarketSnapshot, double> Measure)> All =>
    [
        ("empty book", "a fee for the account", (b, m) => Value(b, m) + 25),
        ("finite", "NaN for books with futures", (b, m) => b.Positions.Any(p => p.Leg is FutureLeg) ? double.NaN : Value(b, m)),
        ("proportionality", "a discount for size", (b, m) => b.Positions.Sum(p => Math.Sign(p.Leg.Quantity) * Math.Pow(Math.Abs(p.Leg.Quantity), 0.99))),
        ("sign", "gross in place of net", (b, _) => b.Positions.Sum(p => Math.Abs(p.Leg.Quantity))),
        ("additivity", "the largest position alone", (b, _) => b.Positions.IsEmpty ? 0 : b.Positions.MaxBy(p => Math.Abs(p.Leg.Quantity))!.Leg.Quantity),
        ("splitting", "the square of each position", (b, _) => b.Positions.Sum(p => (double)p.Leg.Quantity * p.Leg.Quantity)),
        ("order", "weights by place", (b, _) => b.Positions.Select((p, i) => p.Leg.Quantity * (1 + (0.1 * i))).Sum()),
        ("determinism", "the number of the call", (b, m) => Value(b, m) + Interlocked.Increment(ref s_calls)),
        ("threads", "the thread", (b, m) => Value(b, m) + Environment.CurrentManagedThreadId),
    ];

    private static double Value(Book book, MarketSnapshot market) => BookValuation.Of(book, market).Value;
}
