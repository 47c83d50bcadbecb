namespace VixShield.Adjustments;

/// <summary>A number that is linear in the lots of a few columns, with the least and the most that the columns' own limits let it reach: what a guardrail asks of it may be implied by these.</summary>
internal sealed class ColumnForm
{
    private readonly PlanColumns _columns;
    private readonly IReadOnlyList<(int Column, double PerLot)> _parts;

    /// <summary>Makes a form; no column may be there twice.</summary>
    internal ColumnForm(PlanColumns columns, double start, IReadOnlyList<(int Column, double PerLot)> parts)
    {
        _columns = columns;
        _parts = parts;
        Start = Least = Most = start;
        foreach ((int column, double perLot) in parts)
        {
            double one = perLot * columns[column].Candidate.MinimumLots;
            double other = perLot * columns[column].Candidate.MaximumLots;
            Least += Math.Min(one, other);
            Most += Math.Max(one, other);
        }
    }

    /// <summary>Its value without a trade.</summary>
    internal double Start { get; }

    /// <summary>No lots within the limits of the columns bring it below this.</summary>
    internal double Least { get; }

    /// <summary>No lots within the limits of the columns bring it above this.</summary>
    internal double Most { get; }

    /// <summary>Whether any column changes it.</summary>
    internal bool IsTraded => _parts.Any(p => p.PerLot != 0);

    /// <summary>The form over all columns, times a factor and from another start.</summary>
    internal LinearForm ToForm(double factor, double start)
    {
        double[] perLot = new double[_columns.Count];
        foreach ((int column, double value) in _parts)
            perLot[column] = factor * value;
        return new LinearForm(start, perLot);
    }

    /// <summary>The form over all columns.</summary>
    internal LinearForm ToForm() => ToForm(1, Start);
}
