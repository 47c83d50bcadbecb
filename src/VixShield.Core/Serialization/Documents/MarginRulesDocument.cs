namespace VixShield.Serialization;

internal sealed record MarginRulesDocument : StoredDocument
{
    public required string Schema { get; init; }

    public required string Name { get; init; }

    public required string Method { get; init; }

    public required string Pooling { get; init; }

    public required bool VolatilityIndexCalendarRelief { get; init; }

    public required MarginRateDocument Equity { get; init; }

    public required MarginRateDocument BroadIndex { get; init; }

    public required MarginRateDocument VolatilityIndex { get; init; }

    public required List<string?> BroadIndexSymbols { get; init; }

    public required Dictionary<string, double> Leverage { get; init; }

    public required double LongPremiumShare { get; init; }

    public required double LongTermPremiumShare { get; init; }

    public required int LongTermMonths { get; init; }

    public required double ShareRate { get; init; }

    public required FutureMarginTableDocument Futures { get; init; }

    public required MarginRangeDocument BroadIndexRange { get; init; }

    public required Dictionary<string, MarginRangeDocument?> Ranges { get; init; }

    public required double MinimumPointsPerContract { get; init; }

    public required int MostSearchNodes { get; init; }
}
