namespace VixShield.Testing;

/// <summary>The laws of a surface, at a point of it.</summary>
internal sealed class SurfaceConduct(Func<double, double, double> volatility)
{
    private const double Rounding = 1e-11;

    internal double At(SurfacePoint p) => volatility(LogMoneyness(p), p.Years);

    internal string? Finite(SurfacePoint p)
    {
        double value = At(p);
        return double.IsFinite(value) && value > 0 ? null : FormattableString.Invariant($"At ln(K/F) {LogMoneyness(p):G6} and {p.Years:G6} years the volatility is {value}.");
    }

    internal string? Butterfly(SurfacePoint p)
    {
        double unit = AtTheMoney(p.Years), k = LogMoneyness(p);
        // The wide one, and narrow ones that find a kink.
        foreach (double width in new[] { p.Width, 0.1 * p.Width, 0.02 * p.Width })
        {
            if (Convexity.Objection(x => volatility(x, p.Years) * Math.Sqrt(p.Years), k - (width * unit), k, k + (width * unit)) is { } objection)
                return objection;
        }

        return null;
    }

    internal string? Calendar(SurfacePoint p)
    {
        // A ladder of times, so that variance that falls and rises again is seen.
        const int steps = 24;
        double k = LogMoneyness(p), before = p.Years, early = Variance(k, before);
        for (int i = 1; i <= steps; i++)
        {
            double years = p.Years + ((p.Later - p.Years) * i / steps), late = Variance(k, years);
            if (Amounts.AtLeast(FormattableString.Invariant($"At ln(K/F) {k:G6} total variance of {years:G6} years, against {before:G6} years,"), late, early, Rounding * early) is { } objection)
                return objection;
            (before, early) = (years, late);
        }

        return null;
    }

    internal string? Wings(SurfacePoint p)
    {
        // The bound is one of the limit: a slope of 2 from where total variance is at least that distance.
        double k = Math.Sign(p.Deviations) * Math.Max(8, 12 * AtTheMoney(p.Years));
        return k == 0 ? null : Amounts.AtMost(FormattableString.Invariant($"At ln(K/F) {k:G6} and {p.Years:G6} years total variance"), Variance(k, p.Years), 2 * Math.Abs(k), 0);
    }

    private double LogMoneyness(SurfacePoint p) => p.Deviations * AtTheMoney(p.Years);

    /// <summary>One deviation at the forward.</summary>
    private double AtTheMoney(double years) => volatility(0, years) * Math.Sqrt(years);

    private double Variance(double k, double years)
    {
        double v = volatility(k, years);
        return v * v * years;
    }
}
