namespace VixShield.Risk;

/// <summary>
/// Maximises c x for A x at most b and x at least 0, where no b is below 0, by the simplex method on a condensed table. Small dense programs; the memory is kept between
/// programs. The library's dependencies have no solver for linear programs with inequalities.
/// </summary>
internal sealed class LinearProgram
{
    private const double Tolerance = 1e-11;
    private double[] _table = [];
    private int[] _rowVariable = [];
    private int[] _columnVariable = [];
    private double[] _solution = [];
    private int _width;

    internal int Rows { get; private set; }

    internal int Columns { get; private set; }

    internal double Value { get; private set; }

    /// <summary>Begins a program; every coefficient is 0.</summary>
    internal void Begin(int columns, int mostRows)
    {
        Columns = columns;
        Rows = 0;
        _width = columns + 1;
        int size = (mostRows + 1) * _width;
        if (_table.Length < size)
            _table = new double[size];
        if (_rowVariable.Length < mostRows)
            _rowVariable = new int[mostRows];
        if (_columnVariable.Length < columns)
        {
            _columnVariable = new int[columns];
            _solution = new double[columns];
        }

        Array.Clear(_table, 0, _width);
    }

    /// <summary>Coefficients of the objective; the last place is not used.</summary>
    internal Span<double> Objective => _table.AsSpan(0, _width);

    /// <summary>Adds a row: its coefficients, all 0 as yet, with the limit in the last place.</summary>
    internal Span<double> AddRow(double limit)
    {
        Rows++;
        Span<double> row = _table.AsSpan(Rows * _width, _width);
        row.Clear();
        row[Columns] = Math.Max(0, limit);
        return row;
    }

    /// <summary>Solves; false when the steps run out, which leaves no value.</summary>
    internal bool Solve()
    {
        for (int j = 0; j < Columns; j++)
            _columnVariable[j] = j;
        for (int i = 0; i < Rows; i++)
            _rowVariable[i] = Columns + i;
        int limit = 40 * (Rows + Columns) + 200;
        int still = 0;
        double before = 0;
        for (int step = 0; step < limit; step++)
        {
            // After many steps without gain the first column and row by number, which cannot cycle.
            bool careful = still > 2 * (Rows + Columns);
            int column = Entering(careful);
            if (column < 0)
            {
                Value = -_table[Columns];
                Array.Clear(_solution, 0, Columns);
                for (int i = 0; i < Rows; i++)
                {
                    if (_rowVariable[i] < Columns)
                        _solution[_rowVariable[i]] = _table[((i + 1) * _width) + Columns];
                }

                return true;
            }

            int row = Leaving(column, careful);
            if (row < 0)
                return false;
            Pivot(row, column);
            still = -_table[Columns] > before + Tolerance ? 0 : still + 1;
            before = Math.Max(before, -_table[Columns]);
        }

        return false;
    }

    internal double Of(int column) => _solution[column];

    private int Entering(bool careful)
    {
        int best = -1;
        double most = Tolerance;
        for (int j = 0; j < Columns; j++)
        {
            double gain = _table[j];
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
            double pivot = _table[at + column];
            if (pivot <= 1e-10)
                continue;
            double ratio = _table[at + Columns] / pivot;
            bool tie = best >= 0 && Math.Abs(ratio - least) <= 1e-12 * (1 + least);
            bool better = !tie ? ratio < least
                : careful ? _rowVariable[i] < _rowVariable[best] : pivot > _table[((best + 1) * _width) + column];
            if (better)
            {
                best = i;
                least = tie ? Math.Min(least, ratio) : ratio;
            }
        }

        return best;
    }

    private void Pivot(int row, int column)
    {
        Span<double> pivotRow = _table.AsSpan((row + 1) * _width, _width);
        double pivot = pivotRow[column];
        pivotRow[column] = 1;
        for (int j = 0; j < pivotRow.Length; j++)
            pivotRow[j] /= pivot;
        for (int i = 0; i <= Rows; i++)
        {
            if (i == row + 1)
                continue;
            Span<double> other = _table.AsSpan(i * _width, _width);
            double factor = other[column];
            if (factor == 0)
                continue;
            other[column] = 0;
            for (int j = 0; j < other.Length; j++)
                other[j] -= factor * pivotRow[j];
            // Rounding must not make a limit negative.
            if (i > 0 && other[Columns] < 0)
                other[Columns] = 0;
        }

        (_rowVariable[row], _columnVariable[column]) = (_columnVariable[column], _rowVariable[row]);
    }
}
