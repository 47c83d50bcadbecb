using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;
using VixShield.Adjustments;

namespace VixShield.Optimization;

/// <summary>
/// A hedge-effectiveness row as a sum of squares: e'Ce - ratio u'Cu at most 0, in terms of the unhedged variance without a trade. With the eigenvectors q of C, each of e'Ce and u'Cu is a sum of squares of forms
/// q'e and q'u. Squares that count positively are convex and are bounded from below by their tangents; the others are bounded from above by their secants over a range.
/// </summary>
internal sealed class QuadraticRow
{
    // Eigenvalues below this share of the largest are rounding of 0.
    private const double Negligible = 1e-14;

    internal QuadraticRow(EffectivenessRow row, double ratio)
    {
        int size = row.Exposures.Length;
        double[,] covariance = new double[size, size];
        for (int i = 0; i < size; i++)
        {
            for (int j = 0; j < size; j++)
                covariance[i, j] = row.Covariance(i, j);
        }

        Evd<double> eigen = Matrix<double>.Build.DenseOfArray(covariance).Evd(Symmetricity.Symmetric);
        double largest = eigen.EigenValues.Max(v => Math.Abs(v.Real));
        double scale = VarianceAt(row, row.Unhedged, new int[row.Columns]);
        UnhedgedIsTraded = row.Unhedged.Any(u => u.PerLot.Any(p => p != 0));
        Constant = UnhedgedIsTraded ? 0 : -ratio;
        var terms = new List<QuadraticTerm>();
        for (int k = 0; k < size; k++)
        {
            double value = eigen.EigenValues[k].Real;
            if (Math.Abs(value) <= Negligible * largest)
                continue;
            Vector<double> direction = eigen.EigenVectors.Column(k);
            Add(row.Exposures, direction, value / scale);
            if (UnhedgedIsTraded)
                Add(row.Unhedged, direction, -ratio * value / scale);
        }

        Terms = terms;

        void Add(IReadOnlyList<LinearForm> forms, Vector<double> direction, double factor)
        {
            if (factor == 0)
                return;
            double root = Math.Sqrt(Math.Abs(factor));
            double[] perLot = new double[row.Columns];
            double start = 0;
            for (int i = 0; i < forms.Count; i++)
            {
                double weight = root * direction[i];
                start += weight * forms[i].Start;
                for (int j = 0; j < perLot.Length; j++)
                    perLot[j] += weight * forms[i].PerLot[j];
            }

            terms.Add(new QuadraticTerm(new LinearForm(start, perLot), factor > 0));
        }
    }

    internal IReadOnlyList<QuadraticTerm> Terms { get; }

    /// <summary>What is added to the squares.</summary>
    internal double Constant { get; }

    /// <summary>Whether lots change the unhedged variance.</summary>
    internal bool UnhedgedIsTraded { get; }

    /// <summary>Hedged variance less a ratio times the unhedged one, as a share of the unhedged variance without a trade.</summary>
    internal static double DifferenceAt(EffectivenessRow row, double ratio, ReadOnlySpan<int> lots) =>
        (VarianceAt(row, row.Exposures, lots) - (ratio * VarianceAt(row, row.Unhedged, lots))) / VarianceAt(row, row.Unhedged, new int[row.Columns]);

    /// <summary>Hedged over unhedged variance.</summary>
    internal static double RatioAt(EffectivenessRow row, ReadOnlySpan<int> lots) => VarianceAt(row, row.Exposures, lots) / VarianceAt(row, row.Unhedged, lots);

    private static double VarianceAt(EffectivenessRow row, IReadOnlyList<LinearForm> forms, ReadOnlySpan<int> lots)
    {
        double[] e = new double[forms.Count];
        for (int i = 0; i < e.Length; i++)
            e[i] = forms[i].At(lots);
        double variance = 0;
        for (int i = 0; i < e.Length; i++)
        {
            for (int j = 0; j < e.Length; j++)
                variance += e[i] * row.Covariance(i, j) * e[j];
        }

        return variance;
    }
}
