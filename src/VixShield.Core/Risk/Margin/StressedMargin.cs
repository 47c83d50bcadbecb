using System.Collections.Immutable;
using VixShield.Display;
using VixShield.Instruments;
using VixShield.Market;

namespace VixShield.Risk;

/// <summary>
/// Margin of a book in scenarios: made anew from the prices and levels of each, never scaled from another, because a short that a crash brings into the money asks by another branch of its rule. Immutable.
/// </summary>
[TypeFormatterSource]
public sealed class StressedMargin : IDisplayable
{
    private StressedMargin(MarginRequirement present, ImmutableArray<StressedMarginRow> rows)
    {
        Present = present;
        Rows = rows;
    }

    /// <summary>The requirement now.</summary>
    public MarginRequirement Present { get; }

    /// <summary>The requirement in each scenario, in their order.</summary>
    public ImmutableArray<StressedMarginRow> Rows { get; }

    /// <summary>Makes the requirements.</summary>
    /// <param name="engine">The book in its market.</param>
    /// <param name="scenarios">The scenarios; legs that expire within a horizon have settled and ask nothing.</param>
    /// <param name="rules">The rule set.</param>
    /// <param name="progress">Told the share of the revaluation that is done, from 0 to 1; null for none.</param>
    /// <param name="cancellation">Stops the run.</param>
    /// <exception cref="ArgumentException">A value is null, or a scenario cannot be put upon the market.</exception>
    /// <exception cref="MissingDatumException">The market lacks what a scenario moves.</exception>
    /// <exception cref="OperationCanceledException">The run was stopped.</exception>
    public static StressedMargin Run(
        ScenarioEngine engine, IEnumerable<MarketScenario> scenarios, MarginRules rules, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        Guard.NotNull(engine, nameof(engine));
        Guard.NotNull(rules, nameof(rules));
        BookValuation valuation = engine.Valuation;
        ScenarioResult result = ScenarioGrid.Run(ScenarioEngine.Create(valuation, engine.Options with { KeepLegs = true }), scenarios, progress, cancellation);
        ImmutableArray<double>[] profits = [.. valuation.Legs.Select((_, i) => result.ProfitAndLossOf(i))];
        var books = new Dictionary<double, (MarginBook Book, int[] Legs)>();
        var rows = ImmutableArray.CreateBuilder<StressedMarginRow>(result.Scenarios.Length);
        for (int s = 0; s < result.Scenarios.Length; s++)
        {
            cancellation.ThrowIfCancellationRequested();
            MarketScenario scenario = result.Scenarios[s];
            if (!books.TryGetValue(scenario.Days, out (MarginBook Book, int[] Legs) held))
                books.Add(scenario.Days, held = Remaining(valuation, rules, scenario.Days / 365));
            double[] prices = [.. held.Legs.Select(l => PriceAfter(valuation.Legs[l], profits[l][s]))];
            double[] levels = [.. held.Book.LevelSymbols.Select(symbol => LevelAfter(engine.Book.Market, scenario, symbol))];
            double cash = 0;
            for (int l = 0; l < profits.Length; l++)
            {
                LegValuation leg = valuation.Legs[l];
                if (leg.Position.Leg.Kind is ContractKind.Future or ContractKind.Security)
                    cash += profits[l][s];
                else if (!leg.IsSettled && leg.Years <= scenario.Days / 365)
                    cash += leg.Mark + profits[l][s];
            }

            rows.Add(new StressedMarginRow(scenario, result.ProfitAndLoss[s], cash, MarginRequirement.Describe(held.Book, prices, levels)));
        }

        return new StressedMargin(MarginRequirement.Of(valuation, rules), rows.MoveToImmutable());
    }

    /// <summary>Coverage in the scenario that covers least: what is available against the rise of the requirement and the cash that has to be paid (<see cref="StressedMarginRow.Cash"/>).</summary>
    /// <param name="resources">What is available.</param>
    /// <param name="horizonDays">Calendar days within which the stress is taken to happen and the calls to fall due; from 1 to 365.</param>
    /// <returns>The coverage, and the scenario's row; the first without a number where a requirement has none; null when there is no scenario.</returns>
    /// <exception cref="ArgumentException">The resources are null, or the days out of range.</exception>
    public (LiquidityCoverage Coverage, StressedMarginRow Row)? Coverage(LiquidityResources resources, int horizonDays)
    {
        (LiquidityCoverage Coverage, StressedMarginRow Row)? worst = null;
        foreach (StressedMarginRow row in Rows)
        {
            LiquidityCoverage coverage = LiquidityCoverage.Of(resources, Present, row.Requirement, horizonDays, -row.Cash);
            if (coverage.Status == LiquidityCoverageStatus.MissingMargin)
                return (coverage, row);
            if (worst is null || coverage.Owed > worst.Value.Coverage.Owed)
                worst = (coverage, row);
        }

        return worst;
    }

    /// <summary>The requirement now and the number of scenarios.</summary>
    public override string ToString() => FormattableString.Invariant($"{Present}; {Rows.Length} scenarios");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Margin in scenarios", ToString())
    {
        Facts =
        [
            new("rule set", Present.Model),
            new("status now", Present.Status),
            new("requirement now", DisplayCell.Fixed(Present.Total, 2), "$"),
            new("net of credit now", DisplayCell.Fixed(Present.NetOfCredit, 2), "$"),
            new("scenarios", Rows.Length),
        ],
        Tables =
        [
            DisplayTable.Of(
                "Scenarios",
                Rows,
                new("scenario", r => r.Scenario.ToString()),
                new("profit", "$", r => DisplayCell.WithSign(r.ProfitAndLoss, 0)),
                new("cash", "$", r => DisplayCell.WithSign(r.Cash, 0)),
                new("requirement", "$", r => DisplayCell.Fixed(r.Requirement.Total, 0)),
                new("net of credit", "$", r => DisplayCell.Fixed(r.Requirement.NetOfCredit, 0)),
                new("status", r => r.Requirement.Status)),
        ],
    };

    // A leg that expires within the horizon is cash by then.
    private static (MarginBook Book, int[] Legs) Remaining(BookValuation valuation, MarginRules rules, double horizon)
    {
        int[] legs = [.. Enumerable.Range(0, valuation.Legs.Length).Where(l => !valuation.Legs[l].IsSettled && (valuation.Legs[l].Years is not { } years || years > horizon))];
        BookValuation remaining = legs.Length == valuation.Legs.Length ? valuation : BookValuation.Of(Book.OfPositions(legs.Select(l => valuation.Legs[l].Position)), valuation.Market);
        return (MarginBook.Of(remaining, rules, 365 * horizon), legs);
    }

    private static double PriceAfter(LegValuation leg, double profit) =>
        // Rounding could leave a worthless option a hair below 0.
        Math.Max(0, leg.Price + (profit / (leg.Position.Leg.Contract.Multiplier * leg.Position.Leg.Quantity)));

    private static double LevelAfter(ScenarioMarket market, MarketScenario scenario, string symbol)
    {
        if (!market.Market.Levels.TryGetValue(symbol, out double level))
            return double.NaN;
        if (symbol == MarketSnapshot.VixSymbol)
            return level * scenario.VixRatio(market);
        if (market.Follows(symbol))
            return level * scenario.IndexRatio(market) * (BreakEvens.IndexForward(market.Market, market.Options.IndexSymbol, scenario.Days) / market.Spot);
        return ScenarioBook.FundLevelAfter(market, scenario, symbol);
    }
}
