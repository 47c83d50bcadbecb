using System.Collections.Immutable;
using VixShield.Display;

namespace VixShield.Risk;

/// <summary>Break-evens of a book at a horizon, under the spot-vol-curve map of the engine that made it. Immutable.</summary>
[TypeFormatterSource]
public sealed class BreakEvenReading : IDisplayable
{
    internal BreakEvenReading(
        ScenarioOptions map, double days, double referenceMark, double forward, BreakEvenStatus status, ImmutableArray<BreakEven> levels, ImmutableArray<double> pathLevels, ImmutableArray<double> path, IReadOnlyList<double> turnings)
    {
        Map = map;
        Days = days;
        ReferenceMark = referenceMark;
        Forward = forward;
        Status = status;
        Levels = levels;
        PathLevels = pathLevels;
        Path = path;
        // Of the range, the map and the surfaces: never a bound of the contracts.
        Worst = new ProfitBound(ProfitBoundKind.ModelDependent, path.Concat(turnings).Min());
        Best = new ProfitBound(ProfitBoundKind.ModelDependent, path.Concat(turnings).Max());
    }

    /// <summary>How VIX, curve and volatilities follow the index.</summary>
    public ScenarioOptions Map { get; }

    /// <summary>Calendar days to the horizon.</summary>
    public double Days { get; }

    /// <summary>The mark in dollars that profit and loss is measured against.</summary>
    public double ReferenceMark { get; }

    /// <summary>Forward of the index to the horizon, in points.</summary>
    public double Forward { get; }

    /// <summary>What was found.</summary>
    public BreakEvenStatus Status { get; }

    /// <summary>The break-evens by ascending level; empty when there are none.</summary>
    public ImmutableArray<BreakEven> Levels { get; }

    /// <summary>The levels that were valued, ascending, in points.</summary>
    public ImmutableArray<double> PathLevels { get; }

    /// <summary>Profit or loss at them, in dollars: a payoff chart.</summary>
    public ImmutableArray<double> Path { get; }

    /// <summary>The greatest loss (or least profit) at the levels valued: model-dependent, as it is that of the map and of the range alone. <see cref="SettlementPayoff"/> has the bounds of the contracts.</summary>
    public ProfitBound Worst { get; }

    /// <summary>The greatest profit at the levels valued.</summary>
    public ProfitBound Best { get; }

    /// <summary>Horizon and break-evens.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"in {Days:G6} days: {(Levels.IsEmpty ? Status.ToString() : string.Join(", ", Levels))}; loss {Worst}, gain {Best} in the range");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Break-evens at a horizon", ToString())
    {
        Facts =
        [
            new("status", Status),
            new("horizon", Days, "days"),
            new("reference mark", DisplayCell.Fixed(ReferenceMark, 2), "$"),
            new("forward of the index", Forward, "points"),
            new("greatest loss in the range", Worst.ToString()),
            new("greatest gain in the range", Best.ToString()),
        ],
        Tables = [Table(Levels)],
        Notes = [$"Map: {Map}"],
    };

    internal static DisplayTable Table(ImmutableArray<BreakEven> levels) =>
        DisplayTable.Of("Break-evens", levels, new("level", "points", r => r.Level), new("kind", r => r.Kind));
}
