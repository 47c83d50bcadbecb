using FsCheck;
using VixShield.Instruments;
using VixShield.Market;

namespace VixShield.Testing;

/// <summary>Laws of measures of books that are sums over their legs: value, a delta, a vega, carry.</summary>
public static class MeasureLaws
{
    /// <summary>
    /// Laws of a measure that is linear in quantities: nothing for nothing, proportional, turned round with the book, the sum of parts, whatever the order, the same bits again and on eight threads.
    /// </summary>
    /// <param name="measure">The measure of a book in a market that has a price for every leg.</param>
    /// <param name="accuracy">Rounding that is allowed, relative to the measures of the single positions added without sign; greater than 0 and at most 0.001.</param>
    /// <exception cref="ArgumentException">The measure is null, or the accuracy is out of range.</exception>
    public static LawSuite Linear(Func<Book, MarketSnapshot, double> measure, double accuracy = 1e-11)
    {
        ArgumentNullException.ThrowIfNull(measure);
        if (accuracy is not (> 0 and <= 0.001))
            throw new ArgumentOutOfRangeException(nameof(accuracy), accuracy, FormattableString.Invariant($"Must be above 0 and at most 0.001, not {accuracy}."));
        Arbitrary<BookCase> cases = Arbitraries.BookCases();
        Linearity laws = new(measure, accuracy);
        return new LawSuite(
            "linear measure",
            [
                Law.Over("empty book", "a book without positions measures 0", cases, laws.Nothing),
                Law.Over("finite", "the measure is a number; a case tells where it is not 0", cases, c => Amounts.Finite("The measure", measure(c.Book, c.Market)), c => measure(c.Book, c.Market) != 0),
                Law.Over("proportionality", "three times the quantities measure three times as much", cases, laws.Proportionality),
                Law.Over("sign", "the book turned round measures the negative", cases, laws.Sign),
                Law.Over("additivity", "a book measures the sum of its positions", cases, laws.Additivity),
                Law.Over("splitting", "a position held in two parts measures what it measures in one", cases, laws.Splitting),
                Law.Over("order", "the order of positions does not matter", cases, laws.Order),
                Repeatability.Again<BookCase>(c => measure(c.Book, c.Market), cases),
                Repeatability.OnThreads<BookCase>(c => measure(c.Book, c.Market), cases),
            ]);
    }
}
