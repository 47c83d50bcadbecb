namespace VixShield.Optimization;

/// <summary>Variables and rows of a linear model that is minimised, apart from any solver: what is read off a problem, and what cuts are added to.</summary>
internal sealed class LinearModel
{
    private readonly List<Variable> _variables = [];
    private readonly List<Row> _rows = [];

    internal IReadOnlyList<Variable> Variables => _variables;

    internal IReadOnlyList<Row> Rows => _rows;

    internal int AddVariable(double low, double high, double cost, bool isWhole)
    {
        _variables.Add(new Variable(low, high, cost, isWhole));
        return _variables.Count - 1;
    }

    internal int AddRow(double low, double high, params IEnumerable<Term> terms)
    {
        _rows.Add(new Row(low, high, [.. terms]));
        return _rows.Count - 1;
    }

    /// <summary>A variable, and whether it counts in whole numbers.</summary>
    internal readonly record struct Variable(double Low, double High, double Cost, bool IsWhole);

    /// <summary>A coefficient of a row.</summary>
    internal readonly record struct Term(int Variable, double Coefficient);

    /// <summary>Terms between two limits.</summary>
    internal sealed record Row(double Low, double High, Term[] Terms);
}
