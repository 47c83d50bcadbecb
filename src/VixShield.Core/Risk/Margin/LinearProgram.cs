using System.Numerics;
using System.Runtime.InteropServices;

namespace VixShield.Risk;

/// <summary>
/// Maximises c x for A x at most b and x at least 0 by the simplex method on a condensed table. Small dense programs; the memory is kept between programs. The library's
/// dependencies have no solver for linear programs with inequalities. A variable is a column's number, or ~r for what row r leaves over.
/// </summary>
internal sealed partial class LinearProgram
{
    private const double Tolerance = 1e-11;
    private const double LeastPivot = 1e-10;
    private double[] _table = [];
    private int[] _rowVariable = [];
    private int[] _columnVariable = [];
    private double[] _columnValues = [];
    private double[] _rowValues = [];
    private int _width;

    internal int Rows { get; private set; }

    internal int Columns { get; private set; }

    internal double Value => -_table[0];

    /// <summary>Table cells worked through since the beginning of the object: the same on every machine.</summary>
    internal long Work { get; private set; }

    /// <summary>Begins a program; every coefficient is 0.</summary>
    /// <param name="columns">Columns to begin with.</param>
    /// <param name="mostRows">Rows that there will be at most.</param>
    /// <param name="moreColumns">Columns that may be added to the table.</param>
    internal void Begin(int columns, int mostRows, int moreColumns = 0)
    {
        Columns = columns;
        Rows = 0;
        _width = columns + moreColumns + 1;
        Reserve(mostRows);
        Array.Clear(_table, 0, _width);
        for (int j = 0; j < columns; j++)
            _columnVariable[j] = j;
    }

    /// <summary>Coefficients of the objective.</summary>
    internal Span<double> Objective => _table.AsSpan(1, Columns);

    /// <summary>Adds a row: its coefficients, all 0 as yet.</summary>
    internal Span<double> AddRow(double limit)
    {
        _rowVariable[Rows] = ~Rows;
        Rows++;
        Span<double> row = _table.AsSpan(Rows * _width, _width);
        row.Clear();
        row[0] = limit;
        return row.Slice(1, Columns);
    }

    internal Span<double> Row(int row) => _table.AsSpan(((row + 1) * _width) + 1, Columns);

    internal void SetLimit(int row, double limit) => _table[(row + 1) * _width] = limit;

    internal double Limit(int row) => _table[(row + 1) * _width];

    /// <summary>Solves from a table whose limits are at least 0; false when the steps run out, which leaves no value.</summary>
    internal bool Solve()
    {
        int limit = (40 * (Rows + Columns)) + 200;
        int still = 0;
        double before = Value;
        for (int step = 0; step < limit; step++)
        {
            // After many steps without gain the first column and row by number, which cannot cycle.
            bool careful = still > 2 * (Rows + Columns);
            int column = Entering(careful);
            if (column < 0)
            {
                ReadValues();
                return true;
            }

            int row = Leaving(column, careful);
            if (row < 0)
                return false;
            Pivot(row, column);
            // Rounding must not make a limit negative.
            for (int i = 1; i <= Rows; i++)
                _table[i * _width] = Math.Max(0, _table[i * _width]);
            still = Value > before + Tolerance ? 0 : still + 1;
            before = Math.Max(before, Value);
        }

        return false;
    }

    /// <summary>Value of a variable at the last solution.</summary>
    internal double Of(int variable) => variable >= 0 ? _columnValues[variable] : _rowValues[~variable];

    /// <summary>Exchanges the variable of a row for that of a column.</summary>
    internal void Pivot(int row, int column)
    {
        int used = Columns + 1;
        Span<double> pivotRow = _table.AsSpan((row + 1) * _width, used);
        double pivot = pivotRow[column + 1];
        pivotRow[column + 1] = 1;
        for (int j = 0; j < pivotRow.Length; j++)
            pivotRow[j] /= pivot;
        for (int i = 0; i <= Rows; i++)
        {
            if (i == row + 1)
                continue;
            Span<double> other = _table.AsSpan(i * _width, used);
            double factor = other[column + 1];
            if (factor == 0)
                continue;
            other[column + 1] = 0;
            Subtract(other, factor, pivotRow);
            Work += used;
        }

        (_rowVariable[row], _columnVariable[column]) = (_columnVariable[column], _rowVariable[row]);
    }

    private static void Subtract(Span<double> other, double factor, ReadOnlySpan<double> row)
    {
        Span<Vector<double>> target = MemoryMarshal.Cast<double, Vector<double>>(other);
        ReadOnlySpan<Vector<double>> source = MemoryMarshal.Cast<double, Vector<double>>(row);
        var factors = new Vector<double>(factor);
        for (int j = 0; j < target.Length && j < source.Length; j++)
            target[j] -= factors * source[j];
        for (int j = target.Length * Vector<double>.Count; j < other.Length; j++)
            other[j] -= factor * row[j];
    }

    private int Entering(bool careful)
    {
        int best = -1;
        double most = Tolerance;
        ReadOnlySpan<double> objective = Objective;
        for (int j = 0; j < objective.Length; j++)
        {
            double gain = objective[j];
            if (gain <= Tolerance)
                continue;
            if (careful ? best < 0 || _columnVariable[j] < _columnVariable[best] : gain > most)
            {
                best = j;
                most = gain;
            }
        }

        return best;
    }

    private int Leaving(int column, bool careful)
    {
        int best = -1;
        double least = double.PositiveInfinity;
        for (int i = 0; i < Rows; i++)
        {
            int at = (i + 1) * _width;
            double pivot = _table[at + column + 1];
            if (pivot <= LeastPivot)
                continue;
            double ratio = _table[at] / pivot;
            bool tie = best >= 0 && Math.Abs(ratio - least) <= 1e-12 * (1 + least);
            bool better = !tie ? ratio < least
                : careful ? _rowVariable[i] < _rowVariable[best] : pivot > _table[((best + 1) * _width) + column + 1];
            if (better)
            {
                best = i;
                least = tie ? Math.Min(least, ratio) : ratio;
            }
        }

        return best;
    }

    private void ReadValues()
    {
        Array.Clear(_columnValues);
        Array.Clear(_rowValues);
        for (int i = 0; i < Rows; i++)
        {
            int variable = _rowVariable[i];
            (variable >= 0 ? _columnValues : _rowValues)[variable >= 0 ? variable : ~variable] = _table[(i + 1) * _width];
        }
    }

    private void Reserve(int mostRows)
    {
        int size = (mostRows + 1) * _width;
        if (_table.Length < size)
            _table = new double[size];
        if (_rowVariable.Length < mostRows)
        {
            _rowVariable = new int[mostRows];
            _rowValues = new double[mostRows];
        }

        if (_columnVariable.Length < _width)
        {
            _columnVariable = new int[_width];
            _columnValues = new double[_width];
        }
    }
}
