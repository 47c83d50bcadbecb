using VixShield.Display;
using VixShield.Risk;

namespace VixShield.Adjustments;

/// <summary>
/// The guardrails of a book as data. Every number is the user's to set; the defaults are starting points, not advice.
/// </summary>
[TypeFormatterSource]
public sealed record AdjustmentPolicy : IDisplayable
{
    /// <summary>The policy with all defaults.</summary>
    public static AdjustmentPolicy Default { get; } = new();

    /// <summary>Allowed total delta, in dollars per +1 % of SPX with VIX following, at <see cref="SkewStickiness"/>. Default -5,000 to 5,000.</summary>
    public Band TotalDelta { get; init; } = new(-5000, 5000);

    /// <summary>
    /// Skew stickiness R of the deltas that guardrails and rules compare: what a strike's volatility does while the index moves and VIX does not. 0 keeps the smile in moneyness (sticky moneyness), 1 keeps each
    /// strike's volatility (sticky strike, the delta of a screen). From 0 to 2. Default 0: total delta adds the response of VIX on top, and sticky strike would count part of it twice.
    /// </summary>
    public double SkewStickiness
    {
        get;
        init => field = Guard.InRange(value, 0, 2, nameof(SkewStickiness));
    }

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

    /// <summary>
    /// Largest short gamma, in dollars per 1 % for a further 1 % of SPX, as a positive number; from 0 to 1e12. Null for none. Default null: a trade that repairs delta or vega seldom repairs gamma.
    /// </summary>
    public double? GammaCap
    {
        get;
        init => field = value is null ? null : Guard.InRange(value.Value, 0, 1e12, nameof(GammaCap));
    }

    /// <summary>Least hedge effectiveness under <see cref="PlanInputs.Covariance"/>; from -1,000 to 1. Null for none. Default null.</summary>
    public double? HedgeEffectivenessFloor
    {
        get;
        init => field = value is null ? null : Guard.InRange(value.Value, -1000, 1, nameof(HedgeEffectivenessFloor));
    }

    /// <summary>Largest expected loss in the tail of <see cref="PlanInputs.Stress"/>; null for none. Default null.</summary>
    public TailLossLimit? TailLoss { get; init; }

    /// <summary>Whether trades may not raise what the options of the book, overlays aside, can owe at settlement. Default true.</summary>
    public bool MaximumLossNotIncreasing { get; init; } = true;

    /// <summary>Whether trades may not raise what the short strikes and wings of any one expiry can owe at settlement by themselves: wings do not move outwards. Default true.</summary>
    public bool NoWidening { get; init; } = true;

    /// <summary>Whether short strikes stay as they are. Default true.</summary>
    public bool ShortStrikesUntouched { get; init; } = true;

    /// <summary>Whether no option may be sold beyond what is held: a short position may only shrink. Excludes synthetic forwards and calendars. Default true.</summary>
    public bool NoNewShortOptions { get; init; } = true;

    /// <summary>Whether no future of the hedge may be sold beyond what is held. Default true.</summary>
    public bool HedgeStaysLong { get; init; } = true;

    /// <summary>Whether no state between two fills may hold more short options than long ones of an expiry and right than the book did. Default true.</summary>
    public bool DefinedRiskBetweenFills { get; init; } = true;

    /// <summary>
    /// Largest share of the book's contracts that a plan may close, from 0 to 1: a repair is no roll of the whole position. Default 0.5.
    /// </summary>
    public double MaximumTurnover
    {
        get;
        init => field = Guard.InRange(value, 0, 1, nameof(MaximumTurnover));
    }

    = 0.5;

    /// <summary>Largest margin under <see cref="PlanInputs.Margin"/>, in dollars; from 0 to 1e15. Null for none. Default null.</summary>
    public double? MarginLimit
    {
        get;
        init => field = value is null ? null : Guard.InRange(value.Value, 0, 1e15, nameof(MarginLimit));
    }

    /// <summary>Least liquidity coverage under <see cref="PlanInputs.Stress"/>: what stands ready over what the stress asks for; from 0 to 1,000. Null for none. Default null.</summary>
    public double? CoverageFloor
    {
        get;
        init => field = value is null ? null : Guard.InRange(value.Value, 0, 1000, nameof(CoverageFloor));
    }

    /// <summary>Calendar days within which the stress of the coverage is taken to happen; from 1 to 365. Default 5.</summary>
    public int CoverageDays
    {
        get;
        init => field = Guard.InRange(value, 1, 365, nameof(CoverageDays));
    }

    = 5;

    /// <summary>Largest cost of a plan, in dollars; from 0 to 1e12. Null for none. Default null.</summary>
    public double? CostCap
    {
        get;
        init => field = value is null ? null : Guard.InRange(value.Value, 0, 1e12, nameof(CostCap));
    }

    /// <summary>
    /// Calendar days for which carry given up counts in the objective: how long the trade is expected to be held; from 0 to 365. Default 10.
    /// </summary>
    public double HoldingDays
    {
        get;
        init => field = Guard.InRange(value, 0, 365, nameof(HoldingDays));
    }

    = 10;

    /// <summary>What a broken soft guardrail is worth, and in which order.</summary>
    public SoftLimits Soft
    {
        get;
        init => field = Guard.NotNull(value, nameof(Soft));
    }

    = new();

    /// <summary>Least time between two adjustments, from 0 to 365 days; 0 for none. Default 0.</summary>
    public TimeSpan MinimumInterval
    {
        get;
        init => field = value >= TimeSpan.Zero && value <= TimeSpan.FromDays(365) ? value : throw Guard.OutOfRange(nameof(MinimumInterval), value, "Must be from 0 to 365 days.");
    }

