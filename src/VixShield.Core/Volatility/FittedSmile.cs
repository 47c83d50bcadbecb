using System.Collections.Immutable;
using VixShield.Display;
using VixShield.Expiries;
using VixShield.Numerics;

namespace VixShield.Volatility;

/// <summary>
/// The smile that the library returns for quotes: an arbitrage-free curve inside bid and ask wherever that is possible. Between the outermost quotes it
/// is an eSSVI slice plus a smooth correction; beyond them the slice moved by a constant or by a line, with slopes of at most 2 (Lee's bound). Where an earlier expiry
/// of the same underlying is above it, the earlier total variance counts: the higher of two curves without butterflies has none. Made by <see cref="SurfaceCalibration"/>.
/// </summary>
[TypeFormatterSource]
public sealed class FittedSmile : VolatilitySmile
{
    private readonly VarianceSpline _curve;

    internal FittedSmile(Expiry expiry, double forward, double years, VarianceSpline curve, ImmutableArray<FittedSmile> floors)
        : base(expiry, forward, years)
    {
        _curve = curve;
        Floors = floors;
    }

    /// <summary>Log-moneyness of the lowest strike that was fitted; below it the smile is extrapolated.</summary>
    public double LowestLogMoneyness => _curve.Lowest * _curve.Deviation;

    /// <summary>Log-moneyness of the highest strike that was fitted; above it the smile is extrapolated.</summary>
    public double HighestLogMoneyness => _curve.Highest * _curve.Deviation;

    /// <summary>Slope of total variance by -k far out on the put side; at most 2.</summary>
    public double LeftSlope => Floors.Aggregate(OwnLeftSlope, (most, floor) => Math.Max(most, floor.OwnLeftSlope));

    /// <summary>Slope of total variance by k far out on the call side; at most 2.</summary>
    public double RightSlope => Floors.Aggregate(OwnRightSlope, (most, floor) => Math.Max(most, floor.OwnRightSlope));

    /// <summary>Earlier smiles that are above this one's own curve somewhere.</summary>
    internal ImmutableArray<FittedSmile> Floors { get; }

    /// <inheritdoc/>
    public override double VolatilityAt(double strike)
    {
        double k = ElementaryFunctions.Log(Guard.PositiveFinite(strike, nameof(strike)) / Forward);
        return Math.Sqrt(TotalVarianceAt(k) / Years);
    }

    /// <inheritdoc/>
    public override VariancePoint VarianceAt(double logMoneyness)
    {
        VariancePoint point = _curve.At(Guard.Finite(logMoneyness, nameof(logMoneyness)));
        foreach (FittedSmile floor in Floors)
        {
            VariancePoint other = floor._curve.At(logMoneyness);
            if (other.Variance > point.Variance)
                point = other;
        }

        return point;
    }

    /// <inheritdoc/>
    public override double TotalVarianceAt(double logMoneyness)
    {
        double variance = _curve.VarianceAt(Guard.Finite(logMoneyness, nameof(logMoneyness)));
        foreach (FittedSmile floor in Floors)
            variance = Math.Max(variance, floor._curve.VarianceAt(logMoneyness));
        return variance;
    }

    internal double OwnLeftSlope => _curve.LeftSlope;

    internal double OwnRightSlope => _curve.RightSlope;

    internal double OwnVariance(double logMoneyness) => _curve.VarianceAt(logMoneyness);

    /// <inheritdoc/>
    public override DisplayPage ToDisplay() => new("Fitted smile", ToString())
    {
        Facts =
        [
            new("expiry", Expiry.ToString()),
            new("forward", Forward, "points"),
            new("time to expiry", Years, "years"),
            new("at-the-money volatility", DisplayCell.Percent(AtTheMoney), "%"),
            new("lowest fitted log-moneyness", LowestLogMoneyness),
            new("highest fitted log-moneyness", HighestLogMoneyness),
            new("slope of total variance on the put side", LeftSlope),
            new("slope of total variance on the call side", RightSlope),
            new("lifted by an earlier expiry", !Floors.IsEmpty),
        ],
        Tables = [MoneynessTable()],
    };
}
