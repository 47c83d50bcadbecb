#!/usr/bin/env dotnet
#:package VixShield.Core@0.2.0

// What the book would make or lose: a grid of SPX by VIX, days that happened, and moves of a model; each a full revaluation.
// dotnet run docs/cookbook/stress-a-book.cs -- MARKET.json BOOK.json [MOVE.json ...]
using System.Globalization;
using VixShield.Display;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.Risk;
using VixShield.Serialization;
using VixShield.TermStructure;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args.Length < 2)
    return Refuse("MARKET.json BOOK.json [MOVE.json ...]", 2);

try
{
    // 1. One engine for all: it prepares the book once, and no move gives the valuation to the bit.
    MarketSnapshot market = VixShieldJson.Parse<MarketDocument>(File.ReadAllText(args[0])).Snapshot;
    ScenarioEngine engine = ScenarioEngine.Create(VixShieldJson.Parse<Book>(File.ReadAllText(args[1])), market);

    // 2. The grid: SPX and VIX on their own, VX by its betas, smiles kept in moneyness.
    var axes = new ScenarioAxes { SpotChanges = [-0.1, -0.05, -0.02, 0, 0.02, 0.05], VixChanges = [-4, 0, 5, 10, 20] };
    ScenarioResult grid = ScenarioGrid.Run(engine, axes);
    DisplayColumn<int>[] columns = [.. axes.VixChanges.Select((change, j) => new DisplayColumn<int>($"VIX {change:+0;-0;0}", row => DisplayCell.WithSign(grid[row, j, 0, 0], 0)))];
    Console.WriteLine(DisplayTable.Of("profit or loss of an instant move ($)", Enumerable.Range(0, axes.SpotChanges.Length), [new("SPX", row => $"{100 * axes.SpotChanges[row]:+0;-0;0} %"), .. columns]));

    // 3. Named moves: the past days of the files, as they would come from today's levels, and moves that somebody thinks of.
    List<MarketScenario> scenarios = [.. args.Skip(2).Select(file => new HistoricalScenario(VixShieldJson.Parse<MarketMove>(File.ReadAllText(file))))];
    scenarios.Add(new FactorScenario(-0.05, 8, 3, name: "index -5 %, VIX +8, in 3 days"));
    scenarios.Add(new FactorScenario(basis: [new BasisShock(30, -0.06), new BasisShock(120, -0.02)], name: "basis: front VX -6 %, far -2 %, VIX unchanged"));

    // 4. A model's move: what the VIX factors do on average when the index falls by 3 % in a day. Speeds and correlations are stand-ins for estimates.
    if (market.HasVixFutures)
    {
        var model = new LognormalVixModel(market.VixFutures, new TwoFactorDynamics(18, 1.1, 0.9, 0.47, 0));
        JointShock mean = new JointShockLaw(model, 1d / 365, 0.16, -0.75, -0.4).MeanGiven(-0.03);
        scenarios.Add(new ModelScenario(model, mean, name: "model: index -3 % in a day, VIX as it goes with it"));
    }

    ScenarioResult stresses = ScenarioGrid.Run(engine, scenarios);
    Console.WriteLine(DisplayTable.Of(
        "named moves",
        Enumerable.Range(0, scenarios.Count).OrderBy(i => stresses.ProfitAndLoss[i]),
        new("move", i => scenarios[i].Name),
        new("profit or loss", "$", i => DisplayCell.WithSign(stresses.ProfitAndLoss[i], 0))));

    // 5. The worst of each, and the bound that holds whatever the market does until every leg is settled.
    Console.WriteLine($"Grid: {grid}");
    Console.WriteLine($"Named: {stresses}");
    Console.WriteLine($"Held to every settlement: {SettlementBounds.Of(engine.Valuation.Book, engine.Valuation.Mark)}");
    return 0;
}
catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or VixShieldFormatException or ArgumentException or MissingDatumException)
{
    return Refuse(problem.Message);
}

static int Refuse(string problem, int code = 1)
{
    Console.Error.WriteLine(problem);
    return code;
}
