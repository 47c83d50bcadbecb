namespace VixShield.TermStructure;

/// <summary>First-order autoregression from sums over pairs; <see cref="AutoregressiveFit"/> is its public form. The default value is none.</summary>
internal readonly record struct InnovationLaw(bool HasFit, double Constant, double Phi, double Deviation, double DickeyFuller)
{
    internal static InnovationLaw Of(int n, double x, double y, double xx, double xy, double yy)
    {
        if (n < 4)
            return default;
        double sxx = xx - (x * x / n);
        double sxy = xy - (x * y / n);
        double syy = yy - (y * y / n);
        if (!(sxx > 1e-12 * xx))
            return default;
        double phi = sxy / sxx;
        double squares = syy - (phi * sxy);
        if (!(squares > 1e-12 * yy))
            return default;
        double variance = squares / (n - 2);
        return new InnovationLaw(true, (y - (phi * x)) / n, phi, Math.Sqrt(variance), (phi - 1) / Math.Sqrt(variance / sxx));
    }
}
