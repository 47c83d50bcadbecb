using FsCheck;
using FsCheck.Fluent;
using VixShield.Adjustments;
using VixShield.Expiries;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.Risk;
using VixShield.TermStructure;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Adjustments.Rules;

/// <summary>Contexts, readings and pages for tests of rules.</summary>
internal static class RuleCases
{
    internal static RuleContext Context(Book book, MarketSnapshot market, PlanInputs? inputs = null, AdjustmentPolicy? policy = null, FactorMap? map = null) =>
        new(BookValuation.Of(book, market), map ?? FactorMap.Create(market), policy ?? AdjustmentPolicy.Default, inputs ?? PlanInputs.None);

    internal static RuleOutcome Evaluate(this IAdjustmentRule rule, Book book, MarketSnapshot market, PlanInputs? inputs = null, AdjustmentPolicy? policy = null, FactorMap? map = null) =>
        rule.Evaluate(Context(book, market, inputs, policy, map));

    internal static IAdjustmentRule Rule(Func<RuleSetBuilder, RuleSetBuilder> add) => Assert.Single(add(new RuleSetBuilder()).Build().Rules);

    /// <summary>A reading of a contract that rose from one price to another, of which the beta explains a part.</summary>
    internal static DecouplingReading Reading(Expiry contract, CouplingState state, CouplingDirection direction, double z, double before = 20, double after = 22, double explained = 21)
    {
        double residual = Math.Log(after / explained);
        return new DecouplingReading(
            state, direction, contract, Math.Log(1.1), Math.Log(after / before), 60, 0.5, 0.5, 0.8, residual, after - explained, residual / z, z, z, $"VX {contract} was read.");
    }

    internal static DecouplingReading NotReady(Expiry contract) =>
        new(CouplingState.NotReady, CouplingDirection.None, contract, null, null, 0, null, null, null, null, null, null, null, null, "Too little history.");

    internal static FutureLeg Vx(Expiry expiry, int quantity, ContractSpec? contract = null) => new() { Contract = contract ?? Contracts.Vx, Expiry = expiry, Quantity = quantity };

    internal static OptionLeg Option(ContractSpec contract, Expiry expiry, double strike, OptionRight right, int quantity) =>
        new() { Contract = contract, Expiry = expiry, Strike = strike, Right = right, Quantity = quantity };

    internal static Book Reversed(this Book book) => Book.OfPositions(book.Positions.Reverse());

    /// <summary>The worked example of a page; the test is skipped where the sources are not at hand.</summary>
    internal static string Page(string name)
    {
        Skip.If(SourceTree.Root is null, "The sources are not at hand.");
        string page = File.ReadAllText(Path.Combine(SourceTree.Root!, "docs", "rules", name + ".md"));
        string[] sections = [.. page.Split('\n').Where(l => l.TrimStart('#').StartsWith(' ') && l.StartsWith('#'))];
        Assert.Equal(["## About", "## Usage", "## Defaults", "## Worked example", "## Patterns", "## Anti-patterns"], sections[1..]);
        int start = page.IndexOf("## Worked example", StringComparison.Ordinal);
        return page[start..page.IndexOf("## Patterns", StringComparison.Ordinal)];
    }

    /// <summary>The table of defaults on a page says what the catalogue says.</summary>
    internal static void AssertDefaults(string name, CatalogEntry entry)
    {
        Skip.If(SourceTree.Root is null, "The sources are not at hand.");
        string page = File.ReadAllText(Path.Combine(SourceTree.Root!, "docs", "rules", name + ".md"));
        foreach (CatalogParameter parameter in entry.Parameters)
        {
            string value = parameter.Default is { } number ? FormattableString.Invariant($"{number}") : "none";
            Assert.Contains(FormattableString.Invariant($"| `{parameter.Name}` | {parameter.Unit} | {parameter.Minimum} to {parameter.Maximum} | {value} |"), page, StringComparison.Ordinal);
        }
    }

    /// <summary>Catalogue, parameters and options agree on names and defaults.</summary>
    internal static void AssertCatalogue(IAdjustmentRule rule)
    {
        CatalogEntry entry = Assert.Single(Catalog.Rules, e => e.Name == rule.Name);
        Assert.Equal(entry.Parameters.Where(p => p.Default is not null).Select(p => (p.Name, p.Default!.Value, p.Unit)), rule.Parameters.Select(p => (p.Name, p.Value, p.Unit)));
        Assert.Contains(RuleSet.Default.Rules, r => r.Name == rule.Name);
    }

    /// <summary>What every outcome keeps to, whatever the rule.</summary>
    internal static void AssertSound(RuleOutcome outcome, Book book, MarketSnapshot market, AdjustmentPolicy policy)
    {
        Assert.Equal(outcome.Candidates.Length, outcome.Candidates.Select(c => c.Label).Distinct().Count());
        foreach (TradeCandidate candidate in outcome.Candidates)
        {
            Assert.NotNull(candidate.Note);
            Assert.InRange(candidate.MaximumLots, 1, policy.MaximumLots);
            Assert.Equal(TradingCost.Of(candidate.Unit, market, policy.Costs), candidate.CostPerLot, 1e-9);
            Assert.All(candidate.Unit, t => Assert.True(t.Leg is not FutureLeg f || f.Expiry.Instant > market.ValuationInstant));
            Assert.All(candidate.Unit, t => Assert.True(t.Leg is not OptionLeg o || o.Expiry.Instant > market.ValuationInstant));
            book.Apply(candidate.TradesFor(candidate.MaximumLots).AsSpan());
        }
    }
}

/// <summary>Books with a hedge: generated holdings, and long and short VX and VIX calls in layers.</summary>
public static class HedgedBooks
{
    public static Arbitrary<Book> Books() => Arb.From(
        from any in Holdings.Books().Generator
        from hedges in Hedge.ArrayOf()
        select Book.OfPositions(any.Positions.Take(8).Concat(hedges.Take(6))));

    private static Gen<Position> Hedge =>
        from expiry in Gen.Elements((IEnumerable<Expiry>)TestMarkets.VxExpiries)
        from kind in Gen.Choose(0, 3)
        from strike in Gen.Choose(15, 18)
        from quantity in Gen.Frequency((4, Gen.Choose(1, 40)), (1, Gen.Choose(-20, -1)))
        from layer in Gen.Elements<int?>(1, 2, null)
        select new Position(
            kind switch
            {
                0 => RuleCases.Vx(expiry, quantity),
                1 => RuleCases.Vx(expiry, quantity, Contracts.Vxm),
                2 when expiry != TestExpiries.VixJune => RuleCases.Option(Contracts.Vix, expiry, strike, OptionRight.Put, quantity),
                3 when expiry != TestExpiries.VixJune => RuleCases.Option(Contracts.Vix, expiry, strike, OptionRight.Call, quantity),
                _ => RuleCases.Vx(expiry, quantity),
            },
            LegRole.Hedge,
            "ladder",
            layer);
}
