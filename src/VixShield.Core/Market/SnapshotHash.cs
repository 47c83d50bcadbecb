using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using VixShield.Expiries;
using VixShield.Volatility;

namespace VixShield.Market;

/// <summary>Hash of a snapshot's values over a fixed binary form, so that it depends on no serialiser and no machine.</summary>
internal static class SnapshotHash
{
    internal static string Of(MarketSnapshot market)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, market.ValuationInstant.UtcTicks);
        Add(hash, market.Levels.Count);
        foreach ((string symbol, double level) in market.Levels)
        {
            Add(hash, symbol);
            Add(hash, level);
        }

        Add(hash, market.Futures.Length);
        foreach (FutureMark mark in market.Futures)
        {
            Add(hash, mark.Contract.Symbol);
            Add(hash, mark.Contract.UnderlyingSymbol);
            Add(hash, mark.Contract.Multiplier);
            Add(hash, mark.Expiry);
            Add(hash, mark.Price);
            Add(hash, mark.HalfSpread);
            Add(hash, (long)mark.Source);
        }

        Add(hash, market.Chains.Length);
        foreach (OptionChain chain in market.Chains)
        {
            Add(hash, chain.Symbol);
            Add(hash, chain.Expiry);
            Add(hash, chain.Forward);
            Add(hash, (long)chain.ForwardSource);
            Add(hash, chain.DiscountFactor);
            Add(hash, chain.Quotes.Length);
            foreach (OptionQuote quote in chain.Quotes)
            {
                Add(hash, quote.Strike);
                Add(hash, (long)quote.Right);
                Add(hash, quote.Bid);
                Add(hash, quote.Ask);
            }

            // Nothing where none are given, so that the hash of a market of quotes alone stays what it was.
            foreach (SmileNode node in chain.GivenVolatilities)
            {
                Add(hash, node.Strike);
                Add(hash, node.Volatility);
            }
        }

        // Nothing is added for a market without dates: its hash is that of versions that did not know them.
        if (!market.ExDividendDates.IsEmpty)
            Add(hash, market.ExDividendDates.Count);
        foreach ((string symbol, ImmutableArray<DateOnly> dates) in market.ExDividendDates)
        {
            Add(hash, symbol);
            Add(hash, dates.Length);
            foreach (DateOnly date in dates)
                Add(hash, date.DayNumber);
        }

        // Nothing here either where none is set. Negative, which no other count is: settlements are not read as dates.
        if (!market.Settlements.IsEmpty)
            Add(hash, -(long)market.Settlements.Length);
        foreach (SettlementValue settlement in market.Settlements)
        {
            Add(hash, settlement.Symbol);
            Add(hash, settlement.Expiry);
            Add(hash, settlement.Value);
        }

        // Nothing where there is no clock.
        if (!market.EventClocks.IsEmpty)
            Add(hash, long.MinValue + 1);
        foreach ((string symbol, EventClock clock) in market.EventClocks)
        {
            Add(hash, symbol);
            Add(hash, clock.Weights.Length);
            foreach (EventWeight weight in clock.Weights)
            {
                Add(hash, weight.Event.Instant.UtcTicks);
                Add(hash, weight.Event.Kind);
                Add(hash, weight.Days);
            }
        }

        AddCounts(hash, market);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    // Nothing where every count is unknown. The first number is one that no other part begins with.
    private static void AddCounts(IncrementalHash hash, MarketSnapshot market)
    {
        bool begun = false;
        long place = 0;
        foreach (FutureMark mark in market.Futures)
            AddCounts(hash, ref begun, place++, mark.OpenInterest, mark.Volume);
        foreach (OptionChain chain in market.Chains)
        {
            foreach (OptionQuote quote in chain.Quotes)
                AddCounts(hash, ref begun, place++, quote.OpenInterest, quote.Volume);
        }
    }

    private static void AddCounts(IncrementalHash hash, ref bool begun, long place, long? openInterest, long? volume)
    {
        if (openInterest is null && volume is null)
            return;
        if (!begun)
            Add(hash, long.MinValue);
        begun = true;
        Add(hash, place);
        Add(hash, openInterest ?? -1);
        Add(hash, volume ?? -1);
    }

    private static void Add(IncrementalHash hash, long value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, value);
        hash.AppendData(bytes);
    }

    // Minus 0 equals 0 everywhere else, so it must here.
    private static void Add(IncrementalHash hash, double value) => Add(hash, BitConverter.DoubleToInt64Bits(value == 0 ? 0 : value));

    private static void Add(IncrementalHash hash, string value)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(value);
        Add(hash, bytes.Length);
        hash.AppendData(bytes);
    }

    private static void Add(IncrementalHash hash, Expiry expiry)
    {
        Add(hash, expiry.Date.DayNumber);
        Add(hash, (long)expiry.Style);
        Add(hash, expiry.Instant.UtcTicks);
        Add(hash, expiry.LastTradingDay.DayNumber);
    }
}
