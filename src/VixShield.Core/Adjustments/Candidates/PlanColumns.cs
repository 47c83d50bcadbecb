using System.Collections.Immutable;
using VixShield.Instruments;
using VixShield.Risk;

namespace VixShield.Adjustments;

/// <summary>The columns of a problem in their order, and the forms over them.</summary>
internal sealed class PlanColumns
{
    private readonly PlanRoom _room;
    private readonly ImmutableArray<PlanColumn> _columns;
    private readonly Dictionary<Leg, List<(int Column, double PerLot)>> _trading = [];
    private readonly Dictionary<Leg, int> _held = [];

    internal PlanColumns(PlanRoom room, ImmutableArray<PlanColumn> columns)
    {
        _room = room;
        _columns = columns;
        Costs = [.. columns.Select(c => c.Candidate.CostPerLot)];
        FixedCosts = [.. columns.Select(_ => room.Policy.Costs.FixedPerOrder)];
        for (int i = 0; i < columns.Length; i++)
        {
            foreach (Trade trade in columns[i].Candidate.Unit)
                AddTrade(i, trade.Leg);
        }

        foreach (Leg leg in room.Live.Positions.Select(p => p.Leg))
            _held[NetHoldings.InstrumentOf(leg)] = _held.GetValueOrDefault(NetHoldings.InstrumentOf(leg)) + leg.Quantity;
    }

    internal int Count => _columns.Length;

    internal PlanColumn this[int column] => _columns[column];

    internal ImmutableArray<double> Costs { get; }

    /// <summary>The policy's fixed cost of an order, once for every column.</summary>
    internal ImmutableArray<double> FixedCosts { get; }

    /// <summary>A number of the book's exposures, which add up over lots.</summary>
    internal LinearForm Form(Func<MappedExposures, double> of) => new(of(_room.Exposures), _columns.Select(c => of(c.Exposures)));

    /// <summary>Profit in each scenario of the stress set, before costs.</summary>
    internal IEnumerable<LinearForm> StressForms() =>
        Enumerable.Range(0, _room.Scenarios.Length).Select(s => new LinearForm(_room.StressProfits[s], _columns.Select(c => c.StressProfits[s])));

    /// <summary>The scenario of the stress set in which the book as it is does worst; -1 without a set.</summary>
    internal int WorstScenario => _room.StressProfits.IsEmpty ? -1 : _room.StressProfits.IndexOf(_room.StressProfits.Min());

    /// <summary>The contracts of an instrument held after lots; no column twice.</summary>
    internal ColumnForm Holding(Leg leg)
    {
        Leg instrument = NetHoldings.InstrumentOf(leg);
        return new ColumnForm(this, _held.GetValueOrDefault(instrument), _trading.TryGetValue(instrument, out List<(int Column, double PerLot)>? trading) ? trading : []);
    }

    /// <summary>A sum over the columns of sizes, lots in either direction counting alike, at most a limit.</summary>
    internal CostRow SumOfSizes(string guardrail, string unit, Func<int, double> perLot, double limit) =>
        new(guardrail, GuardrailSeverity.Hard, unit, Enumerable.Range(0, Count).Select(perLot), null, limit);

    private void AddTrade(int column, Leg leg)
    {
        Leg instrument = NetHoldings.InstrumentOf(leg);
        if (!_trading.TryGetValue(instrument, out List<(int Column, double PerLot)>? trading))
            _trading.Add(instrument, trading = []);
        if (trading.Count > 0 && trading[^1].Column == column)
            trading[^1] = (column, trading[^1].PerLot + leg.Quantity);
        else
            trading.Add((column, leg.Quantity));
    }
}
