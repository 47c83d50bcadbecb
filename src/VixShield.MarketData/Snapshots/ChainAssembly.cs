using System.Collections.Immutable;
using VixShield.Curves;
using VixShield.Expiries;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.Pricing;

namespace VixShield.MarketData;

/// <summary>From the options of one day to chains: expirations, quotes, forwards. Nothing is thrown for the rows of a file.</summary>
internal sealed class ChainAssembly
{
    // A publisher's day count may differ by a day; more is another day.
    private const double LargestYearsDifference = 1.6 / 365;

    // Around the forward early exercise is worth little; further in the money it is what parity does not know of.
    private const int PairsOfAmericanOptions = 8;

    // Where a forward stands for the level, the dividends before its expiry are not in it: a point in a yield of two weeks, little where three times as far.
    private const double LeastYearsOfYield = 21d / 365;

    private readonly SnapshotFiles _files;
    private readonly DateTimeOffset _instant;
    private readonly DiscountCurve? _bills;
    private readonly string? _symbol;
    private readonly List<Draft> _drafts = [];

    /// <param name="table">The options.</param>
    /// <param name="instant">The instant of the market.</param>
    /// <param name="files">What else was said.</param>
    /// <param name="bills">A curve for tables that do not say their rate; null for none.</param>
    /// <param name="symbol">The underlying; null for that of most options.</param>
    internal ChainAssembly(OptionTable table, DateTimeOffset instant, SnapshotFiles files, DiscountCurve? bills, string? symbol)
    {
        _files = files;
        _instant = instant;
        _bills = bills;
        _symbol = symbol ?? table.Rows
            .GroupBy(r => r.Contract?.UnderlyingSymbol)
            .Where(g => g.Key is not null)
            .MaxBy(g => g.Count())?.Key;
        foreach (IGrouping<(DateOnly ExpirationDate, string Root), OptionRow> group in table.Rows
            .GroupBy(r => (r.ExpirationDate, r.Root))
            .OrderBy(g => g.Key.ExpirationDate)
            .ThenBy(g => g.Key.Root, StringComparer.Ordinal))
        {
            _drafts.Add(Start(group.Key.Root, group.Key.ExpirationDate, [.. group]));
        }

        Parity = FitForwards();
        foreach (Draft draft in _drafts)
            Finish(draft);
    }

    /// <summary>The parity fits of the expirations whose forward the file does not give; null when there is none.</summary>
    internal ParityForwards? Parity { get; }

    /// <summary>Expiries that settled at the close of the day itself.</summary>
    internal IEnumerable<Expiry> SettledToday => _drafts
        .Where(d => d.Status == ChainStatus.Expired && d.Expiry is { Style: SettlementStyle.Pm } e && UsTime.InChicago(e.Instant).Date == UsTime.InChicago(_instant).Date)
        .Select(d => d.Expiry!);

    internal IEnumerable<OptionChain> Chains => _drafts.Where(d => d.Chain is not null).Select(d => d.Chain!);

    /// <summary>What was assumed against the file, each in a sentence.</summary>
    internal IEnumerable<string> Problems => _drafts.Any(d => d.Chain is not null && d.RateSource == RateSource.Fallback)
        ? [FormattableString.Invariant($"No file says a rate for {_drafts.Count(d => d.Chain is not null && d.RateSource == RateSource.Fallback)} expirations of {_symbol}: {_files.Parity.FallbackRate:P2} is assumed.")]
        : [];

    internal IEnumerable<string> Notes => _drafts.Where(d => d.Note is not null).Select(d => d.Note!).Distinct();

    /// <summary>The reports once the surface is known.</summary>
    internal ImmutableArray<ChainReport> Report(MarketSnapshot? market, double? levelForwardYears = null) => [.. _drafts.Select(draft =>
    {
        Volatility.SmileFit? fit = draft.Chain is null || market is null ? null : market.SurfaceFit(draft.Chain.Symbol)?.For(draft.Chain.Expiry);
        bool withoutSmile = draft.Chain is not null && fit?.Smile is null;
        return new ChainReport(draft.Root, draft.ExpirationDate, draft.Expiry, withoutSmile ? ChainStatus.WithoutSmile : draft.Status, draft.Chain is null ? draft.Reason : fit?.Reason ?? draft.Reason)
        {
            Read = draft.Read,
            Unquoted = draft.Read - draft.Quotes.Length,
            Parity = draft.Parity,
            RateSource = draft.Chain is null ? null : draft.RateSource,
            Chain = draft.Chain,
            Fit = fit,
            ImpliedDividendYield = draft.Chain?.Years < (levelForwardYears is { } years ? Math.Max(LeastYearsOfYield, 3 * years) : 0) ? null : Yield(draft.Chain, market),
        };
    })];

    private static double? Yield(OptionChain? chain, MarketSnapshot? market) =>
        chain is not null && market is not null && chain.Symbol != MarketSnapshot.VixSymbol && market.Levels.TryGetValue(chain.Symbol, out double spot)
            ? chain.Rate - (Numerics.ElementaryFunctions.Log(chain.Forward / spot) / chain.Years)
            : null;

