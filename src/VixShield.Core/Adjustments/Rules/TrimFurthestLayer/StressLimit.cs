namespace VixShield.Adjustments;

/// <summary>The limit on the stress loss after a sale. Without a stress set nothing is refused, and every note says that nothing is known.</summary>
internal sealed class StressLimit(TrimFurthestLayerOptions options, StressLoss? stress)
{
    // Sums of a dozen legs in another order differ by less than this share of the limit.
    private const double Rounding = 1e-9;

    /// <summary>Largest loss allowed, in dollars; null without a stress set.</summary>
    internal double? Limit { get; } = stress is null ? null : options.StressLossLimit ?? ((1 + options.MaximumStressLossIncrease) * stress.Before);

    /// <summary>Whether a sale has been refused for its stress loss.</summary>
    internal bool HasRefused { get; private set; }

    internal bool Refuses(HedgeSale[] sales, List<string> left)
    {
        if (Breaks(sales) is not { } after)
            return false;
        HasRefused = true;
        left.Add(FormattableString.Invariant($"the sale of {string.Join(", ", sales)}, because the stress loss after it would be {after:G6} $ against a limit of {Limit:G6} $ ({stress!.Before:G6} $ before)"));
        return true;
    }

    /// <summary>The most contracts of a holding, up to a number, such that every smaller sale keeps the limit as well; says why where it is none.</summary>
    internal int MostOf(HedgeHolding holding, int most, List<string> left)
    {
        if (Refuses([new HedgeSale(holding, 1)], left))
            return 0;
        // The loss is convex in the contracts sold, so from one that keeps the limit on there is one last that does.
        int low = 1;
        int high = most;
        while (low < high)
        {
            int middle = low + ((high - low + 1) / 2);
            if (Breaks([new HedgeSale(holding, middle)]) is null)
                low = middle;
            else
                high = middle - 1;
        }

        return low;
    }

    internal string Note(params HedgeSale[] sales) => stress is null
        ? "takes tail cover; the stress loss after it is not known"
        : FormattableString.Invariant($"takes tail cover: the stress loss after the sale of {string.Join(", ", sales)} is {After(sales):G6} $, {stress.Before:G6} $ before, limit {Limit:G6} $");

    private double? Breaks(HedgeSale[] sales) =>
        stress is not null && After(sales) is var after && after > Limit + (Rounding * Math.Max(1, Limit!.Value)) ? after : null;

    private double After(HedgeSale[] sales) => stress!.After(sales.Select(s => (s.Holding.Leg, s.Sold)));
}
