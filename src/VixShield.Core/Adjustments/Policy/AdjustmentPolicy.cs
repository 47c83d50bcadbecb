using VixShield.Risk;

namespace VixShield.Adjustments;

/// <summary>
/// The guardrails of a book as data. Every number is the user's to set; the defaults are starting points, not advice.
/// </summary>
public sealed record AdjustmentPolicy
{
    /// <summary>The policy with all defaults.</summary>
    public static AdjustmentPolicy Default { get; } = new();

    /// <summary>Allowed total delta, in dollars per +1 % of SPX with VIX following. Default -2,500 to 2,500.</summary>
    public Band TotalDelta { get; init; } = new(-2500, 2500);

    /// <summary>Allowed distance of vega from its value at calibration.</summary>
    public VegaBand Vega
    {
        get;
        init => field = Guard.NotNull(value, nameof(Vega));
    }

    = new();

    /// <summary>
    /// Least carry, as a fraction of the carry at calibration, where that is positive; from 0 to 10. Default 0.9.
    /// </summary>
    public double CarryFloor
    {
        get;
        init => field = Guard.InRange(value, 0, 10, nameof(CarryFloor));
    }

    = 0.9;

    /// <summary>
    /// Least carry in dollars per calendar day where the carry at calibration is not positive, so that a fraction of it has no meaning;
    /// null means the carry at calibration itself. Default null.
    /// </summary>
    public double? AbsoluteCarryFloor
    {
        get;
        init => field = value is null ? null : Guard.Finite(value.Value, nameof(AbsoluteCarryFloor));
    }

    /// <summary>Whether trades may not raise what the options of the book, overlays aside, can owe at settlement. Default true.</summary>
    public bool MaximumLossNotIncreasing { get; init; } = true;

    /// <summary>Whether short strikes stay as they are. Default true.</summary>
    public bool ShortStrikesUntouched { get; init; } = true;

    /// <summary>Whether no option may be sold beyond what is held: a short position may only shrink. Excludes synthetic forwards. Default true.</summary>
    public bool NoNewShortOptions { get; init; } = true;

    /// <summary>Most lots of one candidate trade; from 1 to 10,000. Default 50.</summary>
    public int MaximumLots
    {
        get;
        init => field = Guard.InRange(value, 1, 10_000, nameof(MaximumLots));
    }

    = 50;

    /// <summary>What trades cost beside the quoted half-spread.</summary>
    public TradingCosts Costs
    {
        get;
        init => field = Guard.NotNull(value, nameof(Costs));
    }

    = new();

    /// <summary>Largest trade in an instrument by its open interest and volume; null for no cap. An instrument without counts is then not traded.</summary>
    public LiquidityPolicy? Participation { get; init; }

    /// <summary>Time around scheduled events in which nothing is traded; null for none. Default null.</summary>
    public EventLimit? Events { get; init; }

    /// <summary>The guardrails on one line.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"total delta {TotalDelta} $/1%; {Vega}; carry floor {CarryFloor:G6}, absolute {(AbsoluteCarryFloor is { } floor ? FormattableString.Invariant($"{floor:G6} $/day") : "none")}; maximum loss not increasing {MaximumLossNotIncreasing}; short strikes untouched {ShortStrikesUntouched}; no new short options {NoNewShortOptions}; at most {MaximumLots} lots");
}