    private Draft Start(string root, DateOnly expiration, ImmutableArray<OptionRow> rows)
    {
        var draft = new Draft(root, expiration, rows.Length);
        if (Contracts.Find(root, ContractKind.Option) is not { } contract)
            return draft.Refuse($"{root} is no root that the library knows.");
        if (contract.UnderlyingScale != 1)
            return draft.Refuse(FormattableString.Invariant($"{root} is quoted in units of {contract.UnderlyingScale} of {contract.UnderlyingSymbol}; a chain holds options on {contract.UnderlyingSymbol} itself."));
        if (contract.UnderlyingSymbol != _symbol)
            return draft.Refuse($"{root} is on {contract.UnderlyingSymbol}; options on {_symbol} are looked for here.");
        draft.Contract = contract;
        if (Resolve(contract, expiration, rows, draft) is not { } expiry)
            return draft.Refuse("The expiration date is no session, and the days before it are none that the calendar covers.");
        draft.Expiry = expiry;
        if (expiry.Instant <= _instant)
        {
            draft.Status = ChainStatus.Expired;
            draft.Reason = FormattableString.Invariant($"Settled at {UsTime.InChicago(expiry.Instant):yyyy-MM-dd HH:mm} in Chicago, not after the quotes.");
            return draft;
        }

        ReadQuotes(draft, rows);
        if (draft.Status == ChainStatus.Refused)
            return draft;
        if (draft.Quotes.IsEmpty)
            return draft.Refuse(rows.Any(r => r.Close is not null) ? "The file has closing prices, no bid and ask: no quote can be used." : "No option has both a bid and an ask.");
        return draft;
    }

    /// <summary>The listed date, or the session before it (the Saturdays of monthly options before 2015, holidays), with the root's settlement.</summary>
    private Expiry? Resolve(ContractSpec contract, DateOnly date, ImmutableArray<OptionRow> rows, Draft draft)
    {
        TradingCalendar calendar = _files.Options.Calendar;
        for (int i = 0; i < 4; i++, date = date.AddDays(-1))
        {
            if (date <= calendar.CoveredFrom || date > calendar.CoveredUntil)
                return null;
            if (!calendar.IsSession(date))
                continue;
            bool atOpen = contract.Settlement == SettlementStyle.Am;
            if (contract == Contracts.Spx && atOpen && (rows.Any(r => r.BidVolatility is not null || r.AskVolatility is not null) || !IsThirdFriday(date)))
            {
                // Tables by date alone put both roots together: nearly all of their expirations are SPXW's.
                draft.Note = "Expirations of tables without roots settle at the close, third Fridays of tables of volatilities included.";
                draft.Contract = Contracts.Spxw;
                atOpen = false;
            }

            return atOpen ? Expiry.AtOpen(date, calendar) : Expiry.AtClose(date, calendar);
        }

        return null;
    }

    private static bool IsThirdFriday(DateOnly date)
    {
        // The Thursday before a Good Friday that is the third one counts as it.
        DateOnly friday = date.AddDays(date.DayOfWeek == DayOfWeek.Thursday ? 1 : 0);
        return friday is { DayOfWeek: DayOfWeek.Friday, Day: >= 15 and <= 21 };
    }

    private void ReadQuotes(Draft draft, ImmutableArray<OptionRow> rows)
    {
        double years = draft.Expiry!.YearsFrom(_instant);
        // With prices of both sides parity knows better: publishers' forwards can be spot with one yield.
        bool hasForwardsOfItsOwn = rows.Any(r => r.AskVolatility is not null || r.DiscountFactor is not null);
        draft.FileForward = !hasForwardsOfItsOwn ? null : Median([.. rows.Where(r => r.Forward is > 0).Select(r => r.Forward!.Value)]);
        double? factor = Median([.. rows.Where(r => r.DiscountFactor is > 0).Select(r => r.DiscountFactor!.Value)]);
        (draft.Discount, draft.RateSource) = Discount(years, factor);
        if (rows.FirstOrDefault(r => r.Years is not null) is { Years: { } stated } && Math.Abs(stated - years) > LargestYearsDifference)
        {
            draft.Refuse(FormattableString.Invariant($"The file says {stated * 365:F1} days to the expiration, the day of the market {years * 365:F1}: it is of another day."));
            return;
        }

        var quotes = ImmutableArray.CreateBuilder<OptionQuote>();
        var seen = new HashSet<(double, OptionRight)>();
        foreach (OptionRow row in rows)
        {
            (double Bid, double Ask)? prices = row is { Bid: { } bid, Ask: { } ask } ? (bid, ask) : FromVolatilities(row, draft.Discount);
            if (prices is { } p && seen.Add((row.Strike, row.Right)))
                quotes.Add(new OptionQuote(row.Strike, row.Right, p.Bid, p.Ask) { OpenInterest = FileCount.Of(row.OpenInterest), Volume = FileCount.Of(row.Volume) });
        }

        draft.Quotes = quotes.DrainToImmutable();
    }

