using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;

namespace VixShield.TermStructure;

/// <summary>Least squares of levels on a few columns by an orthogonal factorisation.</summary>
internal sealed class LinearFit
{
    // A diagonal of R below this share of the largest column says that its column is a combination of the others up to rounding.
    private const double Dependent = 1e-12;

    private LinearFit(CurveFitStatus status, double[] coefficients, double[] residuals)
    {
        Status = status;
        Coefficients = coefficients;
        Residuals = residuals;
        double squares = 0;
        foreach (double residual in residuals)
            squares += residual * residual;
        RootMeanSquare = residuals.Length == 0 ? double.PositiveInfinity : Math.Sqrt(squares / residuals.Length);
    }

    internal CurveFitStatus Status { get; }

    internal double[] Coefficients { get; }

    /// <summary>Observed minus fitted.</summary>
    internal double[] Residuals { get; }

    /// <summary>Root of the mean of the squared residuals (divisor n); infinite when there is no fit, so that a search passes it by.</summary>
    internal double RootMeanSquare { get; }

    /// <summary>Fits values to columns that are functions of time.</summary>
    internal static LinearFit Of(ReadOnlySpan<double> years, ReadOnlySpan<double> values, int columns, Func<double, int, double> column)
    {
        if (years.Length < columns)
            return new LinearFit(CurveFitStatus.TooFewPoints, [], []);
        Matrix<double> design = Matrix<double>.Build.Dense(years.Length, columns);
        for (int i = 0; i < years.Length; i++)
        {
            for (int j = 0; j < columns; j++)
                design[i, j] = column(years[i], j);
        }

        Vector<double> observed = Vector<double>.Build.DenseOfArray(values.ToArray());
        if (!design.Enumerate().All(double.IsFinite))
            return new LinearFit(CurveFitStatus.BeyondRange, [], []);
        QR<double> factors = design.QR(QRMethod.Thin);
        double largest = Enumerable.Range(0, columns).Max(j => design.Column(j).L2Norm());
        for (int j = 0; j < columns; j++)
        {
            if (!(Math.Abs(factors.R[j, j]) > Dependent * largest))
                return new LinearFit(CurveFitStatus.NotDetermined, [], []);
        }

        Vector<double> coefficients = factors.Solve(observed);
        Vector<double> residuals = observed - (design * coefficients);
        return coefficients.All(double.IsFinite) && residuals.All(double.IsFinite) && double.IsFinite(residuals.DotProduct(residuals))
            ? new LinearFit(CurveFitStatus.Ok, coefficients.ToArray(), residuals.ToArray())
            : new LinearFit(CurveFitStatus.BeyondRange, [], []);
    }
}
