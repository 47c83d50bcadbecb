using System.Collections.Immutable;

namespace VixShield.Volatility;

/// <summary>Which earlier smiles are above a curve somewhere, or so near that they may be between the points looked at.</summary>
internal static class CalendarFloors
{
    private const double Near = 3e-3;

    // In deviations.
    private static readonly double[] Grid = Deviations();

    internal static ImmutableArray<FittedSmile> Of(VarianceSpline curve, FittedSmile? earlier)
    {
        if (earlier is null)
            return [];

        // The earlier smile is the highest of its own curve and its floors: those are all that can be above this one.
        double[] least = [.. Grid.Select(z => curve.VarianceAt(z * curve.Deviation) * (1 - Near))];
        return [.. earlier.Floors.Add(earlier).Where(candidate => MayBeAbove(curve, candidate, least))];
    }

    private static bool MayBeAbove(VarianceSpline curve, FittedSmile candidate, double[] least)
    {
        if (candidate.OwnLeftSlope > curve.LeftSlope || candidate.OwnRightSlope > curve.RightSlope)
            return true;
        for (int i = 0; i < least.Length; i++)
        {
            if (candidate.OwnVariance(Grid[i] * curve.Deviation) > least[i])
                return true;
        }

        return false;
    }

    private static double[] Deviations()
    {
        var grid = new List<double>();
        for (double z = -1; z <= 1; z += 0.02)
            grid.Add(z);
        for (double z = 1; z < 1e4; z *= 1.04)
        {
            grid.Add(-z);
            grid.Add(z);
        }

        return [.. grid];
    }
}
