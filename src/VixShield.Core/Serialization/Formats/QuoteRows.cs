using VixShield.Instruments;
using VixShield.Market;

namespace VixShield.Serialization;

/// <summary>A quote as a row of numbers: strike, bid, ask, and, where one of them is known, open interest and volume.</summary>
internal static class QuoteRows
{
    private const int Prices = 3;
    private const int All = 5;

    internal static List<double?[]?> Write(OptionChain chain, OptionRight right) => [.. chain.Quotes.Where(q => q.Right == right).Select(Write)];

    internal static OptionQuote Read(double?[] row, OptionRight right, string path)
    {
        if (row.Length is not (Prices or All))
        {
            throw new VixShieldFormatException(
                path, $"{row.Length} numbers; a quote has 3: strike, bid, ask; or 5: also open interest and volume, null for an unknown one.", null);
        }

        long? openInterest = row.Length == All ? Count(row[Prices], $"{path}[{Prices}]") : null;
        long? volume = row.Length == All ? Count(row[Prices + 1], $"{path}[{Prices + 1}]") : null;
        return JsonPlace.At(path, () => new OptionQuote(Price(0), right, Price(1), Price(2)) { OpenInterest = openInterest, Volume = volume });
        double Price(int place) => row[place] ?? throw new VixShieldFormatException(FormattableString.Invariant($"{path}[{place}]"), "Must be a number.", null);
    }

    private static double?[] Write(OptionQuote quote) => quote is { OpenInterest: null, Volume: null }
        ? [quote.Strike, quote.Bid, quote.Ask]
        : [quote.Strike, quote.Bid, quote.Ask, quote.OpenInterest, quote.Volume];

    private static long? Count(double? value, string path) => value switch
    {
        null => null,
        >= 0 and <= Guard.LargestCount when Math.Floor(value.Value) == value.Value => (long)value.Value,
        _ => throw new VixShieldFormatException(
            path, FormattableString.Invariant($"{value} must be a whole number from 0 to {Guard.LargestCount}, or null when unknown."), null),
    };
}
