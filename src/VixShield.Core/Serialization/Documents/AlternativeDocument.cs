namespace VixShield.Serialization;

internal sealed record AlternativeDocument
{
    public required string Name { get; init; }

    public required bool IsFeasible { get; init; }

    public required double Cost { get; init; }

    public required double Objective { get; init; }

    public required double? CarryKept { get; init; }

    public required double? StressLoss { get; init; }

    public required string? WorstScenario { get; init; }

    public required double? Margin { get; init; }

    public required List<double>? BreakEvens { get; init; }

    public required OutlookDocument? Outlook { get; init; }

    public required List<OrderDocument> Orders { get; init; }

    public required ExposuresDocument After { get; init; }

    public required List<VerdictDocument> Guardrails { get; init; }

    public required List<string> Reasons { get; init; }
}
