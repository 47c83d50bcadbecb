using VixShield.Adjustments;

namespace VixShield.Optimization;

/// <summary>A square of a form over lots: of a form that is scaled so that its own factor is 1 or -1.</summary>
internal sealed record QuadraticTerm(LinearForm Form, bool IsConvex)
{
    /// <summary>The least and the largest value of the form over the lots of the columns.</summary>
    internal (double Low, double High) RangeOver(IEnumerable<AdjustmentColumn> columns)
    {
        double low = Form.Start;
        double high = Form.Start;
        int i = 0;
        foreach (AdjustmentColumn column in columns)
        {
            double perLot = Form.PerLot[i++];
            low += Math.Min(perLot * column.MinimumLots, perLot * column.MaximumLots);
            high += Math.Max(perLot * column.MinimumLots, perLot * column.MaximumLots);
        }

        return (low, high);
    }
}
