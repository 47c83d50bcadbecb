using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;
using VixShield.Numerics;

namespace VixShield.TermStructure;

/// <summary>
/// Expectation of a VIX, and of its derivatives by logarithms of its terms, over both normals. In the main direction by the trapezoidal rule, which for a function that is analytic in a strip
/// and decays like a normal density converges geometrically in the step; in the side direction by Gauss and Hermite.
/// </summary>
internal static class VixQuadrature
{
    // Beyond this many deviations the normal density is below 5e-16, and what a mean loses there is less than its rounding.
    private const double Reach = 8.3;
    private const double LargestStep = 0.5;

    // exp of minus this is the error of the rule.
    private const double Digits = 33;

    // Nodes come in blocks whose exponentials are products, exp(b (block + offset)) = exp(b block) exp(b offset); a multiple of every vector width.
    private const int Block = 16;

    /// <summary>E[VIX] in points; infinite or NaN where the terms are too large for a double.</summary>
    internal static double Expectation(VixTerms terms) => Expectation(terms, [], []);

    /// <summary>
    /// E[VIX], and for each row r of weights the expectation of sum_m weight_rm term_m / (2 VIX): the derivative of E[VIX] when the logarithm of each term moves by its weight.
    /// </summary>
    /// <param name="terms">The terms.</param>
    /// <param name="weights">Rows of as many weights as there are terms.</param>
    /// <param name="derivatives">One for each row.</param>
    internal static double Expectation(VixTerms terms, ReadOnlySpan<double> weights, Span<double> derivatives)
    {
        int count = terms.Count;
        (double low, double high, double range) = Extent(terms.Main);
        double step = Math.Min(LargestStep, 2 * Math.PI * PoleDistance(range) / Digits);
        double from = -Reach - Math.Max(0, -low / 2);
        double until = Reach + Math.Max(0, high / 2);
        int nodes = (int)Math.Ceiling((until - from) / step) + 1;
        step = (until - from) / (nodes - 1);
        // An even number, so that there are fours of vectors of every width.
        int blocks = 2 * ((nodes + (2 * Block) - 1) / (2 * Block));
        int padded = blocks * Block;
        GaussRule side = GaussRule.Normal(QuadratureAccuracy.Full.SideOrder(terms.Side));

        int factors = count * (blocks + Block);
        double[] rented = ArrayPool<double>.Shared.Rent((padded * (count + 4 + derivatives.Length)) + factors);
        try
        {
            Span<double> exponentials = rented.AsSpan(0, count * padded);
            Span<double> vix = rented.AsSpan(count * padded, padded);
            Span<double> slope = rented.AsSpan((count + 1) * padded, padded);
            Span<double> density = rented.AsSpan((count + 2) * padded, padded);
            Span<double> sum = rented.AsSpan((count + 3) * padded, padded);
            Span<double> sums = rented.AsSpan((count + 4) * padded, padded * derivatives.Length);
            FillExponentials(terms.Main, from, step, blocks, rented.AsSpan((count + 4 + derivatives.Length) * padded, factors), exponentials);
            for (int k = 0; k < padded; k++)
                density[k] = from + (step * k);
            NormalDistribution.Pdf(density, density);
            density[nodes..].Clear();
            sum.Clear();
            sums.Clear();
            Span<double> levels = count <= VixTerms.MostOnStack ? stackalloc double[count] : new double[count];
            for (int s = 0; s < side.Nodes.Length; s++)
            {
                for (int m = 0; m < count; m++)
                    levels[m] = terms.Side[m] * side.Nodes[s];
                ElementaryFunctions.Exp(levels, levels);
                for (int m = 0; m < count; m++)
                    levels[m] *= terms.Coefficients[m];
                Combine(exponentials, levels, [], vix);
                Root(vix, side.Weights[s], sum);
                for (int r = 0; r < derivatives.Length; r++)
                {
                    Combine(exponentials, levels, weights.Slice(r * count, count), slope);
                    AddQuotient(slope, vix, side.Weights[s] / 2, sums.Slice(r * padded, padded));
                }
            }

            for (int r = 0; r < derivatives.Length; r++)
                derivatives[r] = step * Dot(density, sums.Slice(r * padded, padded));
            return step * Dot(density, sum);
        }
        finally
        {
            ArrayPool<double>.Shared.Return(rented);
        }
    }

    /// <summary>Least, greatest and range of exponents.</summary>
    internal static (double Low, double High, double Range) Extent(ReadOnlySpan<double> exponents)
    {
        double low = exponents[0];
        double high = exponents[0];
        foreach (double x in exponents)
        {
            low = Math.Min(low, x);
            high = Math.Max(high, x);
        }

        return (low, high, high - low);
    }

