using System.Collections.Immutable;
using VixShield.Curves;
using VixShield.Expiries;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.Volatility;

namespace VixShield.Serialization;

internal static class MarketMapping
{
    internal const string Schema = "vixshield.market/1";

    internal static MarketDocument Read(MarketFileDocument document)
    {
        var builder = new MarketSnapshotBuilder(document.Valuation);
        foreach ((string symbol, double level) in document.Levels)
        {
            try
            {
                builder.SetLevel(symbol, level);
            }
            catch (ArgumentException error)
            {
                throw new VixShieldFormatException($"$.levels.{symbol}", JsonPlace.Message(error), error);
            }
        }

        Each(document.Notes, "$.notes", (note, path) => JsonPlace.At(path, () => builder.AddNote(note)));
        var seen = new HashSet<string>(StringComparer.Ordinal);
        Each(document.Chains, "$.chains", (chain, path) =>
        {
            OptionChain read = ReadChain(chain, path, document.Valuation);
            Once(seen, $"chain {read.Symbol} {read.Expiry} {read.Expiry.Instant:O}", path);
            builder.Set(read);
        });
        // After the chains: a future without a price is made from their forwards.
        Each(document.Futures, "$.futures", (future, path) =>
        {
            (ContractSpec contract, Expiry expiry) = ReadFuture(builder, future, path);
            Once(seen, $"future {contract.Symbol} {expiry} {expiry.Instant:O}", path);
        });

        foreach ((string symbol, List<DateOnly>? dates) in document.ExDividendDates ?? [])
        {
            string path = $"$.exDividendDates.{symbol}";
            JsonPlace.Required(dates, path);
            try
            {
                builder.SetExDividendDates(symbol, dates!);
            }
            catch (ArgumentException error)
            {
                throw new VixShieldFormatException(path, JsonPlace.Message(error), error);
            }
        }

        Each(document.Settlements ?? [], "$.settlements", (settlement, path) =>
        {
            Expiry expiry = ExpiryMapping.Read(settlement.Expiry, $"{path}.expiry");
            JsonPlace.At(path, () => builder.SetSettlement(settlement.Symbol, expiry, settlement.Value));
            Once(seen, $"settlement {settlement.Symbol} {expiry} {expiry.Instant:O}", path);
        });

        foreach ((string symbol, List<EventDocument?>? events) in document.EventClocks ?? [])
        {
            string path = $"$.eventClocks.{symbol}";
            JsonPlace.Required(events, path);
            if (!document.Chains.Any(chain => chain?.Symbol == symbol))
                throw new VixShieldFormatException(path, "Has no option chain to run on.", null);
            EventWeight[] weights = [.. events!.Select((e, i) => EventMapping.ReadWeight(e, FormattableString.Invariant($"{path}[{i}]")))];
            JsonPlace.At(path, () => builder.SetEventClock(symbol, new EventClock(weights)));
        }

        VixFuturesHistory? history = null;
        if (document.History is not null)
        {
            var sessions = new List<VixFuturesSession>();
            Each(document.History, "$.history", (session, path) => sessions.Add(ReadSession(session, path)));
            history = JsonPlace.At("$.history", () => new VixFuturesHistory(sessions));
        }

        return new MarketDocument(builder.Build(), history);
    }

    internal static MarketFileDocument Write(MarketSnapshot market, VixFuturesHistory? history) => new()
    {
        Schema = Schema,
        Valuation = market.ValuationInstant,
        Notes = [.. market.Notes],
        Levels = new Dictionary<string, double>(market.Levels),
        Futures = [.. market.Futures.Select(f => new FutureDocument
        {
            Contract = ContractMapping.Reference(f.Contract),
            Expiry = ExpiryMapping.Write(f.Expiry),
            Price = f.Price,
            HalfSpread = f.HalfSpread,
            Source = JsonPlace.NameOf(f.Source),
            OpenInterest = f.OpenInterest,
            Volume = f.Volume,
        })],
        Chains = [.. market.Chains.Select(c => new ChainDocument
        {
            Symbol = c.Symbol,
            Expiry = ExpiryMapping.Write(c.Expiry),
            Forward = c.Forward,
            ForwardSource = JsonPlace.NameOf(c.ForwardSource),
            DiscountFactor = c.DiscountFactor,
            Puts = QuoteRows.Write(c, OptionRight.Put),
            Calls = QuoteRows.Write(c, OptionRight.Call),
            Volatilities = c.GivenVolatilities.IsEmpty ? null : [.. c.GivenVolatilities.Select(v => new[] { v.Strike, v.Volatility })],
        })],
        ExDividendDates = market.ExDividendDates.IsEmpty ? null : market.ExDividendDates.ToDictionary(e => e.Key, e => (List<DateOnly>?)[.. e.Value]),
        Settlements = market.Settlements.IsEmpty ? null : [.. market.Settlements.Select(s => new SettlementDocument
        {
            Symbol = s.Symbol,
            Expiry = ExpiryMapping.Write(s.Expiry),
            Value = s.Value,
        })],
        EventClocks = market.EventClocks.IsEmpty ? null : market.EventClocks.ToDictionary(c => c.Key, c => (List<EventDocument?>?)[.. c.Value.Weights.Select(w => EventMapping.Write(w.Event, w.Days))]),
        History = history is null ? null : [.. history.Sessions.Select(s => new SessionDocument
        {
            Date = s.Date,
            Vix = s.Vix,
            Futures = WriteFutures(s.Futures),
            Settled = s.Settled.IsEmpty ? null : WriteFutures(s.Settled),
        })],
    };

