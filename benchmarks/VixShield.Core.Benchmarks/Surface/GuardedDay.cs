using VixShield.Pricing;
using VixShield.Volatility;

namespace VixShield.Benchmarks.Surface;

/// <summary>Every sixth expiry of a made day, for the guard: the surface, and what it is compared with.</summary>
internal sealed class GuardedDay
{
    private const int Every = 6;
    private readonly SmileInput[] _smiles = [.. MadeDay.Wide().Smiles.Where((_, i) => i % Every == 0)];

    internal int QuoteCount => _smiles.Sum(s => s.Quotes.Length);

    internal void Fit() => SurfaceCalibration.Fit("SPX", CalendarRule.OneUnderlying, _smiles);

    /// <summary>Volatilities of bid, middle and ask by the scalar function.</summary>
    internal void Volatilities()
    {
        foreach (SmileInput smile in _smiles)
        {
            foreach (SmileQuote quote in smile.Quotes)
            {
                foreach (double price in (ReadOnlySpan<double>)[quote.Bid, quote.Mid, quote.Ask])
                    Black76.TryImpliedVolatility(price, smile.Forward, quote.Strike, smile.Years, 1, quote.Right, out _);
            }
        }
    }
}