    /// <summary>The indicator above which no hedge is bought; null for none. Default null.</summary>
    public SignalLimit? HedgePurchases { get; init; }

    /// <summary>Which listed contracts are candidates beside what the rules offer.</summary>
    public ListedCandidates Listed
    {
        get;
        init => field = Guard.NotNull(value, nameof(Listed));
    }

    = new();

    /// <summary>Most alternatives shown beside doing nothing; from 1 to 100. Default 6.</summary>
    public int MaximumAlternatives
    {
        get;
        init => field = Guard.InRange(value, 1, 100, nameof(MaximumAlternatives));
    }

    = 6;

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

    /// <summary>Largest trade in an instrument by its open interest and volume, over all candidates that trade it; null for no cap. An instrument without counts is then not traded.</summary>
    public LiquidityPolicy? Participation { get; init; }

    /// <summary>Time around scheduled events in which nothing is traded; null for none. Default null.</summary>
    public EventLimit? Events { get; init; }

    /// <summary>The guardrails on one line.</summary>
    public override string ToString() => string.Join("; ", Parts());

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Adjustment policy", ToString())
    {
        Facts =
        [
            new("total delta", TotalDelta.ToString(), "$/1%"),
            new("skew stickiness", SkewStickiness),
            new("vega band", Vega.ToString()),
            new("carry floor", DisplayCell.Percent(CarryFloor), "% of the calibration"),
            new("carry floor without positive carry", AbsoluteCarryFloor, "$/day"),
            new("cap of short gamma", GammaCap, "$/1%"),
            new("least hedge effectiveness", HedgeEffectivenessFloor),
            new("tail loss", TailLoss?.ToString() ?? "-"),
            new("structure", string.Join(", ", Structure())),
            new("largest turnover", DisplayCell.Percent(MaximumTurnover), "% of the contracts"),
            new("largest margin", MarginLimit, "$"),
            new("least liquidity coverage", CoverageFloor),
            new("horizon of the coverage", CoverageDays, "days"),
            new("largest cost", CostCap, "$"),
            new("days for which carry counts", HoldingDays, "days"),
            new("soft limits", Soft.ToString()),
            new("least time between adjustments", MinimumInterval.TotalHours, "hours"),
            new("hedge purchases", HedgePurchases?.ToString() ?? "-"),
            new("events", Events?.ToString() ?? "-"),
            new("costs", Costs.ToString()),
            new("participation", Participation?.ToString() ?? "-"),
            new("listed candidates", Listed.ToString()),
            new("most lots", MaximumLots),
            new("most alternatives", MaximumAlternatives),
        ],
    };

    /// <summary>The floor of the carry in dollars per day: a fraction of a cost would demand that the cost shrinks, so there it is an amount. Null without a calibration.</summary>
    internal double? CarryFloorOf(Calibration? calibration)
    {
        if (calibration is null)
            return null;
        double initial = calibration.Exposures.Carry.Total;
        return initial > 0 ? CarryFloor * initial : AbsoluteCarryFloor ?? initial;
    }

    private IEnumerable<string> Parts()
    {
        yield return FormattableString.Invariant($"total delta {TotalDelta} $/1% at skew stickiness {SkewStickiness:G6}");
        yield return Vega.ToString();
        yield return FormattableString.Invariant($"carry floor {CarryFloor:G6}{(AbsoluteCarryFloor is { } floor ? FormattableString.Invariant($", absolute {floor:G6} $/day") : "")}");
        if (GammaCap is { } gamma)
            yield return FormattableString.Invariant($"short gamma at most {gamma:G6}");
        if (HedgeEffectivenessFloor is { } effectiveness)
            yield return FormattableString.Invariant($"hedge effectiveness at least {effectiveness:G6}");
        if (TailLoss is not null)
            yield return $"tail loss at most {TailLoss}";
        yield return string.Join(", ", Structure());
        yield return FormattableString.Invariant($"turnover at most {100 * MaximumTurnover:G6} %");
        if (MarginLimit is { } margin)
            yield return FormattableString.Invariant($"margin at most {margin:G6} $");
        if (CoverageFloor is { } coverage)
            yield return FormattableString.Invariant($"liquidity coverage at least {coverage:G6} over {CoverageDays} days");
        if (CostCap is { } cost)
            yield return FormattableString.Invariant($"cost at most {cost:G6} $");
        yield return FormattableString.Invariant($"carry given up counts for {HoldingDays:G6} days");
        yield return $"soft limits: {Soft}";
        yield return FormattableString.Invariant($"at most {MaximumLots} lots{(Participation is null ? "" : $", {Participation}")}");
        if (MinimumInterval > TimeSpan.Zero)
            yield return FormattableString.Invariant($"{MinimumInterval.TotalHours:G6} hours between adjustments");
        if (HedgePurchases is not null)
            yield return $"hedges bought with {HedgePurchases}";
        if (Events is not null)
            yield return $"nothing traded {Events}";
        yield return Costs.ToString();
        yield return $"listed candidates: {Listed}";
    }

    private IEnumerable<string> Structure()
    {
        if (MaximumLossNotIncreasing)
            yield return "maximum loss not increasing";
        if (NoWidening)
            yield return "no widening";
        if (ShortStrikesUntouched)
            yield return "short strikes untouched";
        if (NoNewShortOptions)
            yield return "no new short options";
        if (HedgeStaysLong)
            yield return "hedge stays long";
        if (DefinedRiskBetweenFills)
            yield return "defined risk between fills";
    }
}
