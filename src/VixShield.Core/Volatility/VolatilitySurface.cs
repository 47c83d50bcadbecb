using System.Collections.Immutable;
using VixShield.Expiries;

namespace VixShield.Volatility;

/// <summary>
/// The smiles of one underlying by expiry. Between expiries total variance is linear in time at fixed normalised moneyness; before the first and beyond the last expiry the
/// volatility at that moneyness is the nearest smile's.
/// </summary>
/// <remarks>
/// Between two calibrated smiles no arbitrage arises: beyond 5 deviations log-moneyness is held in place of moneyness (from 3 deviations on in part); if a calendar spread or a butterfly is
/// left on a fine grid, log-moneyness is held everywhere, and if a butterfly is left then, prices in units of the forward are linear. Smiles of another origin are taken as they are.
/// </remarks>
public sealed class VolatilitySurface
{
    private readonly BetweenSmiles[] _between;

    /// <summary>Makes a surface.</summary>
    /// <param name="symbol">Symbol of the underlying.</param>
    /// <param name="smiles">At least one; any order, no expiry twice.</param>
    /// <exception cref="ArgumentException">No smile, a null, or an expiry that occurs twice.</exception>
    public VolatilitySurface(string symbol, IEnumerable<VolatilitySmile> smiles)
    {
        Symbol = Guard.NotBlank(symbol, nameof(symbol));
        Smiles = [.. Guard.NoNulls(smiles, nameof(smiles)).OrderBy(s => s.Expiry)];
        if (Smiles.IsEmpty)
            throw new ArgumentException("A surface needs at least one smile.", nameof(smiles));
        for (int i = 1; i < Smiles.Length; i++)
        {
            if (Smiles[i].Expiry == Smiles[i - 1].Expiry)
                throw new ArgumentException($"Expiry {Smiles[i].Expiry} occurs twice.", nameof(smiles));
        }

        _between = [.. Smiles.Skip(1).Select((late, i) => new BetweenSmiles(Smiles[i], late))];
    }

    /// <summary>Symbol of the underlying.</summary>
    public string Symbol { get; }

    /// <summary>The smiles by ascending expiry.</summary>
    public ImmutableArray<VolatilitySmile> Smiles { get; }

    /// <summary>The smile of a listed expiry, or null.</summary>
    /// <param name="expiry">The expiry.</param>
    public VolatilitySmile? SmileFor(Expiry expiry)
    {
        foreach (VolatilitySmile smile in Smiles)
        {
            if (smile.Expiry == expiry)
                return smile;
        }

        return null;
    }

    /// <summary>Volatility of a listed expiry at a strike, per year.</summary>
    /// <param name="strike">The strike, in points; greater than 0.</param>
    /// <param name="expiry">A listed expiry.</param>
    /// <exception cref="ArgumentException">The expiry is not on the surface: its forward would be unknown.</exception>
    public double VolatilityAt(double strike, Expiry expiry) => SmileFor(expiry) is { } smile
        ? smile.VolatilityAt(strike)
        : throw new ArgumentException($"{Symbol} has no smile for {expiry}; it has {string.Join(", ", Smiles.Select(s => s.Expiry))}.", nameof(expiry));

    /// <summary>Total variance (volatility squared times years) at a log-moneyness and a time to expiry.</summary>
    /// <param name="logMoneyness">k = ln(K/F), with the forward for that time; finite.</param>
    /// <param name="years">Time to expiry, in years; greater than 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is not finite, or the years are not greater than 0.</exception>
    public double TotalVarianceAt(double logMoneyness, double years)
    {
        Guard.Finite(logMoneyness, nameof(logMoneyness));
        Guard.PositiveFinite(years, nameof(years));
        int above = IndexFrom(years);
        if (above == 0 || above == Smiles.Length)
        {
            // The nearest smile's volatility at the same number of deviations.
            VolatilitySmile nearest = Smiles[above == 0 ? 0 : ^1];
            double share = years / nearest.Years;
            return share * nearest.TotalVarianceAt(logMoneyness / Math.Sqrt(share));
        }

        double early = Smiles[above - 1].Years;
        return _between[above - 1].TotalVariance((years - early) / (Smiles[above].Years - early), logMoneyness);
    }

    /// <summary>Volatility at a normalised moneyness and a time to expiry, per year.</summary>
    /// <param name="moneyness">z = ln(K/F) / (at-the-money volatility times the root of the years); finite.</param>
    /// <param name="years">Time to expiry, in years; greater than 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is not finite, or the years are not greater than 0.</exception>
    public double VolatilityAtMoneyness(double moneyness, double years)
    {
        Guard.Finite(moneyness, nameof(moneyness));
        double atTheMoney = TotalVarianceAt(0, years);
        return Math.Sqrt((moneyness == 0 ? atTheMoney : TotalVarianceAt(moneyness * Math.Sqrt(atTheMoney), years)) / years);
    }

    /// <summary>Index of the first smile that expires at a time or later.</summary>
    private int IndexFrom(double years)
    {
        int above = 0;
        while (above < Smiles.Length && Smiles[above].Years < years)
            above++;
        return above;
    }
}
