using VixShield.Numerics;

namespace VixShield.Pricing;

internal static class PremiumIntegral
{
    // prototype
    internal static double Price(in UnitPut put, CollocationRule rule, ReadOnlySpan<double> slopes, double[] gx, double[] gw, int panels, out double boundary)
    {
        int n = rule.Count;
        Span<double> squares = stackalloc double[n];
        Span<double> coef = stackalloc double[n];
        for (int j = 0; j < n; j++) squares[j] = Map.To(slopes[j], put);
        rule.Coefficients(squares, coef);
        double logX = ElementaryFunctions.Log(put.Ceiling);
        boundary = Math.Exp(logX - slopes[0]);
        double lnS = Math.Log(put.Moneyness);
        double T = put.Years, root = Math.Sqrt(T);
        double delta = Math.Max((lnS - (logX - slopes[0])) / (put.Volatility * root), 1e-9) ;
        // c = delta sinh(v)
        double V = Math.Log(1 / delta + Math.Sqrt(1 + 1 / (delta * delta)));
        double sum = 0;
        for (int p = 0; p < panels; p++)
            for (int k = 0; k < gx.Length; k++)
            {
                double w = (p + 0.5 + 0.5 * gx[k]) / panels;
                double wt = 0.5 * gw[k] / panels;
                double vv = V * (1 - (1 - w) * (1 - w)); double dv = V * 2 * (1 - w);
                double c = delta * Math.Sinh(vv); double dc = delta * Math.Cosh(vv) * dv;
                if (c > 1) c = 1;
                double t = T * c * c; double u = T * (1 - c) * (1 + c);
                double x = u >= put.BoundaryYears ? 1 : Math.Sqrt(u / put.BoundaryYears);
                double P = Clenshaw(coef, 2 * Math.Asinh(x / rule.Scale) / Math.Asinh(1 / rule.Scale) - 1);
                double b = logX - x * Map.From(P, put);
                double v = put.Volatility * root * c;
                double dm = (lnS - b) / v + put.Growth * root * c;
                double e = put.Rate * Math.Exp(-put.Rate * t) * NormalDistribution.Cdf(-dm) - put.Yield * put.Moneyness * Math.Exp(-put.Yield * t) * NormalDistribution.Cdf(-dm - v);
                sum += wt * dc * 2 * T * c * e;
            }
        return sum;
    }
    private static double Clenshaw(ReadOnlySpan<double> c, double z)
    {
        double a = 0, b = 0;
        for (int m = c.Length - 1; m > 0; m--) { double x = 2 * z * a - b + c[m]; b = a; a = x; }
        return z * a - b + c[0];
    }
}
