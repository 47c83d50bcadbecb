using VixShield.Instruments;
using VixShield.Pricing.Batch;
using VixShield.Volatility;

namespace VixShield.Benchmarks.Surface;

/// <summary>The bids of some quotes of a day in columns, and their volatilities.</summary>
internal sealed class OneSide
{
    private readonly double[] _price;
    private readonly double[] _forward;
    private readonly double[] _strike;
    private readonly double[] _years;
    private readonly OptionRight[] _right;
    private readonly double[] _volatility;

    /// <param name="day">The day.</param>
    /// <param name="count">How many quotes, evenly chosen.</param>
    internal OneSide(QuotedDay day, int count)
    {
        (SmileInput Smile, SmileQuote Quote)[] all = [.. day.Smiles.SelectMany(smile => smile.Quotes.Select(quote => (smile, quote)))];
        (SmileInput Smile, SmileQuote Quote)[] chosen = [.. Enumerable.Range(0, count).Select(i => all[(int)((long)i * all.Length / count)])];
        _price = [.. chosen.Select(c => c.Quote.Bid)];
        _forward = [.. chosen.Select(c => c.Smile.Forward)];
        _strike = [.. chosen.Select(c => c.Quote.Strike)];
        _years = [.. chosen.Select(c => c.Smile.Years)];
        _right = [.. chosen.Select(c => c.Quote.Right)];
        _volatility = new double[count];
    }

    internal void Solve() => Black76Batch.ImpliedVolatility(
        _price, 1, new BlackInputs { Forward = _forward, Strike = _strike, Years = _years, Rights = _right }, _volatility, default);
}
