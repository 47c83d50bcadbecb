using VixShield.Expiries;

namespace VixShield.MarketData;

/// <summary>
/// What a table of options does not say. A column of the file goes before a fact, and a fact before the title of the file.
/// </summary>
public sealed record OptionFacts
{
    /// <summary>Nothing added.</summary>
    public static OptionFacts None { get; } = new();

    /// <summary>Day of the quotes in New York; needed when neither the file nor <see cref="QuoteTime"/> says it, and that of the time when both are given.</summary>
    public DateOnly? QuoteDate { get; init; }

    /// <summary>Time of the quotes; 1987 or later.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Before 1987.</exception>
    public DateTimeOffset? QuoteTime
    {
        get;
        init => field = value is not { } time || time.UtcDateTime.Year > UsTime.FirstYear - 1
            ? value
            : throw new ArgumentOutOfRangeException(nameof(QuoteTime), value, "Must be 1987 or later.");
    }

    /// <summary>Root of the options; needed when the file has neither roots nor symbols. Capital letters.</summary>
    /// <exception cref="ArgumentException">Blank.</exception>
    public string? Root
    {
        get;
        init => field = value is null || !string.IsNullOrWhiteSpace(value) ? value?.Trim().ToUpperInvariant() : throw new ArgumentException("Must not be blank.", nameof(Root));
    }

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

    internal void CheckAgreement(string parameter)
    {
        if (QuoteDate is { } date && QuoteTime is { } time && DateOnly.FromDateTime(UsTime.InNewYork(time).DateTime) != date)
            throw new ArgumentException(FormattableString.Invariant($"The day {date:yyyy-MM-dd} is not that of the time {time:yyyy-MM-dd HH:mm zzz} in New York."), parameter);
    }

    /// <summary>The facts that are given.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Root} {QuoteDate:yyyy-MM-dd} {QuoteTime:yyyy-MM-dd HH:mm zzz} expires {ExpirationDate:yyyy-MM-dd} underlying {UnderlyingPrice}");
}