    /// <summary>
    /// The sum of exponentials can vanish only where two terms have opposite phase, so the root is analytic within this distance of the real line.
    /// </summary>
    internal static double PoleDistance(double range) => Math.PI / Math.Max(range, 0.01);

    private static void FillExponentials(ReadOnlySpan<double> main, double from, double step, int blocks, Span<double> factors, Span<double> exponentials)
    {
        int each = blocks + Block;
        for (int m = 0; m < main.Length; m++)
        {
            for (int b = 0; b < blocks; b++)
                factors[(m * each) + b] = main[m] * (from + (step * b * Block));
            for (int i = 0; i < Block; i++)
                factors[(m * each) + blocks + i] = main[m] * step * i;
        }

        ElementaryFunctions.Exp(factors, factors);
        for (int m = 0; m < main.Length; m++)
        {
            ReadOnlySpan<Vector<double>> within = MemoryMarshal.Cast<double, Vector<double>>(factors.Slice((m * each) + blocks, Block));
            Span<Vector<double>> row = MemoryMarshal.Cast<double, Vector<double>>(exponentials.Slice(m * blocks * Block, blocks * Block));
            for (int b = 0; b < blocks; b++)
            {
                var start = new Vector<double>(factors[(m * each) + b]);
                for (int i = 0; i < within.Length; i++)
                    row[(b * within.Length) + i] = start * within[i];
            }
        }
    }

    /// <summary>Sum over the terms, each times its weight where there are weights. Four vectors at a time stay in registers while the terms pass.</summary>
    private static void Combine(ReadOnlySpan<double> exponentials, ReadOnlySpan<double> levels, ReadOnlySpan<double> weights, Span<double> destination)
    {
        Span<double> factors = levels.Length <= VixTerms.MostOnStack ? stackalloc double[levels.Length] : new double[levels.Length];
        for (int m = 0; m < levels.Length; m++)
            factors[m] = weights.IsEmpty ? levels[m] : levels[m] * weights[m];
        Span<Vector<double>> target = MemoryMarshal.Cast<double, Vector<double>>(destination);
        ReadOnlySpan<Vector<double>> rows = MemoryMarshal.Cast<double, Vector<double>>(exponentials);
        int width = target.Length;
        for (int k = 0; k < width; k += 4)
        {
            Vector<double> a = Vector<double>.Zero;
            Vector<double> b = Vector<double>.Zero;
            Vector<double> c = Vector<double>.Zero;
            Vector<double> d = Vector<double>.Zero;
            for (int m = 0; m < factors.Length; m++)
            {
                // Terms outside a weighted part have none.
                if (factors[m] == 0)
                    continue;
                var factor = new Vector<double>(factors[m]);
                ReadOnlySpan<Vector<double>> row = rows.Slice((m * width) + k, 4);
                a += factor * row[0];
                b += factor * row[1];
                c += factor * row[2];
                d += factor * row[3];
            }

            (target[k], target[k + 1], target[k + 2], target[k + 3]) = (a, b, c, d);
        }
    }

    private static void Root(Span<double> square, double weight, Span<double> sum)
    {
        Span<Vector<double>> source = MemoryMarshal.Cast<double, Vector<double>>(square);
        Span<Vector<double>> target = MemoryMarshal.Cast<double, Vector<double>>(sum);
        var factor = new Vector<double>(weight);
        for (int k = 0; k < target.Length; k++)
        {
            source[k] = Vector.SquareRoot(source[k]);
            target[k] += factor * source[k];
        }
    }

    private static void AddQuotient(ReadOnlySpan<double> numerator, ReadOnlySpan<double> denominator, double weight, Span<double> sum)
    {
        ReadOnlySpan<Vector<double>> above = MemoryMarshal.Cast<double, Vector<double>>(numerator);
        ReadOnlySpan<Vector<double>> below = MemoryMarshal.Cast<double, Vector<double>>(denominator);
        Span<Vector<double>> target = MemoryMarshal.Cast<double, Vector<double>>(sum);
        var factor = new Vector<double>(weight);
        for (int k = 0; k < target.Length; k++)
            target[k] += factor * above[k] / below[k];
    }

    // In order, so that the width of the vectors cannot change a bit.
    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double sum = 0;
        for (int k = 0; k < a.Length; k++)
            sum += a[k] * b[k];
        return sum;
    }
}
