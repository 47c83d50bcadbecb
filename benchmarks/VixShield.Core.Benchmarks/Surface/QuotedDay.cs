using VixShield.Market;
using VixShield.Volatility;

namespace VixShield.Benchmarks.Surface;

/// <summary>The quotes of one underlying at one instant, in the forms in which the library takes them.</summary>
internal sealed class QuotedDay(string name, DateTimeOffset instant, IReadOnlyList<QuotedExpiry> expiries)
{
    internal string Name { get; } = name;

    internal DateTimeOffset Instant { get; } = instant;

    internal IReadOnlyList<QuotedExpiry> Expiries { get; } = expiries;

    internal SmileInput[] Smiles { get; } = [.. expiries.Select(e => e.Smile())];

    internal ParityQuotes[] Parity { get; } = [.. expiries.Select(e => e.Parity())];

    internal int QuoteCount => Smiles.Sum(s => s.Quotes.Length);

    public override string ToString() => FormattableString.Invariant($"{Name}: {Smiles.Length} expiries, {QuoteCount} two-sided out-of-the-money quotes of {Parity.Sum(p => p.Quotes.Length)}");
}
