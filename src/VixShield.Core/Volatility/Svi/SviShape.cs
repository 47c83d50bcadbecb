namespace VixShield.Volatility;

/// <summary>SVI parameters in units of one deviation: k and sigma are measured in s = at-the-money deviation, w in s squared.</summary>
internal struct SviShape
{
    internal double Low;     // the least variance
    internal double B;
    internal double Rho;
    internal double M;
    internal double Sigma;

    private const double GridEnd = 20;

    internal readonly double Root => Math.Sqrt((1 - Rho) * (1 + Rho));

    internal readonly double A => Low - (B * Sigma * Root);

    internal static SviShape Of(RawSvi svi, double deviation)
    {
        double variance = deviation * deviation;
        return new SviShape { Low = svi.MinimumVariance / variance, B = svi.B / deviation, Rho = svi.Rho, M = svi.M / deviation, Sigma = svi.Sigma / deviation };
    }

    internal readonly RawSvi ToRaw(double deviation)
    {
        double variance = deviation * deviation;
        return new RawSvi(A * variance, B * deviation, Rho, M * deviation, Sigma * deviation);
    }

    /// <summary>Durrleman's function; the deviation is the unit of z.</summary>
    internal readonly double Durrleman(double z, double deviation)
    {
        double x = z - M;
        double root = Math.Sqrt((x * x) + (Sigma * Sigma));
        double w = Low + (B * ((Rho * x) + root - (Sigma * Root)));
        double slope = B * (Rho + (x / root));
        double first = 1 - (z * slope / (2 * w));
        return (first * first) - (slope * slope / 4 * ((1 / w) + (deviation * deviation / 4))) + (B * Sigma * Sigma / (2 * root * root * root));
    }

    /// <summary>The least value of Durrleman's function on a grid that is fine in the middle.</summary>
    internal static double MinimumDurrleman(RawSvi svi)
    {
        double deviation = Math.Sqrt(svi.TotalVariance(0));
        double least = double.PositiveInfinity;
        for (double z = -GridEnd; z <= GridEnd; z += Math.Abs(z) < 5 ? 0.05 : 0.5)
            least = Math.Min(least, svi.At(z * deviation).Durrleman);

        // The vertex can be narrower than the grid.
        for (int i = -8; i <= 8; i++)
            least = Math.Min(least, svi.At(svi.M + (0.5 * i * svi.Sigma)).Durrleman);
        return least;
    }
}
