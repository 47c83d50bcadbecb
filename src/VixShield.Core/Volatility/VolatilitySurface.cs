using System.Collections.Immutable;
using VixShield.Expiries;

namespace VixShield.Volatility;

/// <summary>
/// The smiles of one underlying by expiry. Between expiries total variance is linear in time at fixed normalised moneyness; before
/// the first and beyond the last expiry the volatility at that moneyness is the nearest smile's.
/// </summary>
public sealed class VolatilitySurface
{
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

    /// <summary>Volatility at a normalised moneyness and a time to expiry, per year.</summary>
    /// <param name="moneyness">z = ln(K/F) / (at-the-money volatility times the root of the years); finite.</param>
    /// <param name="years">Time to expiry, in years; greater than 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is not finite, or the years are not greater than 0.</exception>
    public double VolatilityAtMoneyness(double moneyness, double years)
    {
        Guard.Finite(moneyness, nameof(moneyness));
        Guard.PositiveFinite(years, nameof(years));
        int above = 0;
        while (above < Smiles.Length && Smiles[above].Years < years)
            above++;
        if (above == 0)
            return Smiles[0].VolatilityAtMoneyness(moneyness);
        if (above == Smiles.Length)
            return Smiles[^1].VolatilityAtMoneyness(moneyness);

        VolatilitySmile early = Smiles[above - 1];
        VolatilitySmile late = Smiles[above];
        double weight = (years - early.Years) / (late.Years - early.Years);
        double variance = ((1 - weight) * TotalVariance(early, moneyness)) + (weight * TotalVariance(late, moneyness));
        return Math.Sqrt(variance / years);
    }

    private static double TotalVariance(VolatilitySmile smile, double moneyness)
    {
        double volatility = smile.VolatilityAtMoneyness(moneyness);
        return volatility * volatility * smile.Years;
    }
}
