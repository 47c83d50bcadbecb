using System.Runtime.CompilerServices;

namespace VixShield.Volatility;

/// <summary>The coefficients of four consecutive unknowns.</summary>
[InlineArray(BandedProgram.Reach)]
internal struct Coefficients
{
    private double _first;

    internal Coefficients(double a, double b, double c, double d)
    {
        this[0] = a;
        this[1] = b;
        this[2] = c;
        this[3] = d;
    }

    internal readonly double Dot(double[] x, int start) =>
        (this[0] * x[start]) + (this[1] * x[start + 1]) + (this[2] * x[start + 2]) + (this[3] * x[start + 3]);

    /// <summary>a times one plus b times another, plus c times a third.</summary>
    internal static Coefficients Combine(double a, in Coefficients x, double b, in Coefficients y, double c, in Coefficients z)
    {
        var result = default(Coefficients);
        for (int i = 0; i < BandedProgram.Reach; i++)
            result[i] = (a * x[i]) + (b * y[i]) + (c * z[i]);
        return result;
    }

    internal readonly Coefficients Times(double factor)
    {
        Coefficients result = this;
        for (int i = 0; i < BandedProgram.Reach; i++)
            result[i] *= factor;
        return result;
    }
}
