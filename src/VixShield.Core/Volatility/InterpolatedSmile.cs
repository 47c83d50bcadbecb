using System.Collections.Immutable;
using VixShield.Display;
using VixShield.Expiries;
using VixShield.Numerics;

namespace VixShield.Volatility;

/// <summary>
/// A smile through given volatilities: total variance is linear in log-moneyness ln(K/F) between neighbours and the volatility is
/// flat beyond the first and the last. It reproduces every node and makes no claim of absence of arbitrage between them.
/// </summary>
[TypeFormatterSource]
public sealed class InterpolatedSmile : VolatilitySmile
{
    private readonly double[] _logMoneyness;
    private readonly double[] _volatility;

    /// <summary>Makes a smile.</summary>
    /// <param name="expiry">The expiry.</param>
    /// <param name="forward">Forward for the expiry, in points; greater than 0.</param>
    /// <param name="years">Time to the expiry, in years; greater than 0.</param>
    /// <param name="nodes">At least one; strikes in ascending order, none twice.</param>
    /// <exception cref="ArgumentException">No node, strikes that do not ascend, or a value out of range.</exception>
    public InterpolatedSmile(Expiry expiry, double forward, double years, IEnumerable<SmileNode> nodes)
        : base(expiry, forward, years)
    {
        Nodes = [.. Guard.NotNull(nodes, nameof(nodes))];
        if (Nodes.IsEmpty)
            throw new ArgumentException("A smile needs at least one volatility.", nameof(nodes));
        _logMoneyness = new double[Nodes.Length];
        _volatility = new double[Nodes.Length];
        for (int i = 0; i < Nodes.Length; i++)
        {
            SmileNode node = Guard.NotNull(Nodes[i], nameof(nodes));
            if (i > 0 && node.Strike <= Nodes[i - 1].Strike)
                throw Guard.OutOfRange(nameof(nodes), node.Strike, FormattableString.Invariant($"Strikes must ascend; the one before is {Nodes[i - 1].Strike}."));
            _logMoneyness[i] = ElementaryFunctions.Log(node.Strike / forward);
            _volatility[i] = node.Volatility;
        }
    }

    /// <summary>The given strikes and volatilities, by ascending strike.</summary>
    public ImmutableArray<SmileNode> Nodes { get; }

    /// <inheritdoc/>
    public override double VolatilityAt(double strike)
    {
        double k = ElementaryFunctions.Log(Guard.PositiveFinite(strike, nameof(strike)) / Forward);
        int found = Array.BinarySearch(_logMoneyness, k);
        if (found >= 0)
            return _volatility[found];
        int above = ~found;
        if (above == 0)
            return _volatility[0];
        if (above == _volatility.Length)
            return _volatility[^1];

        // The years cancel: total variance is linear exactly when the squared volatility is.
        double weight = (k - _logMoneyness[above - 1]) / (_logMoneyness[above] - _logMoneyness[above - 1]);
        double low = _volatility[above - 1];
        double high = _volatility[above];
        return Math.Sqrt((low * low) + (weight * ((high * high) - (low * low))));
    }

    /// <inheritdoc/>
    public override DisplayPage ToDisplay() => new("Interpolated smile", ToString())
    {
        Facts =
        [
            new("expiry", Expiry.ToString()),
            new("forward", Forward, "points"),
            new("time to expiry", Years, "years"),
            new("at-the-money volatility", DisplayCell.Percent(AtTheMoney), "%"),
            new("given volatilities", Nodes.Length),
        ],
        Tables = [MoneynessTable()],
    };
}
