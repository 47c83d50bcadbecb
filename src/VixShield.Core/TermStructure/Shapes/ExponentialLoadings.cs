using VixShield.Numerics;

namespace VixShield.TermStructure;

/// <summary>The loadings of Nelson and Siegel, accurate for every x at least 0.</summary>
internal static class ExponentialLoadings
{
    /// <summary>L(x) = (1 - e^-x) / x; 1 at 0.</summary>
    internal static double Level(double x) => x == 0 ? 1 : -ElementaryFunctions.ExpMinusOne(-x) / x;

    /// <summary>L(x) - e^-x; 0 at 0. By its series below 1, where the difference would cancel.</summary>
    internal static double Hump(double x)
    {
        if (!(x < 1))
            return Level(x) - ElementaryFunctions.Exp(-x);

        // Sum from n = 1 of -(-x)^n n / (n + 1)!
        double power = 1;
        double sum = 0;
        for (int n = 1; n <= 22; n++)
        {
            power *= -x / (n + 1);
            sum -= power * n;
        }

        return sum;
    }
}
