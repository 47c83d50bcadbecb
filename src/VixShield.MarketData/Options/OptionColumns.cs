namespace VixShield.MarketData;

/// <summary>
/// Where a table of options has what: names of columns, in any case. A line holds one option (<see cref="Either"/>) or a call and a put
/// of one strike (<see cref="Call"/> and <see cref="Put"/>). Columns that are not named here are not read.
/// </summary>
public sealed record OptionColumns
{
    /// <summary>One row a strike with the columns root, expiry, strike, call_bid, call_ask, put_bid, put_ask and so on.</summary>
    public static OptionColumns CallAndPut { get; } = new()
    {
        Root = "root",
        Expiration = "expiry",
        Call = new() { Bid = "call_bid", Ask = "call_ask", ImpliedVolatility = "call_iv", Delta = "call_delta", Gamma = "gamma", Volume = "call_volume", OpenInterest = "call_oi" },
        Put = new() { Bid = "put_bid", Ask = "put_ask", ImpliedVolatility = "put_iv", Delta = "put_delta", Gamma = "gamma", Volume = "put_volume", OpenInterest = "put_oi" },
    };

    /// <summary>One row a strike with the columns bid.c, ask.c, strike, bid.p, ask.p and so on; volatilities in percent. Root, day and expiration are the caller's.</summary>
    public static OptionColumns DottedCallAndPut { get; } = new()
    {
        VolatilityUnit = 0.01,
        Call = new() { Bid = "bid.c", Ask = "ask.c", Last = "last.c", ImpliedVolatility = "impvol.c", Delta = "delta.c", Volume = "vol.c", OpenInterest = "openint.c" },
        Put = new() { Bid = "bid.p", Ask = "ask.p", Last = "last.p", ImpliedVolatility = "impvol.p", Delta = "delta.p", Volume = "vol.p", OpenInterest = "openint.p" },
    };

    /// <summary>One row an option and day with the columns date, option_symbol, option_expiration, strike, call/put, ask, bid, iv and so on.</summary>
    public static OptionColumns DailyBySymbol { get; } = new()
    {
        QuoteDate = "date",
        Expiration = "option_expiration",
        Right = "call/put",
        UnderlyingPrice = "stock_price_close",
        Forward = "forward_price",
        NoVolatility = -1,
        Either = new() { Symbol = "option_symbol", Bid = "bid", Ask = "ask", ImpliedVolatility = "iv", Delta = "delta", Gamma = "gamma", Volume = "volume", OpenInterest = "open_interest" },
    };

    /// <summary>One row an option and day with the columns quotedate, optionroot (a symbol), expiration, strike, type, bid, ask, impliedvol and so on.</summary>
    public static OptionColumns DailyByContract { get; } = new()
    {
        QuoteDate = "quotedate",
        Expiration = "expiration",
        Right = "type",
        UnderlyingPrice = "underlying_last",
        Either = new() { Symbol = "optionroot", Bid = "bid", Ask = "ask", Last = "last", ImpliedVolatility = "impliedvol", Delta = "delta", Gamma = "gamma", Volume = "volume", OpenInterest = "openinterest" },
    };

    /// <summary>
    /// One row a strike with the columns expiry, t_years, strike, iv_bid, iv_ask, forward: volatilities of the out-of-the-money option. Root and day are the
    /// caller's. A table without t_years is told by its header too; as a mapping it takes <c>with { Years = null }</c>.
    /// </summary>
    public static OptionColumns OutOfTheMoneyVolatilities { get; } = new()
    {
        Expiration = "expiry",
        Forward = "forward",
        Years = "t_years",
        IsOutOfTheMoney = true,
        Either = new() { BidVolatility = "iv_bid", AskVolatility = "iv_ask" },
    };

    /// <summary>
    /// One row an option with the columns expiry, strike, type, bid, ask, iv_bid, iv_ask, forward, discount_factor. Root and day are the caller's. A table without
    /// discount_factor is told by its header too; as a mapping it takes <c>with { DiscountFactor = null }</c>.
    /// </summary>
    public static OptionColumns QuotesAndVolatilities { get; } = new()
    {
        Expiration = "expiry",
        Right = "type",
        Forward = "forward",
        DiscountFactor = "discount_factor",
        Either = new() { Bid = "bid", Ask = "ask", BidVolatility = "iv_bid", AskVolatility = "iv_ask" },
    };

    /// <summary>One row an option with the columns #expiry, strike, right, close, volume, open_interest and so on. Root and day are the caller's.</summary>
    public static OptionColumns DailyBars { get; } = new()
    {
        Expiration = "#expiry",
        Right = "right",
        Either = new() { Close = "close", ImpliedVolatility = "implied_volatility", Delta = "delta", Gamma = "gamma", Volume = "volume", OpenInterest = "open_interest" },
    };

    /// <summary>Day of the quotes; null when the file has one day.</summary>
    public string? QuoteDate { get; init; }

    /// <summary>Root; null when symbols or the caller give it.</summary>
    public string? Root { get; init; }

    /// <summary>Expiration date; null when symbols or the caller give it.</summary>
    public string? Expiration { get; init; }

    /// <summary>Strike.</summary>
    public string Strike { get; init; } = "strike";

    /// <summary>C or P, call or put; for a line with one option, unless its symbol says it.</summary>
    public string? Right { get; init; }

    /// <summary>The underlying; null when the title or the caller give it.</summary>
    public string? UnderlyingPrice { get; init; }

    /// <summary>The forward of the expiration.</summary>
    public string? Forward { get; init; }

    /// <summary>The discount factor to the expiration.</summary>
    public string? DiscountFactor { get; init; }

    /// <summary>The publisher's time to expiration in years.</summary>
    public string? Years { get; init; }

    /// <summary>The only option of a line.</summary>
    public OptionSideColumns? Either { get; init; }

    /// <summary>The call of a line.</summary>
    public OptionSideColumns? Call { get; init; }

    /// <summary>The put of a line.</summary>
    public OptionSideColumns? Put { get; init; }

    /// <summary>Whether the only option of a line is the one out of the money: the put below the forward, else the call.</summary>
    public bool IsOutOfTheMoney { get; init; }

    /// <summary>What one unit of a volatility cell is: 1 for decimals, 0.01 for percent.</summary>
    public double VolatilityUnit
    {
        get;
        init => field = value > 0 && double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(VolatilityUnit), value, "Must be finite and greater than 0.");
    } = 1;

    /// <summary>A number that stands for no volatility, beside 0; null when there is none.</summary>
    public double? NoVolatility { get; init; }

    /// <summary>The strike column and those of the options.</summary>
    public override string ToString() => $"{Strike}; {Either}{Call}; {Put}";
}
