namespace VixShield.MarketData;

/// <summary>
/// What a table of options does not say. A column of the file goes before a fact, and a fact before the title of the file.
/// </summary>
public sealed record OptionFacts
{
    /// <summary>Nothing added.</summary>
    public static OptionFacts None { get; } = new();

    /// <summary>Day of the quotes; needed when neither the file nor <see cref="QuoteTime"/> says it.</summary>
    public DateOnly? QuoteDate { get; init; }

    /// <summary>Time of the quotes.</summary>
    public DateTimeOffset? QuoteTime { get; init; }

    /// <summary>Root of the options; needed when the file has neither roots nor symbols.</summary>
    public string? Root { get; init; }

    /// <summary>Expiration date as listed; needed when the file has none.</summary>
    public DateOnly? ExpirationDate { get; init; }

    /// <summary>The underlying, in points; greater than 0.</summary>
    public double? UnderlyingPrice
    {
        get;
        init => field = value is null || (double.IsFinite(value.Value) && value > 0)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(UnderlyingPrice), value, "Must be finite and greater than 0.");
    }

    /// <summary>The facts that are given.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Root} {QuoteDate:yyyy-MM-dd} {QuoteTime:yyyy-MM-dd HH:mm zzz} expires {ExpirationDate:yyyy-MM-dd} underlying {UnderlyingPrice}");
}
