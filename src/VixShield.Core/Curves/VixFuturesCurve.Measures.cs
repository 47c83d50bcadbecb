using System.Collections.Immutable;
using VixShield.Expiries;
using VixShield.Numerics;

namespace VixShield.Curves;

public sealed partial class VixFuturesCurve
{
    /// <summary><see cref="Basis"/> divided by spot VIX: 0.05 says that the first contract is 5 % above spot.</summary>
    public double RelativeBasis => Basis / SpotVix;

    /// <summary>Neighbouring contracts of which the later is below the earlier, nearest first; empty when the strip nowhere falls. Spot VIX is no contract: see <see cref="Basis"/>.</summary>
    public ImmutableArray<VixCurveSlope> InvertedPairs =>
        [.. Enumerable.Range(1, Points.Length - 1).Select(near => SlopeBetween(near, near + 1)!).Where(slope => slope.Points < 0)];

    /// <summary>The slope between two contracts by rank; null when the strip is too short.</summary>
    /// <param name="near">Rank of the earlier contract; 1 is the nearest of the strip.</param>
    /// <param name="far">Rank of the later contract; greater than <paramref name="near"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A rank is less than 1, or they do not ascend.</exception>
    public VixCurveSlope? SlopeBetween(int near, int far)
    {
        Guard.InRange(near, 1, int.MaxValue - 1, nameof(near));
        Guard.InRange(far, near + 1, int.MaxValue, nameof(far));
        return far <= Points.Length ? new VixCurveSlope(Points[near - 1], Points[far - 1]) : null;
    }

    /// <summary>
    /// Value of the curve at the longer maturity minus that at the shorter, in points: positive in contango. Contracts do not jump in or out of it at a settlement.
    /// </summary>
    /// <param name="nearDays">The shorter maturity, in calendar days; at least 0.</param>
    /// <param name="farDays">The longer maturity, in calendar days; greater than <paramref name="nearDays"/> and not beyond the last contract.</param>
    /// <exception cref="ArgumentOutOfRangeException">A maturity is negative or beyond the last contract, or they do not ascend.</exception>
    public double ConstantMaturitySlope(int nearDays, int farDays)
    {
        double near = ConstantMaturity(nearDays);
        return farDays > nearDays
            ? ConstantMaturity(farDays) - near
            : throw Guard.OutOfRange(nameof(farDays), farDays, FormattableString.Invariant($"Must be more than the shorter maturity of {nearDays} days."));
    }

    /// <summary>
    /// Roll yield of a listed contract per year, ln(VIX / price) / T: what a long holder gains, continuously compounded, if spot VIX stays where it is until settlement.
    /// Negative in contango. It is a description of the curve; spot VIX is not expected to stay. Large close to settlement.
    /// </summary>
    /// <param name="expiry">Settlement of a contract of the strip.</param>
    /// <exception cref="ArgumentOutOfRangeException">No contract of the strip settles then.</exception>
    public double RollYield(Expiry expiry) => Find(Guard.NotNull(expiry, nameof(expiry))) is { } listed
        ? ElementaryFunctions.LogRatio(SpotVix, listed.Price) / YearsTo(expiry)
        : throw Guard.OutOfRange(nameof(expiry), expiry, $"Must be one of the contracts {string.Join(", ", Points.Select(p => p.Expiry))}.");
}
