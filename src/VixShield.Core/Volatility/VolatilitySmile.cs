using VixShield.Display;
using VixShield.Expiries;
using VixShield.Numerics;

namespace VixShield.Volatility;

/// <summary>
/// Black-76 volatilities of one expiry by strike, on that expiry's own forward. Immutable.
/// </summary>
[TypeFormatterSource]
public abstract class VolatilitySmile : IDisplayable
{
    /// <summary>Sets what every smile has. A smile of your own derives from this class and gives <see cref="VolatilityAt"/>.</summary>
    /// <param name="expiry">The expiry.</param>
    /// <param name="forward">Forward of the underlying for that expiry, in points; greater than 0.</param>
    /// <param name="years">Time from the valuation instant to the expiry, in years; greater than 0.</param>
    /// <exception cref="ArgumentException">A value is missing or out of range.</exception>
    protected VolatilitySmile(Expiry expiry, double forward, double years)
    {
        Expiry = Guard.NotNull(expiry, nameof(expiry));
        Forward = Guard.PositiveFinite(forward, nameof(forward));
        Years = Guard.PositiveFinite(years, nameof(years));
    }

    /// <summary>The expiry.</summary>
    public Expiry Expiry { get; }

    /// <summary>Forward of the underlying for the expiry, in points.</summary>
    public double Forward { get; }

    /// <summary>Time from the valuation instant to the expiry, in years.</summary>
    public double Years { get; }

    /// <summary>Volatility of an option struck at the forward, per year (0.2 = 20 %).</summary>
    public double AtTheMoney => VolatilityAt(Forward);

    /// <summary>Volatility at a strike, per year (0.2 = 20 %); finite and greater than 0 for every strike greater than 0.</summary>
    /// <param name="strike">The strike, in points; finite and greater than 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The strike is not finite or not greater than 0.</exception>
    public abstract double VolatilityAt(double strike);

    /// <summary>Total variance, volatility squared times years, at a log-moneyness.</summary>
    /// <param name="logMoneyness">k = ln(K/F); finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">The log-moneyness is not finite, or its strike is not.</exception>
    public virtual double TotalVarianceAt(double logMoneyness)
    {
        double volatility = VolatilityAt(Forward * ElementaryFunctions.Exp(Guard.Finite(logMoneyness, nameof(logMoneyness))));
        return volatility * volatility * Years;
    }

    /// <summary>
    /// Total variance at a log-moneyness with its first two derivatives. Unless a smile has closed forms, the derivatives are central differences over a
    /// hundredth of the at-the-money deviation, so that a kink counts as a bend of that width.
    /// </summary>
    /// <param name="logMoneyness">k = ln(K/F); finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">The log-moneyness is not finite.</exception>
    public virtual VariancePoint VarianceAt(double logMoneyness)
    {
        Guard.Finite(logMoneyness, nameof(logMoneyness));
        double step = 0.01 * AtTheMoney * Math.Sqrt(Years);
        double below = TotalVarianceAt(logMoneyness - step);
        double here = TotalVarianceAt(logMoneyness);
        double above = TotalVarianceAt(logMoneyness + step);
        return new VariancePoint(logMoneyness, here, (above - below) / (2 * step), ((above - here) - (here - below)) / (step * step));
    }

    /// <summary>Volatility at a normalised moneyness z = ln(K/F) / (at-the-money volatility times the root of the years).</summary>
    /// <param name="moneyness">The z of the strike; finite.</param>
    public double VolatilityAtMoneyness(double moneyness)
    {
        Guard.Finite(moneyness, nameof(moneyness));
        return VolatilityAt(Forward * ElementaryFunctions.Exp(moneyness * AtTheMoney * Math.Sqrt(Years)));
    }

    /// <summary>Expiry, forward and at-the-money volatility.</summary>
    public override string ToString() => FormattableString.Invariant($"{Expiry}: forward {Forward:G6}, at the money {100 * AtTheMoney:F2} %");

    /// <inheritdoc/>
    public virtual DisplayPage ToDisplay() => new("Volatility smile", ToString())
    {
        Facts =
        [
            new("expiry", Expiry.ToString()),
            new("forward", Forward, "points"),
            new("time to expiry", Years, "years"),
            new("at-the-money volatility", DisplayCell.Percent(AtTheMoney), "%"),
        ],
        Tables = [MoneynessTable()],
    };

    /// <summary>Volatilities at normalised moneyness.</summary>
    private protected DisplayTable MoneynessTable() => DisplayTable.Of(
        "volatility by normalised moneyness",
        (double[])[-2.5, -2, -1.5, -1, -0.5, 0, 0.5, 1, 1.5, 2],
        new("moneyness", r => r),
        new("strike", "points", r => DisplayCell.Fixed(Forward * ElementaryFunctions.Exp(r * AtTheMoney * Math.Sqrt(Years)), 2)),
        new("volatility", "%", r => DisplayCell.Percent(VolatilityAtMoneyness(r))));
}
