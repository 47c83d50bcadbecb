using System.Collections.Immutable;
using VixShield.Display;
using VixShield.Expiries;
using VixShield.Instruments;

namespace VixShield.Risk;

/// <summary>
/// What options and futures of one underlying and one expiry are worth together at their settlement, premium included: a line with corners at the strikes, exact. Nothing that volatility does before moves its break-evens.
/// </summary>
[TypeFormatterSource]
public sealed class SettlementPayoff : IDisplayable
{
    private readonly double[] _corners;
    private readonly double[] _values;

    private SettlementPayoff(string underlying, Expiry expiry, double premium, double[] corners, double[] values, double slopeBeyond)
    {
        Underlying = underlying;
        Expiry = expiry;
        Premium = premium;
        _corners = corners;
        _values = values;
        SlopeBeyond = slopeBeyond;
        Levels = [.. Roots()];
        double least = values.Min();
        double most = values.Max();
        Worst = slopeBeyond < 0 ? new ProfitBound(ProfitBoundKind.Unbounded, null) : new ProfitBound(ProfitBoundKind.Value, least);
        Best = slopeBeyond > 0 ? new ProfitBound(ProfitBoundKind.Unbounded, null) : new ProfitBound(ProfitBoundKind.Value, most);
    }

    /// <summary>Symbol of the underlying.</summary>
    public string Underlying { get; }

    /// <summary>The expiry of all positions.</summary>
    public Expiry Expiry { get; }

    /// <summary>What was received for the positions, in dollars.</summary>
    public double Premium { get; }

    /// <summary>The corners of the line, in points of the underlying: 0 and the strikes.</summary>
    public ImmutableArray<double> Corners => [.. _corners];

    /// <summary>All break-evens by ascending level: strikes and premium. Ends of an interval at 0 count as touching.</summary>
    public ImmutableArray<BreakEven> Levels { get; }

    /// <summary>The least profit or greatest loss over all levels from 0 up, in dollars.</summary>
    public ProfitBound Worst { get; }

    /// <summary>The greatest profit.</summary>
    public ProfitBound Best { get; }

    /// <summary>Dollars per point beyond the last strike.</summary>
    internal double SlopeBeyond { get; }

    /// <summary>Lays out the payoff.</summary>
    /// <param name="positions">Options and futures of one underlying and expiry; at least one.</param>
    /// <param name="premium">What was received for them, in dollars: positive for a credit. For futures minus size times the price at which they were bought.</param>
    /// <exception cref="ArgumentException">No position, a share, two underlyings or two expiries (their levels at settlement are two numbers), or a premium that is not finite.</exception>
    public static SettlementPayoff Of(IEnumerable<Position> positions, double premium)
    {
        ImmutableArray<Position> all = Guard.NoNulls(positions, nameof(positions));
        Guard.Finite(premium, nameof(premium));
        if (all.IsEmpty)
            throw new ArgumentException("At least one position is needed.", nameof(positions));
        Leg first = all[0].Leg;
        foreach (Position position in all)
        {
            if (position.Leg.ExpiryOrNull is null)
                throw new ArgumentException($"{position.Leg} does not settle.", nameof(positions));
            if (position.Leg.ExpiryOrNull != first.ExpiryOrNull || position.Leg.Contract.UnderlyingSymbol != first.Contract.UnderlyingSymbol)
                throw new ArgumentException($"{position.Leg} and {first} do not settle at one level: take them apart.", nameof(positions));
        }

        double[] corners = [.. all.Select(p => p.Leg).OfType<OptionLeg>().Select(o => o.Strike / o.Contract.UnderlyingScale).Append(0).Distinct().Order()];
        double[] values = [.. corners.Select(level => premium + all.Sum(p => Worth(p.Leg, level)))];
        double slope = all.Select(p => p.Leg).Where(l => l is FutureLeg or OptionLeg { Right: OptionRight.Call }).Sum(PerPoint);
        return new SettlementPayoff(first.Contract.UnderlyingSymbol, first.ExpiryOrNull!, premium, corners, values, slope);
    }

    /// <summary>Profit or loss at a settlement value, in dollars.</summary>
    /// <param name="level">The settlement value, in points; at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The level is negative or not finite.</exception>
    public double At(double level)
    {
        Guard.NonNegativeFinite(level, nameof(level));
        int above = Array.FindIndex(_corners, c => c >= level);
        if (above < 0)
            return _values[^1] + (SlopeBeyond * (level - _corners[^1]));
        if (_corners[above] == level)
            return _values[above];
        double weight = (level - _corners[above - 1]) / (_corners[above] - _corners[above - 1]);
        return ((1 - weight) * _values[above - 1]) + (weight * _values[above]);
    }

    /// <summary>Break-evens and bounds.</summary>
    public override string ToString() => $"{Underlying} {Expiry}: break-evens {(Levels.IsEmpty ? "none" : string.Join(", ", Levels))}; loss {Worst}, gain {Best}";

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Payoff at settlement", ToString())
    {
        Facts =
        [
            new("underlying", Underlying),
            new("expiry", Expiry.ToString()),
            new("premium received", DisplayCell.Fixed(Premium, 2), "$"),
            new("greatest loss", Worst.ToString()),
            new("greatest gain", Best.ToString()),
        ],
        Tables = [BreakEvenReading.Table(Levels)],
    };

    private IEnumerable<BreakEven> Roots()
    {
        for (int i = 0; i < _corners.Length; i++)
        {
            bool isLast = i == _corners.Length - 1;
            double slopeAfter = isLast ? SlopeBeyond : _values[i + 1] - _values[i];
            if (_values[i] == 0)
            {
                double before = i == 0 ? 0 : _values[i - 1];
                // The line at 0 itself has no beginning at a corner inside it.
                if (i > 0 && before == 0 && slopeAfter == 0)
                    continue;
                bool crosses = before != 0 && slopeAfter != 0 && Math.Sign(before) != Math.Sign(slopeAfter);
                yield return new BreakEven(_corners[i], crosses ? (slopeAfter > 0 ? BreakEvenKind.Rising : BreakEvenKind.Falling) : BreakEvenKind.Tangent);
            }
            else if (isLast ? Math.Sign(_values[i]) * Math.Sign(SlopeBeyond) < 0 : Math.Sign(_values[i]) * Math.Sign(_values[i + 1]) < 0)
            {
                double perPoint = isLast ? SlopeBeyond : slopeAfter / (_corners[i + 1] - _corners[i]);
                yield return new BreakEven(_corners[i] - (_values[i] / perPoint), slopeAfter > 0 ? BreakEvenKind.Rising : BreakEvenKind.Falling);
            }
        }
    }

    private static double Worth(Leg leg, double level) => PerPoint(leg) * (leg is OptionLeg option ? Math.Max(0, (int)option.Right * (level - (option.Strike / option.Contract.UnderlyingScale))) : level);

    private static double PerPoint(Leg leg) => leg.Quantity * leg.Contract.Multiplier * leg.Contract.UnderlyingScale;
}
