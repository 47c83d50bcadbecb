#!/usr/bin/env dotnet
#:package VixShield.Core@0.2.0

// A rule of your own beside the library's: what it finds, what it offers, and what the planner makes of it.
// dotnet run docs/cookbook/write-your-own-rule.cs -- MARKET.json BOOK.json
using System.Collections.Immutable;
using System.Globalization;
using VixShield.Adjustments;
using VixShield.Display;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.Serialization;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args.Length != 2)
    return Refuse("MARKET.json BOOK.json", 2);

try
{
    MarketSnapshot market = VixShieldJson.Parse<MarketDocument>(File.ReadAllText(args[0])).Snapshot;
    Book book = VixShieldJson.Parse<Book>(File.ReadAllText(args[1]));

    // 1. The rule set: the library's delta trim and yours (below). Order does not matter: rules only offer, the planner chooses.
    RuleSet rules = new RuleSetBuilder().AddSyntheticDeltaTrim().Add(new HalveLayer(layer: 3, limit: 100)).Build();
    AdjustmentPlan plan = new AdjustmentPlanner(rules: rules).Plan(book, market, new PlanInputs { Calibration = Calibration.Of(book, market) });

    // 2. What every rule found, with the numbers it compared.
    foreach (RuleRecord rule in plan.Record.Rules)
        Console.WriteLine(rule.Outcome.ToTable());

    // 3. The candidates, whoever offered them, and the plan that they allow.
    Console.WriteLine(plan.Record.Candidates.ToTable());
    Console.WriteLine(plan);
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

/// <summary>Offers to sell half of a hedge layer whose vega exceeds a limit.</summary>
internal sealed class HalveLayer(int layer, double limit) : IAdjustmentRule
{
    public string Name => "HalveLayer";

    // Parameters stand in the record of the plan: the same record, the same rule.
    public ImmutableArray<RuleParameter> Parameters => [new("Layer", layer, "layer"), new("Limit", limit, "$ per VIX point")];

    public RuleOutcome Evaluate(in RuleContext context)
    {
        double vega = context.Valuation.ByLayer(layer).Map(context.Map).VixEquivalentVega.Mid;
        if (vega <= limit)
            return new(Name, RuleStatus.NotTriggered, vega, limit, $"Layer {layer} is within its limit.");
        var candidates = new List<TradeCandidate>();
        try
        {
            foreach (Position held in context.Book.Positions.Where(p => p.Layer == layer && p.Leg.Quantity > 1))
            {
                // The unit is one contract; the planner sizes it, from none to half of what is held, within the policy.
                Trade[] unit = [new(held.Leg with { Quantity = -1 }, held.Role, layer, held.Structure)];
                candidates.Add(new TradeCandidate($"halve {held.Leg.Name}", unit, 0, Math.Min(held.Leg.Quantity / 2, context.Policy.MaximumLots), context.CostOf(unit)));
            }
        }
        catch (MissingDatumException missing)
        {
            // What the market lacks is a finding and no exception. RuleLaws of VixShield.Testing try this and more.
            return new(Name, RuleStatus.MissingData, vega, limit, missing.Message);
        }

        return new(Name, RuleStatus.Triggered, vega, limit, $"Layer {layer} is above its limit.", candidates);
    }
}
