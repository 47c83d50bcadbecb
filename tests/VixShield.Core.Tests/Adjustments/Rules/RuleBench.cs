using System.Globalization;
using System.Text.RegularExpressions;
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

/// <summary>What tests of rules share: a context, one rule's outcome, books with a condor and a hedge, and the laws that every rule keeps.</summary>
internal static class RuleBench
{
    // Relative: a number that a text states to six digits.
    private const double SixDigits = 1e-5;

    internal static readonly DecouplingReading Reading =
        DecouplingMeasure.Measure(Sample.Document.History!, Sample.Market.VixFutures, Sample.Moved.VixFutures, TradingCalendar.UsOptions);

    internal static readonly MarginRules Margin = MarginRules.UniversalSpread with
    {
        Futures = FutureMarginTable.Of([.. Enumerable.Range(1, 9).Select(m => FutureMarginRow.At("VX", m, 10_000 - (1000 * m)))]),
    };

    internal static RuleContext Context(Book book, MarketSnapshot market, PlanInputs? inputs = null, AdjustmentPolicy? policy = null) =>
        new(BookValuation.Of(book, market), FactorMap.Create(market), policy ?? AdjustmentPolicy.Default, inputs ?? PlanInputs.None);

    internal static RuleOutcome Outcome(Func<RuleSetBuilder, RuleSetBuilder> rule, in RuleContext context) =>
        Assert.Single(rule(new RuleSetBuilder()).Build().Evaluate(context));

    /// <summary>The number that a text states after some words.</summary>
    internal static double NumberAfter(string text, string words)
    {
        int at = text.IndexOf(words, StringComparison.Ordinal);
        Assert.True(at >= 0, $"\"{words}\" is not in \"{text}\".");
        Match match = Regex.Match(text[(at + words.Length)..], @"^\s*([-+]?[0-9.]+(E[-+]?[0-9]+)?)");
        Assert.True(match.Success, $"No number after \"{words}\" in \"{text}\".");
        return double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
    }

    internal static void SaysNumber(double expected, string text, string words) =>
        Assert.Equal(expected, NumberAfter(text, words), SixDigits * Math.Max(1e-6, Math.Abs(expected)));

    /// <summary>The page of a rule holds each text.</summary>
    internal static void PageHolds(string page, params string[] texts)
    {
        Skip.If(SourceTree.Root is null, "The sources do not lie above the test assembly.");
        string all = File.ReadAllText(Path.Combine(SourceTree.Root!, "docs", "rules", page));
        Assert.All(texts, text => Assert.Contains(text, all, StringComparison.Ordinal));
        string[] headings = [.. all.Split('\n').Where(l => l.StartsWith("## ", StringComparison.Ordinal)).Select(l => l.TrimEnd())];
        Assert.Equal(["## About", "## Usage", "## Defaults", "## Worked example", "## Patterns", "## Anti-patterns"], headings);
    }

    /// <summary>The catalogue describes the options: names, and the defaults where there are any.</summary>
    internal static void CatalogDescribes(string name, Func<RuleSetBuilder, RuleSetBuilder> rule)
    {
        CatalogEntry entry = Assert.Single(Catalog.Rules, e => e.Name == name);
        IAdjustmentRule made = Assert.Single(rule(new RuleSetBuilder()).Build().Rules);
        Assert.Contains(RuleSet.Default.Rules, r => r.Name == name);
        Assert.Equal(entry.Parameters.Where(p => p.Default is not null).Select(p => (p.Name, p.Unit, p.Default!.Value)), made.Parameters.Select(p => (p.Name, p.Unit, p.Value)));
    }

    /// <summary>The laws of every rule: pure, blind to the order of the book, nothing settled, nothing sold that is not owned (but by a synthetic), the stated cost.</summary>
    internal static RuleOutcome KeepsTheLaws(Func<RuleSetBuilder, RuleSetBuilder> rule, Book book, MarketSnapshot market, PlanInputs inputs, AdjustmentPolicy policy, bool sellsOptions = false)
    {
        RuleContext context = Context(book, market, inputs, policy);
        RuleOutcome outcome = Outcome(rule, context);
        Assert.Equal(outcome, Outcome(rule, context));
        Position[] positions = [.. book.Positions];
        Assert.Equal(outcome, Outcome(rule, Context(Book.OfPositions(positions.Reverse()), market, inputs, policy)));
        if (positions.Length > 2)
            Assert.Equal(outcome, Outcome(rule, Context(Book.OfPositions([.. positions[2..], .. positions[..2]]), market, inputs, policy)));
        foreach (TradeCandidate candidate in outcome.Candidates)
        {
            Assert.Equal(TradingCost.Of(candidate.Unit, market, policy.Costs), candidate.CostPerLot, 1e-9 * Math.Max(1, candidate.CostPerLot));
            Assert.InRange(candidate.MaximumLots, 1, policy.MaximumLots);
            Assert.NotNull(candidate.Note);
            Assert.All(candidate.Unit, t => Assert.False(t.Leg.HasExpiredBy(market.ValuationInstant)));
            foreach (Trade sold in candidate.TradesFor(candidate.MaximumLots).Where(t => t.Leg.Quantity < 0 && !sellsOptions))
                Assert.True(-sold.Leg.Quantity <= Owned(book, sold), $"{sold} of {Owned(book, sold)}");
        }

        return outcome;
    }

