using System.Runtime.InteropServices;

namespace VixShield.Volatility;

/// <summary>
/// A quadratic program whose unknowns only meet their neighbours: minimise x'Hx/2 - g'x plus a penalty for every unit by which a row leaves its
/// bounds, where H and the rows reach over four consecutive unknowns. Solved by a primal-dual interior-point method (predictor and corrector); one
/// step costs a banded Cholesky factorisation, so the time is proportional to unknowns plus rows.
/// </summary>
/// <remarks>
/// The penalty is linear in the distance, hence exact: bounds that can be kept are kept, and of those that cannot few are broken.
/// </remarks>
internal sealed class BandedProgram
{
    /// <summary>How many consecutive unknowns a row reaches over.</summary>
    internal const int Reach = 4;

    private const int MaximumSteps = 40;
    private const double ToBoundary = 0.99;
    private const double SmallestGap = 1e-5;

    private readonly double[] _hessian;
    private readonly double[] _gradient;
    private readonly double[] _factor;
    private readonly double[] _step;
    private readonly List<ProgramRow> _rows;

    /// <param name="unknowns">The number of unknowns, at least four.</param>
    /// <param name="rows">Room for the rows, which a later program may use again.</param>
    internal BandedProgram(int unknowns, List<ProgramRow>? rows = null)
    {
        _rows = rows ?? [];
        _rows.Clear();
        Unknowns = unknowns;
        _hessian = new double[unknowns * Reach];
        _gradient = new double[unknowns];
        _factor = new double[unknowns * Reach];
        _step = new double[unknowns];
        Solution = new double[unknowns];
    }

    internal int Unknowns { get; }

    internal double[] Solution { get; }

    internal int RowCount => _rows.Count;

    /// <summary>Adds weight (c'x - target)^2 / 2 to what is minimised.</summary>
    internal void AddSquare(int start, in Coefficients c, double target, double weight)
    {
        c.AddTo(_gradient, start, weight * target);
        c.AddSquareTo(_hessian, start, weight);
    }

    /// <summary>Adds a row low &lt;= c'x &lt;= high; high may be infinite. Every unit outside costs the penalty.</summary>
    internal void AddRow(int start, in Coefficients c, double low, double high, double penalty) =>
        _rows.Add(new ProgramRow(start, c, low, high, penalty));

    /// <summary>Drops the rows after the first ones.</summary>
    internal void KeepRows(int count) => _rows.RemoveRange(count, _rows.Count - count);

    /// <summary>Solves the program, beginning at the minimum without rows. The solution is in <see cref="Solution"/>.</summary>
    internal void Solve()
    {
        _hessian.CopyTo(_factor, 0);
        Factorise();
        _gradient.CopyTo(Solution, 0);
        Substitute(Solution);
        Span<ProgramRow> rows = CollectionsMarshal.AsSpan(_rows);
        int sides = 0;
        foreach (ref ProgramRow row in rows)
            sides += row.Begin(Solution);

        for (int step = 0; step < MaximumSteps && sides > 0; step++)
        {
            double gap = 0;
            foreach (ref readonly ProgramRow row in rows)
                gap += row.Gap;
            gap /= 2 * sides;
            if (gap < SmallestGap)
                return;

            // Predictor: straight for the solution. It tells how far the corrector may aim and what bending it has to make good.
            _hessian.CopyTo(_factor, 0);
            foreach (ref ProgramRow row in rows)
                row.C.AddSquareTo(_factor, row.Start, row.Stiffness());
            Factorise();
            double length = Direction(rows, 0);
            double left = 0;
            foreach (ref readonly ProgramRow row in rows)
                left += row.GapAfter(length);
            double ratio = left / (2 * sides * gap);
            length = ToBoundary * Direction(rows, gap * ratio * ratio * ratio);
            for (int i = 0; i < Unknowns; i++)
                Solution[i] += length * _step[i];
            foreach (ref ProgramRow row in rows)
                row.Take(length, Solution);
        }
    }

    /// <summary>The step towards a gap, in <see cref="_step"/> and in the rows; how much of it may be taken.</summary>
    private double Direction(Span<ProgramRow> rows, double target)
    {
        _gradient.CopyTo(_step, 0);
        SubtractHessianTimes(Solution, _step);
        foreach (ref ProgramRow row in rows)
            row.C.AddTo(_step, row.Start, row.Prepare(target));
        Substitute(_step);
        double length = 1;
        foreach (ref ProgramRow row in rows)
            length = Math.Min(length, row.Advance(_step));
        return length;
    }

    private void SubtractHessianTimes(double[] x, double[] result)
    {
        for (int i = 0; i < Unknowns; i++)
        {
            result[i] -= _hessian[i * Reach] * x[i];
            for (int d = 1; d < Reach && d <= i; d++)
            {
                double h = _hessian[(i * Reach) + d];
                result[i] -= h * x[i - d];
                result[i - d] -= h * x[i];
            }
        }
    }

    /// <summary>Cholesky in place: element (i, i - d) is at i * Reach + d, and the diagonal holds the reciprocal of the root.</summary>
    private void Factorise()
    {
        double[] f = _factor;
        for (int i = 0; i < Unknowns; i++)
        {
            int row = i * Reach;
            double pivot = f[row];
            double floor = (pivot * 1e-15) + 1e-300;
            if (i > 2)
            {
                double c = f[row + 3] * f[row - (3 * Reach)];
                double b = (f[row + 2] - (c * f[row - (2 * Reach) + 1])) * f[row - (2 * Reach)];
                double a = (f[row + 1] - (c * f[row - Reach + 2]) - (b * f[row - Reach + 1])) * f[row - Reach];
                f[row + 3] = c;
                f[row + 2] = b;
                f[row + 1] = a;
                pivot -= (a * a) + (b * b) + (c * c);
            }
            else
            {
                for (int d = i; d > 0; d--)
                {
                    double x = f[row + d];
                    for (int e = d + 1; e <= i; e++)
                        x -= f[row + e] * f[row - (d * Reach) + (e - d)];
                    f[row + d] = x * f[row - (d * Reach)];
                    pivot -= f[row + d] * f[row + d];
                }
            }

            f[row] = 1 / Math.Sqrt(Math.Max(pivot, floor));
        }
    }

    private void Substitute(double[] x)
    {
        double[] f = _factor;
        for (int i = 0; i < Unknowns; i++)
        {
            double value = x[i];
            for (int d = 1; d < Reach && d <= i; d++)
                value -= f[(i * Reach) + d] * x[i - d];
            x[i] = value * f[i * Reach];
        }

        for (int i = Unknowns - 1; i >= 0; i--)
        {
            double value = x[i] * f[i * Reach];
            x[i] = value;
            for (int d = 1; d < Reach && d <= i; d++)
                x[i - d] -= f[(i * Reach) + d] * value;
        }
    }
}
