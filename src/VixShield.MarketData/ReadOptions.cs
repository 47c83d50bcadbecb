using VixShield.Expiries;

namespace VixShield.MarketData;

/// <summary>How a file is read.</summary>
public sealed record ReadOptions
{
    /// <summary>US options calendar, default policy, default limits.</summary>
    public static ReadOptions Default { get; } = new();

    /// <summary>The sessions that dates are checked against. Dates it does not cover are counted as unchecked.</summary>
    public TradingCalendar Calendar
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(Calendar));
    } = TradingCalendar.UsOptions;

    /// <summary>What is done with reported rows.</summary>
    public RowPolicy Policy
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(Policy));
    } = RowPolicy.Default;

    /// <summary>What a file may cost.</summary>
    public ReadLimits Limits
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(Limits));
    } = ReadLimits.Default;

    /// <summary>How many issues of a file are listed; the others are counted. From 0 to 1,000,000.</summary>
    public int MaximumIssues
    {
        get;
        init => field = value is >= 0 and <= 1_000_000
            ? value
            : throw new ArgumentOutOfRangeException(nameof(MaximumIssues), value, "Must be from 0 to 1000000.");
    } = 10_000;

    /// <summary>Calendar, limits and policy.</summary>
    public override string ToString() => FormattableString.Invariant($"{Calendar}; {Limits}; {Policy}");
}
