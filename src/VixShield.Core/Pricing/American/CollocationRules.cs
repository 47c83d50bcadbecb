namespace VixShield.Pricing;

/// <summary>The rule and the tolerance of each accuracy; sizes chosen by measuring their errors over random options.</summary>
internal static class CollocationRules
{
    // Measured: moderate crowding serves every gap between rate and yield.
    private const double NearCrowding = 0.7;

    private static readonly CollocationRule Fast =
        new(CollocationTables.Cosines6, CollocationTables.Sines8, CollocationTables.AngleWeights8, 0);

    private static readonly CollocationRule FastNear =
        new(CollocationTables.Cosines12, CollocationTables.Sines12, CollocationTables.AngleWeights12, NearCrowding);

    private static readonly CollocationRule Standard =
        new(CollocationTables.Cosines9, CollocationTables.Sines10, CollocationTables.AngleWeights10, 0);

    private static readonly CollocationRule StandardNear =
        new(CollocationTables.Cosines19, CollocationTables.Sines16, CollocationTables.AngleWeights16, NearCrowding);

    private static readonly CollocationRule High =
        new(CollocationTables.Cosines13, CollocationTables.Sines16, CollocationTables.AngleWeights16, 0);

    private static readonly CollocationRule HighNear =
        new(CollocationTables.Cosines22, CollocationTables.Sines20, CollocationTables.AngleWeights20, NearCrowding);

    private static readonly CollocationRule HighLong =
        new(CollocationTables.Cosines22, CollocationTables.Sines20, CollocationTables.AngleWeights20, 0);

    internal static CollocationRule For(AmericanAccuracy accuracy, in UnitPut put) => accuracy switch
    {
        AmericanAccuracy.Fast => put.IsNear ? FastNear : put.IsLong ? Standard : Fast,
        AmericanAccuracy.High => put.IsNear ? HighNear : put.IsLong ? HighLong : High,
        _ => put.IsNear ? StandardNear : put.IsLong ? High : Standard,
    };

    /// <summary>The relative step at which Newton's method may stop: its square is what is left.</summary>
    internal static double Tolerance(AmericanAccuracy accuracy) => accuracy switch
    {
        AmericanAccuracy.Fast => 3e-3,
        AmericanAccuracy.High => 1e-4,
        _ => 1e-3,
    };
}
