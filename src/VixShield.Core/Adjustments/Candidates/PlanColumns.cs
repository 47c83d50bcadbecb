using System.Collections.Immutable;
using VixShield.Risk;

namespace VixShield.Adjustments;

/// <summary>The columns of a problem in their order, and the forms over them.</summary>
internal sealed class PlanColumns(PlanRoom room, ImmutableArray<PlanColumn> columns)
{
    internal int Count => columns.Length;

    internal PlanColumn this[int column] => columns[column];

    internal ImmutableArray<double> Costs { get; } = [.. columns.Select(c => c.Candidate.CostPerLot)];

    /// <summary>The policy's fixed cost of an order, once for every column.</summary>
    internal ImmutableArray<double> FixedCosts { get; } = [.. columns.Select(_ => room.Policy.Costs.FixedPerOrder)];

    /// <summary>A number of the book's exposures, which add up over lots.</summary>
    internal LinearForm Form(Func<MappedExposures, double> of) => new(of(room.Exposures), columns.Select(c => of(c.Exposures)));

    /// <summary>Profit in each scenario of the stress set, before costs.</summary>
    internal IEnumerable<LinearForm> StressForms() =>
        Enumerable.Range(0, room.Scenarios.Length).Select(s => new LinearForm(room.StressProfits[s], columns.Select(c => c.StressProfits[s])));

    /// <summary>A sum over the columns of sizes, lots in either direction counting alike, at most a limit.</summary>
    internal MaximumRow SumOfSizes(string guardrail, string unit, Func<int, double> perLot, double limit) => new(
        guardrail, GuardrailSeverity.Hard, unit, Enumerable.Range(0, Count).Select(i => (LinearForm[])[Alone(i, perLot(i)), Alone(i, -perLot(i))]), limit);

    private LinearForm Alone(int column, double perLot) => new(0, Enumerable.Range(0, Count).Select(i => i == column ? perLot : 0));
}
