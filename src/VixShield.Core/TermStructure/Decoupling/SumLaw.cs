namespace VixShield.TermStructure;

/// <summary>
/// Law of the sum of four independent values, on a grid: cells of 1/25 of a standard deviation out to 40 of them, what lies beyond in the
/// end cells. Rates from it are good to about three digits, which is more than any fitted law deserves.
/// </summary>
internal sealed class SumLaw
{
    private const double Step = 0.04;
    private const int Half = 1000;

    private readonly double[] _edges;
    private readonly int _half;

    internal SumLaw(SymmetricLaw law)
    {
        double[] one = new double[(2 * Half) + 1];
        for (int i = 0; i < one.Length; i++)
        {
            double low = i == 0 ? 0 : law.Cumulative((i - Half - 0.5) * Step);
            double high = i == one.Length - 1 ? 1 : law.Cumulative((i - Half + 0.5) * Step);
            one[i] = high - low;
        }

        double[] two = Convolve(one, one);
        double[] four = Convolve(two, two);
        One = one;
        _half = 4 * Half;
        _edges = new double[four.Length + 1];
        for (int i = 0; i < four.Length; i++)
            _edges[i + 1] = _edges[i] + four[i];
    }

    /// <summary>Probabilities of one value's cells, from the lowest.</summary>
    internal double[] One { get; }

    internal static double Centre(int cell) => (cell - Half) * Step;

    /// <summary>Probability that the sum is at most a value, linear within a cell.</summary>
    internal double Cumulative(double x)
    {
        double place = Math.Clamp((x / Step) + _half + 0.5, 0, _edges.Length - 1);
        int cell = Math.Min((int)place, _edges.Length - 2);
        return _edges[cell] + ((place - cell) * (_edges[cell + 1] - _edges[cell]));
    }

    private static double[] Convolve(double[] a, double[] b)
    {
        double[] result = new double[a.Length + b.Length - 1];
        for (int i = 0; i < a.Length; i++)
        {
            for (int j = 0; j < b.Length; j++)
                result[i + j] += a[i] * b[j];
        }

        return result;
    }
}