    /// <summary>Dollars from the publisher's volatilities, years and forward: a quote without a bid volatility has no bid.</summary>
    private static (double Bid, double Ask)? FromVolatilities(OptionRow row, double discount)
    {
        if (row.AskVolatility is not { } ask || row.Forward is not > 0)
            return null;
        double years = row.Years ?? (row.ExpirationDate.DayNumber - row.QuoteDate.DayNumber) / 365d;
        return years > 0 ? (row.BidVolatility is { } bid ? Price(bid) : 0, Price(ask)) : null;
        double Price(double volatility) => discount * Black76.UndiscountedPrice(row.Forward!.Value, row.Strike, volatility * Math.Sqrt(years), row.Right);
    }

    /// <summary>For tables whose prices do not say it: what the caller gave, then the file's, then a bill's, then what is assumed.</summary>
    private (double Factor, RateSource Source) Discount(double years, double? ofFile)
    {
        if (_files.Discounts is { } given)
            return (given.DiscountFactorAt(years), RateSource.Given);
        if (ofFile is { } factor)
            return (factor, RateSource.File);
        return _bills is null
            ? (Numerics.ElementaryFunctions.Exp(-_files.Parity.FallbackRate * years), RateSource.Fallback)
            : (_bills.DiscountFactorAt(years), RateSource.Bill);
    }

    private ParityForwards? FitForwards()
    {
        Draft[] open = [.. _drafts.Where(d => d.Status == ChainStatus.Used && d.FileForward is null)];
        ParityQuotes[] european = [.. open
            .Where(d => d.Contract!.Exercise == ExerciseStyle.European)
            .GroupBy(d => d.Expiry!)
            .Select(g => new ParityQuotes(g.Key, g.First().Quotes))];
        ParityForwards? fit = european.Length == 0 ? null : ParityForwards.Fit(_instant, european, _files.Parity, _files.Discounts);
        foreach (Draft draft in open)
        {
            draft.Parity = draft.Contract!.Exercise == ExerciseStyle.European
                ? fit!.For(draft.Expiry!)
                : ParityForward.Fit(draft.Expiry!, _instant, NearTheForward(draft.Quotes), _files.Parity, draft.Discount);
        }

        return fit;
    }

    /// <summary>The strikes where call and put are nearest to each other.</summary>
    private static IEnumerable<OptionQuote> NearTheForward(ImmutableArray<OptionQuote> quotes) => quotes
        .GroupBy(q => q.Strike)
        .Where(g => g.Count() == 2 && g.All(q => q.Bid > 0 && q.Ask >= q.Bid))
        .OrderBy(g => Math.Abs(g.First().Mid - g.Last().Mid))
        .Take(PairsOfAmericanOptions)
        .SelectMany(g => g);

    private void Finish(Draft draft)
    {
        if (draft.Status != ChainStatus.Used)
            return;
        double? forward = draft.FileForward ?? draft.Parity!.Forward;
        if (forward is null)
        {
            draft.Refuse("No forward: " + draft.Parity!.Reason);
            return;
        }

        double discount = draft.Discount;
        if (draft.FileForward is null && draft.Contract!.Exercise == ExerciseStyle.European)
        {
            discount = draft.Parity!.DiscountFactor!.Value;
            draft.RateSource = draft.Parity.DiscountSource switch
            {
                DiscountSource.Fitted => RateSource.Quotes,
                DiscountSource.Neighbours => RateSource.Neighbours,
                DiscountSource.Given => RateSource.Given,
                _ => RateSource.Fallback,
            };
        }

        if (_drafts.Any(d => d.Chain is { } other && other.Expiry == draft.Expiry && other.Symbol == draft.Contract!.UnderlyingSymbol))
        {
            draft.Refuse("Another root of the file has the same expiry.");
            return;
        }

        try
        {
            draft.Chain = new OptionChain(draft.Contract!.UnderlyingSymbol, draft.Expiry!, _instant, forward.Value, PriceSource.OptionParity, discount, draft.Quotes);
        }
        catch (ArgumentException error)
        {
            draft.Refuse(error.Message);
        }
    }

    private static double? Median(double[] values)
    {
        if (values.Length == 0)
            return null;
        Array.Sort(values);
        return values[values.Length / 2];
    }

    private sealed class Draft(string root, DateOnly expirationDate, int read)
    {
        internal string Root { get; } = root;

        internal DateOnly ExpirationDate { get; } = expirationDate;

        internal int Read { get; } = read;

        internal ContractSpec? Contract { get; set; }

        internal Expiry? Expiry { get; set; }

        internal ChainStatus Status { get; set; }

        internal string Reason { get; set; } = "";

        internal string? Note { get; set; }

        internal ImmutableArray<OptionQuote> Quotes { get; set; } = [];

        internal double? FileForward { get; set; }

        internal double Discount { get; set; }

        internal RateSource RateSource { get; set; }

        internal ParityForward? Parity { get; set; }

        internal OptionChain? Chain { get; set; }

        internal Draft Refuse(string reason)
        {
            Status = ChainStatus.Refused;
            Reason = reason;
            return this;
        }
    }
}