    /// <summary>The builder replaces what is set again; in a file a second one is a mistake.</summary>
    private static void Once(HashSet<string> seen, string what, string path)
    {
        if (!seen.Add(what))
            throw new VixShieldFormatException(path, "Occurs twice.", null);
    }

    private static (ContractSpec Contract, Expiry Expiry) ReadFuture(MarketSnapshotBuilder builder, FutureDocument future, string path)
    {
        ContractSpec contract = ContractMapping.Read(future.Contract, ContractKind.Future, $"{path}.contract");
        Expiry expiry = ExpiryMapping.Read(future.Expiry, $"{path}.expiry");
        PriceSource source = JsonPlace.Name<PriceSource>(future.Source, $"{path}.source");
        if (future.Price is { } price)
        {
            JsonPlace.At(path, () => builder.Set(new FutureMark(contract, expiry, price, future.HalfSpread, source)
            {
                OpenInterest = future.OpenInterest,
                Volume = future.Volume,
            }));
            return (contract, expiry);
        }

        if (source != PriceSource.Interpolated)
            throw new VixShieldFormatException($"{path}.price", "Is missing; only an interpolated future may leave it out.", null);
        try
        {
            JsonPlace.At(path, () => builder.Set(builder.FutureFromParity(contract, expiry, future.HalfSpread) with { OpenInterest = future.OpenInterest, Volume = future.Volume }));
            return (contract, expiry);
        }
        catch (MissingDatumException error)
        {
            throw new VixShieldFormatException($"{path}.price", "Is missing and cannot be interpolated: " + error.Message, error);
        }
    }

    private static OptionChain ReadChain(ChainDocument chain, string path, DateTimeOffset valuation)
    {
        Expiry expiry = ExpiryMapping.Read(chain.Expiry, $"{path}.expiry");
        PriceSource source = JsonPlace.Name<PriceSource>(chain.ForwardSource, $"{path}.forwardSource");
        var quotes = new List<OptionQuote>();
        Each(chain.Puts, $"{path}.puts", (row, at) => quotes.Add(QuoteRows.Read(row, OptionRight.Put, at)));
        Each(chain.Calls, $"{path}.calls", (row, at) => quotes.Add(QuoteRows.Read(row, OptionRight.Call, at)));
        var volatilities = new List<SmileNode>();
        Each(chain.Volatilities ?? [], $"{path}.volatilities", (row, at) => volatilities.Add(ReadVolatility(row, at)));
        return JsonPlace.At(path, () => new OptionChain(chain.Symbol, expiry, valuation, chain.Forward, source, chain.DiscountFactor, quotes, volatilities));
    }

    private static SmileNode ReadVolatility(double[] row, string path) => row.Length == 2
        ? JsonPlace.At(path, () => new SmileNode(row[0], row[1]))
        : throw new VixShieldFormatException(path, $"{row.Length} numbers; a volatility has 2: strike, volatility.", null);

    private static List<SessionFutureDocument?> WriteFutures(ImmutableArray<VixFuture> futures) =>
        [.. futures.Select(future => new SessionFutureDocument { Expiry = ExpiryMapping.Write(future.Expiry), Price = future.Price })];

    private static VixFuturesSession ReadSession(SessionDocument session, string path)
    {
        List<VixFuture> futures = ReadFutures(session.Futures, $"{path}.futures");
        List<VixFuture> settled = ReadFutures(session.Settled ?? [], $"{path}.settled");
        return JsonPlace.At(path, () => new VixFuturesSession(session.Date, session.Vix, futures, settled));
    }

    private static List<VixFuture> ReadFutures(List<SessionFutureDocument?> documents, string path)
    {
        var futures = new List<VixFuture>();
        Each(documents, path, (future, at) =>
        {
            Expiry expiry = ExpiryMapping.Read(future.Expiry, $"{at}.expiry");
            futures.Add(JsonPlace.At(at, () => new VixFuture(expiry, future.Price)));
        });
        return futures;
    }

    private static void Each<T>(List<T?> items, string path, Action<T, string> read)
        where T : class
    {
        for (int i = 0; i < items.Count; i++)
            read(JsonPlace.Required(items[i], $"{path}[{i}]"), $"{path}[{i}]");
    }
}
