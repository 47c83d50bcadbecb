using VixShield.Market;
using VixShield.Numerics;
using VixShield.Volatility;

namespace VixShield.Risk;

/// <summary>
/// Probability of a profit under the density of the index that its option surface implies at the horizon: risk-neutral, with VIX and curve where the break-evens' map puts them. What the options' prices say, no forecast.
/// </summary>
public static class ProfitProbability
{
    /// <summary>Probability that a book is above its break-evens, from 0 to 1.</summary>
    /// <param name="reading">The break-evens; their horizon must be after the valuation instant.</param>
    /// <param name="market">The market they were found in: another one's density would go with these levels without notice.</param>
    /// <exception cref="ArgumentException">A value is null, or the horizon is 0: there is no density yet.</exception>
    /// <exception cref="MissingDatumException">The index has no surface.</exception>
    public static double Of(BreakEvenReading reading, MarketSnapshot market)
    {
        Guard.NotNull(reading, nameof(reading));
        Guard.NotNull(market, nameof(market));
        if (!(reading.Days > 0))
            throw Guard.OutOfRange(nameof(reading), reading.Days, "The horizon must be after the valuation instant: there is no density of the present.");
        VolatilitySurface surface = market.Surface(reading.Map.IndexSymbol);
        double probability = 0;
        double below = 0;
        for (int i = 0; i <= reading.Levels.Length; i++)
        {
            double until = i == reading.Levels.Length ? 1 : Below(surface, reading.Levels[i].Level / reading.Forward, reading.Days / 365);
            if (IsProfit(reading, i))
                probability += until - below;
            below = until;
        }

        return Math.Clamp(probability, 0, 1);
    }

    /// <summary>Whether there is a profit between two neighbouring break-evens: what was valued between them says, or else how they are crossed. Nothing at 0 is a profit.</summary>
    private static bool IsProfit(BreakEvenReading reading, int interval)
    {
        double low = interval == 0 ? 0 : reading.Levels[interval - 1].Level;
        double high = interval == reading.Levels.Length ? double.PositiveInfinity : reading.Levels[interval].Level;
        double? largest = null;
        for (int i = 0; i < reading.Path.Length; i++)
        {
            if (reading.PathLevels[i] > low && reading.PathLevels[i] < high && Math.Abs(reading.Path[i]) >= Math.Abs(largest ?? 0))
                largest = reading.Path[i];
        }

        return largest is { } value
            ? value > 0
            : (interval > 0 && reading.Levels[interval - 1].Kind == BreakEvenKind.Rising) || (interval < reading.Levels.Length && reading.Levels[interval].Kind == BreakEvenKind.Falling);
    }

    /// <summary>Risk-neutral probability that the index is below a level: the slope of undiscounted puts by strike, N(-d2) + n(d2) ds/dk with s the root of total variance at k = ln(K/F).</summary>
    /// <param name="surface">The surface of the index.</param>
    /// <param name="moneyness">Level over forward; greater than 0.</param>
    /// <param name="years">The horizon, in years; greater than 0.</param>
    /// <exception cref="ArgumentException">A value is null or out of range.</exception>
    public static double Below(VolatilitySurface surface, double moneyness, double years)
    {
        Guard.NotNull(surface, nameof(surface));
        double k = ElementaryFunctions.Log(Guard.PositiveFinite(moneyness, nameof(moneyness)));
        double s = Math.Sqrt(surface.TotalVarianceAt(k, Guard.PositiveFinite(years, nameof(years))));
        double step = 1e-4 * s;
        double slope = (Math.Sqrt(surface.TotalVarianceAt(k + step, years)) - Math.Sqrt(surface.TotalVarianceAt(k - step, years))) / (2 * step);
        double d2 = (-k / s) - (s / 2);
        return Math.Clamp(NormalDistribution.Cdf(-d2) + (NormalDistribution.Pdf(d2) * slope), 0, 1);
    }
}
