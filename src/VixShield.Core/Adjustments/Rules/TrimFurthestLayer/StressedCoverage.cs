using VixShield.Instruments;
using VixShield.Market;
using VixShield.Risk;

namespace VixShield.Adjustments;

/// <summary>
/// Stressed liquidity coverage of a book, before and after sales. A sale brings its net proceeds in cash and frees the margin that the rest no longer asks; what it took off a stress is gone, so that
/// the calls under stress may rise.
/// </summary>
internal sealed class StressedCoverage
{
    private readonly RuleContext _context;
    private readonly double _margin;

    private StressedCoverage(in RuleContext context, double margin, LiquidityCoverage before)
    {
        _context = context;
        _margin = margin;
        Before = before;
    }

    /// <summary>The coverage before any sale.</summary>
    internal LiquidityCoverage Before { get; }

    /// <summary>Measures the book; null with what is missing.</summary>
    internal static StressedCoverage? Of(in RuleContext context, out string missing)
    {
        PlanInputs inputs = context.Inputs;
        List<string> parts = [];
        if (inputs.Margin is null)
            parts.Add("margin rules");
        if (inputs.Resources is null)
            parts.Add("liquidity resources");
        if (inputs.Stress.IsEmpty)
            parts.Add("a stress set");
        missing = string.Join(", ", parts);
        if (parts.Count > 0)
            return null;
        try
        {
            (double? margin, LiquidityCoverage coverage) = Measure(context.Book, inputs.Resources!, context);
            missing = coverage.Reason;
            return margin is { } now && coverage.Status != LiquidityCoverageStatus.MissingMargin ? new StressedCoverage(context, now, coverage) : null;
        }
        catch (Exception error) when (error is MissingDatumException or NotSupportedException or ArgumentException)
        {
            missing = error.Message;
            return null;
        }
    }

    /// <summary>The coverage after sales.</summary>
    /// <exception cref="MissingDatumException">A contract has no usable quote, or the requirement after it no number.</exception>
    internal LiquidityCoverage After(Trade[] sales)
    {
        Book after = _context.Book.Apply(sales);
        double proceeds = sales.Sum(t => Math.Abs(t.Leg.Quantity) * Worth(t.Leg)) - _context.CostOf(sales);
        LiquidityResources resources = _context.Inputs.Resources!;
        (double? margin, _) = Measure(after, resources, _context);
        double freed = _margin - (margin ?? throw new MissingDatumException("The requirement after the sale has no number."));
        return Measure(after, new LiquidityResources { Cash = Math.Max(0, resources.Available + proceeds + freed) }, _context).Coverage;
    }

    internal static bool Reaches(LiquidityCoverage coverage, double target) =>
        coverage.Status == LiquidityCoverageStatus.Covered || (coverage.Status == LiquidityCoverageStatus.Measured && !(coverage.Ratio < target));

    internal static string Describe(LiquidityCoverage coverage) => coverage.Ratio is { } ratio
        ? FormattableString.Invariant($"coverage {ratio:G6} over {coverage.HorizonDays} d ({coverage.Model})")
        : $"coverage without bound, since nothing is owed under stress ({coverage.Model}),";

    private double Worth(Leg leg) => BookValuation.Of(Book.OfLegs(leg with { Quantity = 1 }), _context.Market).Value;

    private static (double? Margin, LiquidityCoverage Coverage) Measure(Book book, LiquidityResources resources, in RuleContext context)
    {
        PlanInputs inputs = context.Inputs;
        // Sums over legs in the valuation's order, so that no order of the book changes a bit of the ratio.
        Book ordered = Book.OfPositions(BookValuation.Of(book, context.Market).InFixedOrder.Select(l => l.Position));
        StressedMargin stressed = StressedMargin.Run(StressLoss.Engine(ordered, context), inputs.Stress.Select(s => s.Scenario), inputs.Margin!);
        int horizon = (int)Math.Clamp(Math.Ceiling(inputs.Stress.Max(s => s.Scenario.Days)), 1, 365);
        return (stressed.Present.WithoutLongPremium, stressed.Coverage(resources, horizon)!.Value.Coverage);
    }
}
