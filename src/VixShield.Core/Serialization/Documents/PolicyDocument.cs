namespace VixShield.Serialization;

/// <summary>A policy as it is stored. What is left out, or null, is the default; members of the first version must be there.</summary>
internal sealed record PolicyDocument : StoredDocument
{
    public required string Schema { get; init; }

    public required BandDocument TotalDelta { get; init; }

    public double? SkewStickiness { get; init; }

    public required VegaBandDocument Vega { get; init; }

    public required double CarryFloor { get; init; }

    public required double? AbsoluteCarryFloor { get; init; }

    public double? GammaCap { get; init; }

    public double? HedgeEffectivenessFloor { get; init; }

    public TailLossDocument? TailLoss { get; init; }

    public required bool MaximumLossNotIncreasing { get; init; }

    public bool? NoWidening { get; init; }

    public required bool ShortStrikesUntouched { get; init; }

    public required bool NoNewShortOptions { get; init; }

    public bool? HedgeStaysLong { get; init; }

    public bool? DefinedRiskBetweenFills { get; init; }

    public double? MaximumTurnover { get; init; }

    public double? MarginLimit { get; init; }

    public double? CoverageFloor { get; init; }

    public int? CoverageDays { get; init; }

    public double? CostCap { get; init; }

    public double? HoldingDays { get; init; }

    public SoftLimitsDocument? Soft { get; init; }

    public double? MinimumIntervalHours { get; init; }

    public SignalLimitDocument? HedgePurchases { get; init; }

    public EventLimitDocument? Events { get; init; }

    public required int MaximumLots { get; init; }

    public List<LiquidityLimitDocument?>? Participation { get; init; }

    public TradingCostsDocument? Costs { get; init; }

    public ListedCandidatesDocument? Listed { get; init; }

    public int? MaximumAlternatives { get; init; }
}
