namespace VixShield.MarketData;

/// <summary>Names of the columns of one option on a line: of the call, of the put, or of the only one. Null where the file has none.</summary>
public sealed record OptionSideColumns
{
    /// <summary>OSI symbol.</summary>
    public string? Symbol { get; init; }

    /// <summary>Bid.</summary>
    public string? Bid { get; init; }

    /// <summary>Ask.</summary>
    public string? Ask { get; init; }

    /// <summary>Last trade.</summary>
    public string? Last { get; init; }

    /// <summary>Closing price.</summary>
    public string? Close { get; init; }

    /// <summary>Volatility of the bid.</summary>
    public string? BidVolatility { get; init; }

    /// <summary>Volatility of the ask.</summary>
    public string? AskVolatility { get; init; }

    /// <summary>Implied volatility.</summary>
    public string? ImpliedVolatility { get; init; }

    /// <summary>Delta.</summary>
    public string? Delta { get; init; }

    /// <summary>Gamma.</summary>
    public string? Gamma { get; init; }

    /// <summary>Volume.</summary>
    public string? Volume { get; init; }

    /// <summary>Open interest.</summary>
    public string? OpenInterest { get; init; }

    internal IEnumerable<string> Names =>
        new[] { Symbol, Bid, Ask, Last, Close, BidVolatility, AskVolatility, ImpliedVolatility, Delta, Gamma, Volume, OpenInterest }.OfType<string>();

    /// <summary>The names.</summary>
    public override string ToString() => string.Join(", ", Names);
}
