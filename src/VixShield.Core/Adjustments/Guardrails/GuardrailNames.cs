using System.Collections.Immutable;

namespace VixShield.Adjustments;

/// <summary>The names of the guardrails, as verdicts, policies and records use them.</summary>
public static class GuardrailNames
{
    /// <summary>Total delta within its band under the middle betas.</summary>
    public const string TotalDelta = "total delta";

    /// <summary>Vega within the hard band under the middle betas.</summary>
    public const string VegaHardBand = "vega hard band";

    /// <summary>Vega within the soft band under the middle betas.</summary>
    public const string VegaSoftBand = "vega soft band";

    /// <summary>Vega within the hard band under the low and the high betas.</summary>
    public const string VegaOverBetas = "vega over betas";

    /// <summary>Total delta within its band under the low and the high betas.</summary>
    public const string DeltaOverBetas = "total delta over betas";

    /// <summary>Carry at least its floor.</summary>
    public const string CarryFloor = "carry floor";

    /// <summary>Short gamma at most its cap.</summary>
    public const string GammaCap = "gamma cap";

    /// <summary>Hedge effectiveness at least its floor.</summary>
    public const string HedgeEffectiveness = "hedge effectiveness";

    /// <summary>Expected loss of the tail at most its limit.</summary>
    public const string TailLoss = "tail loss";

    /// <summary>Largest payment at settlement not higher than before.</summary>
    public const string MaximumLoss = "maximum loss";

    /// <summary>Largest payment of the short strikes and wings of each expiry not higher than before.</summary>
    public const string NoWidening = "no widening";

    /// <summary>Short strikes as they were.</summary>
    public const string ShortStrikes = "short strikes untouched";

    /// <summary>No option sold beyond what is held.</summary>
    public const string NoNewShortOptions = "no new short options";

    /// <summary>No future of the hedge sold beyond what is held.</summary>
    public const string HedgeStaysLong = "hedge stays long";

    /// <summary>Contracts closed at most a share of those held.</summary>
    public const string Turnover = "turnover";

    /// <summary>No more short than long options between two fills than before.</summary>
    public const string DefinedRiskBetweenFills = "defined risk between fills";

    /// <summary>Margin at most its limit.</summary>
    public const string Margin = "margin";

    /// <summary>Liquidity coverage under stress at least its floor.</summary>
    public const string LiquidityCoverage = "liquidity coverage";

    /// <summary>Cost of the trades at most its cap.</summary>
    public const string CostCap = "cost cap";

    /// <summary>Time since the last adjustment at least the interval.</summary>
    public const string MinimumInterval = "minimum interval";

    /// <summary>No hedge bought while an indicator is above its level.</summary>
    public const string SignalLimit = "signal limit";

    /// <summary>Where nothing has to be restored: the priced improvement is above the cost.</summary>
    public const string ImprovementExceedsCost = "improvement exceeds cost";

    /// <summary>Nothing traded around a scheduled event.</summary>
    public const string EventWindow = "event window";

    /// <summary>Contracts of an instrument traded at most what its open interest and volume allow.</summary>
    public const string Participation = "participation";

    /// <summary>All names; no rule may have one of them, because a rule's veto is a guardrail of the rule's name.</summary>
    public static ImmutableArray<string> All { get; } =
    [
        TotalDelta, VegaHardBand, VegaSoftBand, VegaOverBetas, DeltaOverBetas, CarryFloor, GammaCap, HedgeEffectiveness, TailLoss, MaximumLoss, NoWidening, ShortStrikes, NoNewShortOptions, HedgeStaysLong,
        Turnover, DefinedRiskBetweenFills, Margin, LiquidityCoverage, CostCap, MinimumInterval, SignalLimit, ImprovementExceedsCost, Participation, EventWindow,
    ];

    /// <summary>
    /// The hard guardrails that a solver sees, from those that give way last to those that give way first when a problem without solution is repaired (<see cref="SolverResult.Repair"/>): what kind of trade is
    /// allowed, then the tail loss, then the carry, then the exposures. A rule's veto ranks with the minimum interval. <see cref="Margin"/>, <see cref="LiquidityCoverage"/> and
    /// <see cref="ImprovementExceedsCost"/> are judged on the book after the trades alone and have no rank.
    /// </summary>
    public static ImmutableArray<string> RepairOrder { get; } =
    [
        MinimumInterval, DefinedRiskBetweenFills, NoWidening, MaximumLoss, ShortStrikes, NoNewShortOptions, HedgeStaysLong, Turnover, Participation, CostCap, EventWindow, SignalLimit, TailLoss, CarryFloor,
        HedgeEffectiveness, GammaCap, VegaHardBand, TotalDelta,
    ];

    /// <summary>The soft guardrails, in the default order of their priority.</summary>
    public static ImmutableArray<string> Soft { get; } = [VegaSoftBand, VegaOverBetas, DeltaOverBetas];
}
