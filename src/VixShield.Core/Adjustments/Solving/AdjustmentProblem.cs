using System.Collections.Immutable;
using VixShield.Display;

namespace VixShield.Adjustments;

/// <summary>
/// Which lots to trade, as numbers alone: columns with lot limits and costs, rows that the guardrails ask for, and what is minimised. Any solver can be put behind it. Immutable; equal when all parts are.
/// </summary>
/// <remarks>
/// The objective is <c>cost + HoldingDays * carry given up + price of soft violations</c>, in dollars, over whole lots within the columns' limits that keep every hard row. Carry given up is
/// <c>max(0, carry without a trade - carry after)</c>: carry gained earns nothing, because otherwise selling the hedge would be the cheapest trade of all. Equal objectives are ranked by the violation of
/// soft rows in the order of their priority, then by contracts, then by the order of the columns.
/// </remarks>
[TypeFormatterSource]
public sealed class AdjustmentProblem : IEquatable<AdjustmentProblem>, IDisplayable
{
    private readonly ImmutableArray<ImmutableArray<int>> _softByPriority;

    /// <summary>Makes a problem.</summary>
    /// <param name="columns">The columns; at least one, with different names.</param>
    /// <param name="rows">The rows, over as many columns.</param>
    /// <param name="carry">The book's carry, in dollars per calendar day; null where carry has no part in the objective.</param>
    /// <param name="holdingDays">Days for which carry given up counts; at least 0.</param>
    /// <param name="excluded">Lots that are no solution, such as those that failed when revalued; null for none.</param>
    /// <exception cref="ArgumentException">Sizes differ, a name is there twice, or a value is null or out of range.</exception>
    public AdjustmentProblem(
        IEnumerable<AdjustmentColumn> columns, IEnumerable<AdjustmentRow> rows, LinearForm? carry = null, double holdingDays = 0, IEnumerable<ImmutableArray<int>>? excluded = null)
    {
        Columns = Guard.NoNulls(columns, nameof(columns));
        Rows = Guard.NoNulls(rows, nameof(rows));
        Carry = carry;
        HoldingDays = Guard.NonNegativeFinite(holdingDays, nameof(holdingDays));
        Excluded = excluded is null ? [] : [.. excluded];
        if (Columns.IsEmpty)
            throw new ArgumentException("Must hold at least one column.", nameof(columns));
        if (Columns.GroupBy(c => c.Name).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new ArgumentException($"The column {twice.Key} is there twice.", nameof(columns));
        if (Rows.FirstOrDefault(r => r.Columns != Columns.Length) is { } odd)
            throw new ArgumentException(FormattableString.Invariant($"A row of {odd.Guardrail} is over {odd.Columns} columns, not {Columns.Length}."), nameof(rows));
        if (carry is not null && carry.PerLot.Length != Columns.Length)
            throw new ArgumentException(FormattableString.Invariant($"The carry is over {carry.PerLot.Length} columns, not {Columns.Length}."), nameof(carry));
        if (Excluded.Any(e => e.IsDefault || e.Length != Columns.Length))
            throw new ArgumentException(FormattableString.Invariant($"Excluded lots must be over {Columns.Length} columns."), nameof(excluded));
        _softByPriority =
        [
            .. Enumerable.Range(0, Rows.Length)
                .Where(i => Rows[i].Severity == GuardrailSeverity.Soft)
                .GroupBy(i => Rows[i].Priority)
                .OrderBy(g => g.Key)
                .Select(g => g.ToImmutableArray()),
        ];
    }

    /// <summary>The columns.</summary>
    public ImmutableArray<AdjustmentColumn> Columns { get; }

    /// <summary>The rows.</summary>
    public ImmutableArray<AdjustmentRow> Rows { get; }

    /// <summary>The book's carry, in dollars per calendar day; null where carry has no part in the objective.</summary>
    public LinearForm? Carry { get; }

    /// <summary>Days for which carry given up counts.</summary>
    public double HoldingDays { get; }

    /// <summary>Lots that are no solution.</summary>
    public ImmutableArray<ImmutableArray<int>> Excluded { get; }

    /// <summary>The names of the guardrails that have a hard row, in the order of the rows.</summary>
    public ImmutableArray<string> HardGuardrails => [.. Rows.Where(r => r.Severity == GuardrailSeverity.Hard).Select(r => r.Guardrail).Distinct()];

    /// <summary>The same problem with further lots excluded.</summary>
    /// <param name="lots">Lots of each column.</param>
    public AdjustmentProblem Excluding(params IEnumerable<ImmutableArray<int>> lots) =>
        new(Columns, Rows, Carry, HoldingDays, Excluded.Concat(Guard.NotNull(lots, nameof(lots))));

    /// <summary>The same problem with another holding period and further rows.</summary>
    /// <param name="holdingDays">Days for which carry given up counts.</param>
    /// <param name="rows">The further rows.</param>
    public AdjustmentProblem With(double holdingDays, params IEnumerable<AdjustmentRow> rows) => new(Columns, Rows.Concat(Guard.NotNull(rows, nameof(rows))), Carry, holdingDays, Excluded);

    /// <summary>The ranking of solutions: by objective, then violations of soft rows by priority, then contracts, then columns, then the earlier columns. Total, so that there is one best.</summary>
    public IComparer<AdjustmentSolution> Order => SolutionOrder.Of(this);

    /// <summary>The same problem over some of its columns, in the order given; the others are not traded, and excluded lots that trade them are left out.</summary>
    /// <param name="columns">The columns; at least one, each once.</param>
    /// <exception cref="ArgumentException">None is given, one is given twice, or one is not of the problem.</exception>
    public AdjustmentProblem Over(params ReadOnlySpan<int> columns)
    {
        bool[] isTaken = new bool[Columns.Length];
        foreach (int column in columns)
        {
            if (column < 0 || column >= Columns.Length || isTaken[column])
                throw new ArgumentException(FormattableString.Invariant($"Column {column} is given twice or is none of {Columns.Length}."), nameof(columns));
            isTaken[column] = true;
        }

        int[] taken = columns.ToArray();
        return new AdjustmentProblem(
            taken.Select(c => Columns[c]),
            Rows.Select(r => r.Over(taken)),
            Carry?.Over(taken),
            HoldingDays,
            Excluded.Where(e => Enumerable.Range(0, e.Length).All(i => e[i] == 0 || isTaken[i])).Select(e => taken.Select(c => e[c]).ToImmutableArray()));
    }

    /// <summary>What lots cost and how far they break each row: by plain evaluation, whatever solver found them.</summary>
    /// <param name="lots">Lots of each column.</param>
    /// <exception cref="ArgumentException">The number of lots is not that of the columns.</exception>
    public AdjustmentSolution Evaluate(params ReadOnlySpan<int> lots)
    {
        if (lots.Length != Columns.Length)
            throw new ArgumentException(FormattableString.Invariant($"Holds {lots.Length} lots; the problem has {Columns.Length} columns."), nameof(lots));
        var violations = ImmutableArray.CreateBuilder<double>(Rows.Length);
        double hard = 0;
        double penalty = 0;
        foreach (AdjustmentRow row in Rows)
        {
            double violation = row.ViolationAt(lots);
            violations.Add(violation);
            if (row.Severity == GuardrailSeverity.Hard)
                hard += violation > 0 ? 1 : 0;
            else
                penalty += row.Price * violation;
        }

        double cost = 0;
        bool within = true;
        for (int i = 0; i < lots.Length; i++)
        {
            cost += CostOf(i, lots[i]);
            within &= lots[i] >= Columns[i].MinimumLots && lots[i] <= Columns[i].MaximumLots;
        }

        ImmutableArray<int> copy = [.. lots];
        bool excluded = Excluded.Any(e => e.AsSpan().SequenceEqual(copy.AsSpan()));
        return new AdjustmentSolution(copy, cost, CarryGivenUp(lots), penalty, HoldingDays, violations.MoveToImmutable(), hard == 0 && within && !excluded);
    }

    /// <inheritdoc/>
    public bool Equals(AdjustmentProblem? other) =>
        other is not null && Columns.AsSpan().SequenceEqual(other.Columns.AsSpan()) && Rows.AsSpan().SequenceEqual(other.Rows.AsSpan()) && Equals(Carry, other.Carry)
        && HoldingDays.Equals(other.HoldingDays) && Excluded.Length == other.Excluded.Length && Excluded.Zip(other.Excluded).All(p => p.First.AsSpan().SequenceEqual(p.Second.AsSpan()));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as AdjustmentProblem);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Columns.Length, Rows.Length, HoldingDays, Carry);

    /// <summary>Columns and rows.</summary>
    public override string ToString() => FormattableString.Invariant($"{Columns.Length} columns, {Rows.Length} rows, {HoldingDays:G6} days of carry");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Adjustment problem", ToString())
    {
        Facts =
        [
            new("columns", Columns.Length),
            new("rows", Rows.Length),
            new("carry without a trade", Carry?.Start, "$/day"),
            new("days for which carry counts", HoldingDays, "days"),
            new("excluded combinations", Excluded.Length),
            new("hard guardrails", string.Join(", ", HardGuardrails)),
        ],
        Tables =
        [
            DisplayTable.Of(
                "Columns",
                Columns,
                new("trade", r => r.Name),
                new("least lots", r => r.MinimumLots),
                new("most lots", r => r.MaximumLots),
                new("cost a lot", "$", r => DisplayCell.Fixed(r.CostPerLot, 2)),
                new("fixed cost", "$", r => DisplayCell.Fixed(r.FixedCost, 2))),
            DisplayTable.Of(
                "Rows",
                Rows,
                new("guardrail", r => r.Guardrail),
                new("severity", r => r.Severity),
                new("limit", r => r.ToString())),
        ],
    };

    internal double CostOf(int column, int lots) => lots == 0 ? 0 : (Columns[column].CostPerLot * Math.Abs(lots)) + Columns[column].FixedCost;

    internal double CarryGivenUp(ReadOnlySpan<int> lots) => Carry is null ? 0 : Math.Max(0, Carry.Start - Carry.At(lots));

    /// <summary>Violations of the soft rows summed by priority, the first priority first.</summary>
    internal IEnumerable<double> SoftViolations(ImmutableArray<double> violations) => _softByPriority.Select(rows => rows.Sum(i => violations[i]));
}
