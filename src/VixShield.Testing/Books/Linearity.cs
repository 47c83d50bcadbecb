using VixShield.Instruments;
using VixShield.Market;

namespace VixShield.Testing;

/// <summary>The laws of a measure that is a sum over legs.</summary>
internal sealed class Linearity(Func<Book, MarketSnapshot, double> measure, double accuracy)
{
    internal string? Nothing(BookCase c) => Amounts.Equal("The measure of an empty book", measure(Book.Empty, c.Market), 0, 0);

    internal string? Proportionality(BookCase c) => Compare("The measure of three times the book", Scaled(c.Book, 3), 3 * measure(c.Book, c.Market), c, 3);

    internal string? Sign(BookCase c) => Compare("The measure of the book turned round", Scaled(c.Book, -1), -measure(c.Book, c.Market), c, 1);

    internal string? Additivity(BookCase c) => Compare("The measure of the book", c.Book, c.Book.Positions.Sum(p => Alone(p, c)), c, 1);

    internal string? Order(BookCase c) => Compare("The measure with positions reversed", Book.OfPositions(c.Book.Positions.Reverse()), measure(c.Book, c.Market), c, 1);

    internal string? Splitting(BookCase c)
    {
        // Parts that differ in structure, so that the book keeps both.
        Book split = Book.OfPositions(c.Book.Positions.SelectMany(p => Parts(p)));
        return Compare("The measure with positions in two parts", split, measure(c.Book, c.Market), c, 1);
    }

    private static IEnumerable<Position> Parts(Position p)
    {
        int part = p.Leg.Quantity / 2;
        if (part == 0)
            return [p];
        return [p with { Leg = p.Leg with { Quantity = part } }, p with { Leg = p.Leg with { Quantity = p.Leg.Quantity - part }, Structure = "other part" }];
    }

    private static Book Scaled(Book book, int factor) => Book.OfPositions(book.Positions.Select(p => p with { Leg = p.Leg with { Quantity = factor * p.Leg.Quantity } }));

    private string? Compare(string what, Book book, double demanded, BookCase c, int factor) =>
        Amounts.Equal(what, measure(book, c.Market), demanded, accuracy * factor * c.Book.Positions.Sum(p => Math.Abs(Alone(p, c))));

    private double Alone(Position position, BookCase c) => measure(Book.OfPositions([position]), c.Market);
}
