using System.Collections.Immutable;
using VixShield.Display;

namespace VixShield.Risk;

/// <summary>Profit and loss of a book in many scenarios, as an array with named axes. Immutable.</summary>
[TypeFormatterSource]
public sealed class ScenarioResult : IDisplayable
{
    private readonly double[]? _legPrices;
    private readonly int[] _strides;

    internal ScenarioResult(BookValuation valuation, ScenarioOptions options, ImmutableArray<ScenarioAxis> axes, ImmutableArray<MarketScenario> scenarios, double[] marks, double[]? legPrices)
    {
        Valuation = valuation;
        Options = options;
        Axes = axes;
        Scenarios = scenarios;
        _legPrices = legPrices;
        _strides = new int[axes.Length];
        int stride = 1;
        for (int a = axes.Length - 1; a >= 0; a--)
        {
            _strides[a] = stride;
            stride *= axes[a].Values.Length;
        }

        ProfitAndLoss = [.. marks.Select(m => m - valuation.Mark)];
    }

    /// <summary>The valuation that profit and loss are measured against.</summary>
    public BookValuation Valuation { get; }

    /// <summary>What the scenarios assumed.</summary>
    public ScenarioOptions Options { get; }

    /// <summary>The axes: index, VIX, slope and days for a grid, the scenarios for a list.</summary>
    public ImmutableArray<ScenarioAxis> Axes { get; }

    /// <summary>The scenarios, the last axis fastest.</summary>
    public ImmutableArray<MarketScenario> Scenarios { get; }

    /// <summary>Profit (positive) or loss in dollars, in the order of <see cref="Scenarios"/>.</summary>
    public ImmutableArray<double> ProfitAndLoss { get; }

    /// <summary>Index of the scenario with the least profit or greatest loss, the first of equals; null when there are none.</summary>
    public int? WorstIndex
    {
        get
        {
            int? worst = null;
            for (int i = 0; i < ProfitAndLoss.Length; i++)
            {
                if (worst is null || ProfitAndLoss[i] < ProfitAndLoss[worst.Value])
                    worst = i;
            }

            return worst;
        }
    }

    /// <summary>Profit or loss at a place, one index for each axis.</summary>
    /// <param name="indices">From 0, one for each axis.</param>
    /// <exception cref="ArgumentException">There are not as many indices as axes, or one is beyond its axis.</exception>
    public double this[params ReadOnlySpan<int> indices]
    {
        get
        {
            if (indices.Length != Axes.Length)
                throw new ArgumentException(FormattableString.Invariant($"{indices.Length} indices for {Axes.Length} axes."), nameof(indices));
            int at = 0;
            for (int a = 0; a < indices.Length; a++)
                at += _strides[a] * Guard.InRange(indices[a], 0, Axes[a].Values.Length - 1, nameof(indices));
            return ProfitAndLoss[at];
        }
    }

    /// <summary>Profit or loss of one leg in every scenario, in dollars.</summary>
    /// <param name="leg">Index of the leg in <see cref="BookValuation.Legs"/>.</param>
    /// <exception cref="InvalidOperationException">The run did not keep them: <see cref="ScenarioOptions.KeepLegs"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such leg.</exception>
    public ImmutableArray<double> ProfitAndLossOf(int leg)
    {
        if (_legPrices is null)
            throw new InvalidOperationException("The run did not keep its legs; set KeepLegs of the options.");
        LegValuation valued = Valuation.Legs[Guard.InRange(leg, 0, Valuation.Legs.Length - 1, nameof(leg))];
        int place = 0;
        while (!ReferenceEquals(Valuation.InFixedOrder[place], valued))
            place++;
        double size = valued.Position.Leg.Contract.Multiplier * valued.Position.Leg.Quantity;
        var all = new double[Scenarios.Length];
        for (int i = 0; i < all.Length; i++)
            all[i] = (_legPrices[(place * all.Length) + i] - valued.Price) * size;
        return [.. all];
    }

    /// <summary>Number of scenarios, and the worst.</summary>
    public override string ToString() => WorstIndex is { } worst
        ? FormattableString.Invariant($"{Scenarios.Length} scenarios; worst {ProfitAndLoss[worst]:G6} $ ({Scenarios[worst]})")
        : "no scenarios";

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Profit and loss in scenarios", ToString())
    {
        Facts =
        [
            new("scenarios", Scenarios.Length),
            new("worst", WorstIndex is { } worst ? DisplayCell.WithSign(ProfitAndLoss[worst], 2) : DisplayCell.Missing, "$"),
            new("worst scenario", WorstIndex is { } place ? Scenarios[place].ToString() : "-"),
            new("mark now", DisplayCell.Fixed(Valuation.Mark, 2), "$"),
        ],
        Tables = [Table()],
        Notes = [$"Assumptions: {Options}"],
    };

    // Two axes make a matrix; what has more is told by its worst scenarios.
    private DisplayTable Table()
    {
        const int MostColumns = 15;
        ImmutableArray<int> moving = [.. Enumerable.Range(0, Axes.Length).Where(a => Axes[a].Values.Length > 1)];
        if (moving is [var first, var second] && Axes[second].Values.Length <= MostColumns)
        {
            DisplayColumn<int>[] columns =
            [
                new(Axes[first].Name, Axes[first].Unit, row => Axes[first].Labels[row]),
                .. Axes[second].Labels.Select((label, column) => new DisplayColumn<int>(label, row => DisplayCell.WithSign(ProfitAndLoss[(row * _strides[first]) + (column * _strides[second])], 0))),
            ];
            return DisplayTable.Of($"Profit (positive) or loss in $ by {Axes[second].Name} ({Axes[second].Unit}) across", Enumerable.Range(0, Axes[first].Values.Length), columns);
        }

        bool all = Scenarios.Length <= DisplayTable.DefaultRows;
        IEnumerable<int> places = all ? Enumerable.Range(0, Scenarios.Length) : Enumerable.Range(0, Scenarios.Length).OrderBy(i => ProfitAndLoss[i]).Take(DisplayTable.DefaultRows);
        return DisplayTable.Of(
            all ? "Scenarios" : FormattableString.Invariant($"The {DisplayTable.DefaultRows} worst of {Scenarios.Length} scenarios"),
            places,
            new("scenario", r => Scenarios[r].ToString()),
            new("profit", "$", r => DisplayCell.WithSign(ProfitAndLoss[r], 0)));
    }
}
