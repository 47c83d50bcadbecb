using FsCheck;
using FsCheck.Fluent;
using VixShield.Expiries;
using VixShield.Volatility;

namespace VixShield.Testing;

/// <summary>Draws surfaces: each slice within the conditions on itself and against the one before.</summary>
internal static class SurfaceDraws
{
    private const double Margin = 1e-12;

    internal static Arbitrary<SurfaceCase> Surfaces() => Arb.From(
        from calendar in CalendarCase.Any
        from first in Gen.Choose(0, 3)
        from spot in Draws.PowerOfTen(1.3, 4)
        from growth in Draws.Uniform(-0.03, 0.06)
        from surface in On(calendar.Instant, [.. calendar.Spx.Skip(first)], spot, growth)
        select surface,
        Simpler);

    /// <summary>A surface of an index on given expiries.</summary>
    internal static Gen<SurfaceCase> On(DateTimeOffset instant, Expiry[] expiries, double spot, double growth) =>
        from volatility in Draws.PowerOfTen(-1.1, 0.1)
        from rho in Draws.Uniform(-0.85, 0.85)
        from slices in Slices(instant, expiries, volatility, rho)
        from spread in Draws.Uniform(0.004, 0.05)
        from place in Draws.Uniform(0.1, 0.9)
        select new SurfaceCase(instant, spot, growth, expiries, slices, spread, place);

    internal static Gen<EssviSlice[]> Slices(DateTimeOffset instant, Expiry[] expiries, double volatility, double rho) =>
        from opening in Draws.Uniform(0.05, 1.2)
        from levels in Gen.ArrayOf(Draws.Uniform(0.7, 1.3), expiries.Length)
        from tilts in Gen.ArrayOf(Draws.Uniform(-0.05, 0.05), expiries.Length)
        select Slices([.. expiries.Select(e => e.YearsFrom(instant))], volatility, rho, opening, levels, tilts);

    private static EssviSlice[] Slices(double[] years, double volatility, double rho, double opening, double[] levels, double[] tilts)
    {
        EssviSlice[] slices = new EssviSlice[years.Length];
        for (int i = 0; i < years.Length; i++)
        {
            double theta = volatility * volatility * years[i] * levels[i];
            if (i == 0)
            {
                slices[0] = new EssviSlice(theta, rho, Math.Min(0.95 * MostPsi(theta, rho), 2 * opening * Math.Sqrt(theta)));
                continue;
            }

            EssviSlice before = slices[i - 1];
            theta = Math.Max(theta, 1.15 * before.Theta);
            double tilt = Math.Clamp(before.Rho + tilts[i], -0.9, 0.9);
            if (Least(before, tilt) > Most(before, theta, tilt))
                tilt = before.Rho;
            double psi = Math.Min(0.95 * MostPsi(theta, tilt), 2 * opening * Math.Sqrt(theta));
            slices[i] = new EssviSlice(theta, tilt, Math.Clamp(psi, Least(before, tilt) * (1 + Margin), Most(before, theta, tilt) * (1 - Margin)));
        }

        return slices;
    }

    /// <summary>The greatest psi without butterflies.</summary>
    private static double MostPsi(double theta, double rho) => Math.Min(4 / (1 + Math.Abs(rho)), Math.Sqrt(4 * theta / (1 + Math.Abs(rho))));

    /// <summary>The least psi without calendar spreads against the slice before.</summary>
    private static double Least(EssviSlice before, double rho) => before.Psi * Math.Max((1 + before.Rho) / (1 + rho), (1 - before.Rho) / (1 - rho));

    private static double Most(EssviSlice before, double theta, double rho) => Math.Min(before.Psi * theta / before.Theta, MostPsi(theta, rho));

    private static IEnumerable<SurfaceCase> Simpler(SurfaceCase c)
    {
        int n = c.Expiries.Length;
        return n == 1 ? [] : Enumerable.Range(0, n).Select(left => c.Keeping(Enumerable.Range(0, n).Where(i => i != left)));
    }
}
