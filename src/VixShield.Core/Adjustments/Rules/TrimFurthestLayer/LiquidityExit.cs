using VixShield.Market;
using VixShield.Risk;

namespace VixShield.Adjustments;

/// <summary>The smallest exit that brings coverage to its target: the furthest layer first, in it the latest expiry and the highest strike; the next holding only where all of one is sold.</summary>
internal static class LiquidityExit
{
    // Above this many contracts of one holding sizes are looked at in steps: each asks for a margin of the whole book in every scenario.
    private const int MostSteps = 256;

    /// <summary>Holdings in the order in which they are sold.</summary>
    internal static IEnumerable<HedgeHolding> Order(IEnumerable<HedgeHolding> holdings) =>
        holdings.Reverse().OrderByDescending(h => h.Layer).ThenByDescending(h => h.Leg.ExpiryOrNull);

    /// <summary>The sales, the coverage after them and the step in which sizes were looked at; or null, with the best coverage that any sale reaches among the reasons.</summary>
    internal static (HedgeSale[] Sales, LiquidityCoverage Coverage, int Step)? Find(
        in RuleContext context, StressedCoverage coverage, double target, IEnumerable<HedgeHolding> holdings, List<string> left)
    {
        List<HedgeSale> whole = [];
        LiquidityCoverage best = coverage.Before;
        foreach (HedgeHolding holding in holdings)
        {
            int most = Math.Min(holding.Quantity, context.Policy.MaximumLots);
            int step = (most + MostSteps - 1) / MostSteps;
            try
            {
                for (int sold = Math.Min(step, most); sold <= most; sold = sold == most ? most + 1 : Math.Min(sold + step, most))
                {
                    HedgeSale[] sales = [.. whole, new HedgeSale(holding, sold)];
                    LiquidityCoverage after = coverage.After([.. sales.Select(s => s.ToTrade())]);
                    if (StressedCoverage.Reaches(after, target))
                        return (sales, after, step);
                    if (after.Ratio > best.Ratio)
                        best = after;
                }
            }
            catch (MissingDatumException missing)
            {
                left.Add($"{holding.Leg.Name}: {missing.Message}");
                continue;
            }

            whole.Add(new HedgeSale(holding, most));
            if (most < holding.Quantity)
                break;
        }

        left.Add(FormattableString.Invariant($"an exit for liquidity, because no sale of the hedge brings coverage above {best.Ratio ?? 0:G6}"));
        return null;
    }
}
