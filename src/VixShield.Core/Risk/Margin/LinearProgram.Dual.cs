namespace VixShield.Risk;

/// <summary>What changes a solved program: columns and rows that are added to the table, and the dual simplex method after a row.</summary>
internal sealed partial class LinearProgram
{
    private const double Feasible = 1e-11;
    private const double LeastFraction = 0.02;

    internal void CopyFrom(LinearProgram other, int moreRows)
    {
        Columns = other.Columns;
        Rows = other.Rows;
        _width = other._width;
        Reserve(Rows + moreRows);
        other._table.AsSpan(0, (Rows + 1) * _width).CopyTo(_table);
        other._rowVariable.AsSpan(0, Rows).CopyTo(_rowVariable);
        other._columnVariable.AsSpan(0, Columns).CopyTo(_columnVariable);
        ReadValues();
        Work += (Rows + 1) * _width;
    }

    /// <summary>What a unit of a variable gains in the table: 0 for one that has a row.</summary>
    internal double GainOf(int variable)
    {
        int column = ColumnOf(variable);
        return column < 0 ? 0 : _table[column + 1];
    }

    /// <summary>Adds a column that counts as one unit of each of two others and gains more than the two; returns its number.</summary>
    internal int AddSum(int one, int other, double gain)
    {
        int added = Columns++;
        _columnVariable[added] = added;
        for (int i = 0; i <= Rows; i++)
            _table[(i * _width) + added + 1] = 0;
        AddColumn(one, added);
        AddColumn(other, added);
        _table[added + 1] += gain;
        return added;
    }

    /// <summary>Limits a sum of variables, each with a row of the table, from above or from below.</summary>
    internal void AddLimit(ReadOnlySpan<int> variables, double limit, bool isUpper)
    {
        double sign = isUpper ? 1 : -1;
        AddRow(0);
        Span<double> row = _table.AsSpan(Rows * _width, Columns + 1);
        row[0] = sign * limit;
        foreach (int variable in variables)
        {
            int column = ColumnOf(variable);
            if (column >= 0)
                row[column + 1] += sign;
            else
                Subtract(row, sign, _table.AsSpan((RowOf(variable) + 1) * _width, Columns + 1));
        }
    }

    /// <summary>
    /// Solves from a table with no gains, whose limits may be negative. The value only falls, and at every step it is at least the program's: the method ends once it is
    /// at most <paramref name="enough"/>.
    /// </summary>
    /// <returns>Whether it was solved or ended; the value is -infinity where nothing fits. False when the steps run out.</returns>
    internal bool Restore(double enough, out double value)
    {
        value = Value;
        int limit = (2 * (Rows + Columns)) + 200;
        int still = 0;
        double before = double.PositiveInfinity;
        for (int step = 0; step < limit; step++)
        {
            value = Value;
            if (value <= enough)
                return true;
            // After steps without loss the first row and column by number, which cannot cycle.
            still = value < before - Tolerance ? 0 : still + 1;
            before = Math.Min(before, value);
            bool careful = still > 12;
            int row = -1;
            double most = -Feasible;
            for (int i = 0; i < Rows; i++)
            {
                double over = _table[(i + 1) * _width];
                if (careful && row >= 0 ? over < -Feasible && _rowVariable[i] < _rowVariable[row] : over < most)
                {
                    most = over;
                    row = i;
                }
            }

            if (row < 0)
            {
                ReadValues();
                return true;
            }

            int column = EnteringFor(row, careful);
            if (column < 0)
            {
                value = double.NegativeInfinity;
                return true;
            }

            Pivot(row, column);
        }

        return false;
    }

    /// <summary>
    /// Adds Gomory's cuts for mixed programs: what no solution in whole numbers breaks, though the present one does. From the rows of whole variables with a fraction.
    /// </summary>
    /// <returns>How many were added.</returns>
    internal int AddCuts(Func<int, bool> isWhole, int most)
    {
        int rows = Rows, added = 0;
        for (int i = 0; i < rows && added < most; i++)
        {
            double value = _table[(i + 1) * _width], fraction = value - Math.Floor(value);
            if (fraction is < LeastFraction or > 1 - LeastFraction || !isWhole(_rowVariable[i]))
                continue;
            Span<double> cut = AddRow(-fraction);
            ReadOnlySpan<double> source = Row(i);
            double upper = fraction / (1 - fraction);
            for (int j = 0; j < cut.Length; j++)
            {
                double cell = source[j];
                if (isWhole(_columnVariable[j]))
                {
                    double part = cell - Math.Floor(cell);
                    cut[j] = -Math.Min(part, upper * (1 - part));
                }
                else
                {
                    cut[j] = -(cell > 0 ? cell : -upper * cell);
                }
            }

            added++;
            Work += cut.Length;
        }

        return added;
    }

    /// <summary>
    /// What the value falls at least when a whole variable with a fraction goes down or up to a whole number: the first step of the dual method for each; +infinity where
    /// nothing fits.
    /// </summary>
    internal void Penalties(int variable, out double down, out double up)
    {
        int row = RowOf(variable);
        double value = Limit(row), fraction = value - Math.Floor(value);
        down = double.PositiveInfinity;
        up = double.PositiveInfinity;
        ReadOnlySpan<double> cells = Row(row), gains = Objective;
        for (int j = 0; j < cells.Length; j++)
        {
            double cell = cells[j];
            double loss = -Math.Min(0, gains[j]);
            if (cell > LeastPivot)
                down = Math.Min(down, loss * fraction / cell);
            else if (cell < -LeastPivot)
                up = Math.Min(up, loss * (1 - fraction) / -cell);
        }
    }

    private int EnteringFor(int row, bool careful)
    {
        int best = -1;
        double least = double.PositiveInfinity, size = 0;
        ReadOnlySpan<double> cells = Row(row), gains = Objective;
        for (int j = 0; j < cells.Length; j++)
        {
            if (cells[j] >= -LeastPivot)
                continue;
            double ratio = Math.Min(0, gains[j]) / cells[j];
            bool tie = best >= 0 && Math.Abs(ratio - least) <= 1e-12 * (1 + least);
            if (tie ? careful ? _columnVariable[j] < _columnVariable[best] : -cells[j] > size : ratio < least)
            {
                best = j;
                least = tie ? Math.Min(least, ratio) : ratio;
                size = -cells[j];
            }
        }

        return best;
    }

    private void AddColumn(int variable, int target)
    {
        int column = ColumnOf(variable);
        if (column < 0)
        {
            _table[((RowOf(variable) + 1) * _width) + target + 1] += 1;
            return;
        }

        for (int i = 0; i <= Rows; i++)
            _table[(i * _width) + target + 1] += _table[(i * _width) + column + 1];
    }

    private int ColumnOf(int variable) => Array.IndexOf(_columnVariable, variable, 0, Columns);

    private int RowOf(int variable) => Array.IndexOf(_rowVariable, variable, 0, Rows);
}
