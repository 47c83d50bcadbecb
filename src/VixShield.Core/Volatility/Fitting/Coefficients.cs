using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace VixShield.Volatility;

/// <summary>The coefficients of four consecutive unknowns.</summary>
[InlineArray(BandedProgram.Reach)]
internal struct Coefficients
{
    private double _first;

    internal Coefficients(double a, double b, double c, double d)
        : this(Vector256.Create(a, b, c, d))
    {
    }

    private Coefficients(Vector256<double> lanes) => this = Unsafe.BitCast<Vector256<double>, Coefficients>(lanes);

    private readonly Vector256<double> Lanes => Unsafe.BitCast<Coefficients, Vector256<double>>(this);

    internal readonly double Dot(double[] x, int start) => Vector256.Sum(Lanes * Four(x, start));

    /// <summary>Adds these times a factor to the four unknowns.</summary>
    internal readonly void AddTo(double[] x, int start, double factor) => Add(x, start, factor * Lanes);

    /// <summary>Adds the lower half of the outer product with itself, times a weight, to a band: element (i, i - d) is at i * Reach + d.</summary>
    internal readonly void AddSquareTo(double[] band, int start, double weight)
    {
        Vector256<double> c = Lanes;
        int row = start * BandedProgram.Reach;
        Add(band, row, weight * this[0] * Vector256.Shuffle(c, Vector256.Create(0L, 4, 4, 4)));
        Add(band, row + BandedProgram.Reach, weight * this[1] * Vector256.Shuffle(c, Vector256.Create(1L, 0, 4, 4)));
        Add(band, row + (2 * BandedProgram.Reach), weight * this[2] * Vector256.Shuffle(c, Vector256.Create(2L, 1, 0, 4)));
        Add(band, row + (3 * BandedProgram.Reach), weight * this[3] * Vector256.Shuffle(c, Vector256.Create(3L, 2, 1, 0)));
    }

    /// <summary>a times one plus b times another.</summary>
    internal static Coefficients Combine(double a, in Coefficients x, double b, in Coefficients y) => new((a * x.Lanes) + (b * y.Lanes));

    /// <summary>a times one plus b times another, plus c times a third.</summary>
    internal static Coefficients Combine(double a, in Coefficients x, double b, in Coefficients y, double c, in Coefficients z) =>
        new((a * x.Lanes) + (b * y.Lanes) + (c * z.Lanes));

    internal readonly Coefficients Times(double factor) => new(factor * Lanes);

    private static Vector256<double> Four(double[] x, int start) => Vector256.Create(new ReadOnlySpan<double>(x, start, BandedProgram.Reach));

    private static void Add(double[] x, int start, Vector256<double> lanes) => (Four(x, start) + lanes).CopyTo(x, start);
}
