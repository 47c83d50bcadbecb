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
        double k = LogMoneyness(p), width = p.Width * AtTheMoney(p.Years);
        return Convexity.Objection(x => volatility(x, p.Years) * Math.Sqrt(p.Years), k - width, k, k + width);
    }

    internal string? Calendar(SurfacePoint p)
    {
        double k = LogMoneyness(p), early = Variance(k, p.Years), late = Variance(k, p.Later);
        return Amounts.AtLeast(FormattableString.Invariant($"At ln(K/F) {k:G6} total variance of {p.Later:G6} years, against {p.Years:G6} years,"), late, early, Rounding * early);
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
