using VixShield.Adjustments;
using VixShield.Expiries;
using VixShield.TermStructure;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Reporting;

/// <summary>Plans of the main sample's book: after the move, on the quiet day, and under limits that exclude each other.</summary>
internal static class Plans
{
    private static readonly Lazy<AdjustmentPlan> s_moved = new(() => Make(AdjustmentPolicy.Default));
    private static readonly Lazy<AdjustmentPlan> s_quiet = new(() => new AdjustmentPlanner(AdjustmentPolicy.Default).Plan(Sample.Book, Sample.Market, new PlanInputs { Calibration = Sample.Calibration }));
    private static readonly Lazy<AdjustmentPlan> s_infeasible = new(() => Make(AdjustmentPolicy.Default with { CostCap = 1, TotalDelta = new Band(100_000, 100_001) }));

    internal static AdjustmentPlan Moved => s_moved.Value;

    internal static AdjustmentPlan Quiet => s_quiet.Value;

    internal static AdjustmentPlan Infeasible => s_infeasible.Value;

    internal static DecouplingReading Reading { get; } = DecouplingMeasure.Measure(Sample.Document.History!, Sample.Market.VixFutures, Sample.Moved.VixFutures, TradingCalendar.UsOptions);

    private static AdjustmentPlan Make(AdjustmentPolicy policy) =>
        new AdjustmentPlanner(policy).Plan(Sample.Book, Sample.Moved, new PlanInputs { Calibration = Sample.Calibration, Decoupling = Reading });
}