    internal static int Held(Book book, Leg leg) => book.Positions.Where(p => p.Leg.IsSameInstrument(leg)).Sum(p => p.Leg.Quantity);

    /// <summary>Books of the made market: a credit or debit condor of any size or none, and a hedge of futures and VIX calls and puts, long and short.</summary>
    internal static Gen<Book> Books =>
        from condor in Condor
        from hedge in Hedge.ArrayOf().Select(h => h.Take(8))
        select Book.OfPositions(condor.Concat(hedge));

    internal static Gen<AdjustmentPolicy> Policies =>
        from low in Gen.Choose(-4000, 0)
        from high in Gen.Choose(0, 4000)
        from hard in Gen.Choose(0, 40)
        from floor in Gen.Choose(50, 150)
        from lots in Gen.Choose(1, 30)
        select new AdjustmentPolicy { TotalDelta = new Band(low, high), Vega = new VegaBand(hard / 200d, hard / 100d), CarryFloor = floor / 100d, MaximumLots = lots };

    internal static FutureLeg Vx(Expiry expiry, int quantity) => new() { Contract = Contracts.Vx, Expiry = expiry, Quantity = quantity };

    internal static OptionLeg Vix(Expiry expiry, double strike, int quantity, OptionRight right = OptionRight.Call) =>
        new() { Contract = Contracts.Vix, Expiry = expiry, Strike = strike, Right = right, Quantity = quantity };

    private static int Owned(Book book, Trade sold) =>
        book.Positions.Where(p => p.Leg.IsSameInstrument(sold.Leg) && p.Role == sold.Role && p.Layer == sold.Layer).Sum(p => p.Leg.Quantity);

    private static Gen<Position> Hedge =>
        from leg in Gen.Elements<Leg>(
            Vx(TestExpiries.VixFebruary, 1),
            Vx(TestExpiries.VixMarch, 1),
            Vx(TestExpiries.VixApril, 1),
            Vx(TestExpiries.VixMay, 1),
            Vix(TestExpiries.VixMarch, 17, 1),
            Vix(TestExpiries.VixMarch, 20, 1),
            Vix(TestExpiries.VixApril, 18, 1),
            Vix(TestExpiries.VixApril, 15, 1, OptionRight.Put),
            Vix(TestExpiries.VixMay, 25, 1))
        from quantity in Gen.Frequency((6, Gen.Choose(1, 25)), (1, Gen.Choose(-6, -1)))
        from layer in Gen.Elements<int?>(null, 1, 2, 3)
        from structure in Gen.Elements<string?>(null, "ladder")
        select new Position(leg with { Quantity = quantity }, LegRole.Hedge, structure, layer);

    private static Gen<Position[]> Condor =>
        from quantity in Gen.Choose(-12, 12)
        from width in Gen.Choose(2, 8)
        from put in Gen.Choose(88, 96)
        from call in Gen.Choose(103, 108)
        select quantity == 0 ? [] : Sides(quantity, put * 50, call * 50, width * 50);

    private static Position[] Sides(int quantity, double put, double call, double width)
    {
        return
        [
            Leg(put - width, OptionRight.Put, quantity), Leg(put, OptionRight.Put, -quantity),
            Leg(call, OptionRight.Call, -quantity), Leg(call + width, OptionRight.Call, quantity),
        ];

        Position Leg(double strike, OptionRight right, int contracts) => new(
            new OptionLeg { Contract = Contracts.Spxw, Expiry = TestExpiries.SpxwMarch, Strike = strike, Right = right, Quantity = contracts },
            contracts > 0 ? LegRole.Wing : LegRole.ShortStrike,
            "condor");
    }
}
