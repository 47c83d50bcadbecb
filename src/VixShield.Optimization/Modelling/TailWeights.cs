using VixShield.Adjustments;

namespace VixShield.Optimization;

/// <summary>The weights of scenarios in a tail: of the worst of them their probability over the share, of the last a part, of the others nothing. They sum to 1.</summary>
internal static class TailWeights
{
    /// <summary>The weights at lots, which need not be whole. The cost of the trades is the same in all scenarios and changes none.</summary>
    internal static double[] At(TailLossRow row, double[] lots)
    {
        double[] profits = [.. row.Profits.Select(p => Value(p, lots))];
        int[] worstFirst = [.. Enumerable.Range(0, profits.Length).OrderBy(s => profits[s])];
        double[] weights = new double[profits.Length];
        double left = 1;
        foreach (int s in worstFirst)
        {
            weights[s] = Math.Min(left, row.Probabilities[s] / row.Share);
            left -= weights[s];
        }

        return weights;
    }

    /// <summary>The profit of the weighted scenarios, before costs.</summary>
    internal static LinearForm Profit(TailLossRow row, double[] weights)
    {
        double start = 0;
        double[] perLot = new double[row.Columns];
        for (int s = 0; s < weights.Length; s++)
        {
            if (weights[s] == 0)
                continue;
            start += weights[s] * row.Profits[s].Start;
            for (int i = 0; i < perLot.Length; i++)
                perLot[i] += weights[s] * row.Profits[s].PerLot[i];
        }

        return new LinearForm(start, perLot);
    }

    private static double Value(LinearForm form, double[] lots)
    {
        double value = form.Start;
        for (int i = 0; i < lots.Length; i++)
            value += form.PerLot[i] * lots[i];
        return value;
    }
}
