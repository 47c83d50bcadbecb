using VixShield.Adjustments;
using VixShield.Instruments;
using VixShield.Market;

namespace VixShield.Testing;

/// <summary>What an outcome may depend on.</summary>
internal static class RuleConduct
{
    // Sums in another order differ by rounding.
    private const double Rounding = 1e-9;

    internal static string? Description(IAdjustmentRule rule, RuleCase c)
    {
        string name = rule.Name;
        RuleOutcome outcome = rule.Outcome(c.Context());
        if (outcome.Rule != name || rule.Name != name)
            return $"The rule is {name}, afterwards {rule.Name}, and its outcome is of {outcome.Rule}.";
        if (rule.Parameters.IsDefault)
            return "Parameters is a default array: return an empty one.";
        if (rule.Parameters.GroupBy(p => p.Name).FirstOrDefault(g => g.Count() > 1) is { } twice)
            return $"The parameter {twice.Key} is there twice.";
        return rule.Parameters.FirstOrDefault(p => string.IsNullOrWhiteSpace(p.Unit)) is { } bare ? $"The parameter {bare.Name} has no unit." : null;
    }

    internal static string? Determinism(IAdjustmentRule rule, RuleCase c)
    {
        RuleOutcome first = rule.Outcome(c.Context());
        // Another book in between, so that what a rule remembers shows.
        rule.Outcome((c with { Book = Book.Empty }).Context());
        RuleOutcome second = rule.Outcome(c.Context());
        return first == second ? null : $"First {first}; then {second}.";
    }

    internal static string? Threads(IAdjustmentRule rule, RuleCase c)
    {
        RuleOutcome alone = rule.Outcome(c.Context());
        // Each has a context of its own, of one book and one market.
        RuleOutcome? other = Repeatability.Together(() => rule.Outcome(c.Context())).FirstOrDefault(o => o != alone);
        return other is null ? null : $"Alone {alone}; with others at once {other}.";
    }

    internal static string? Order(IAdjustmentRule rule, RuleCase c)
    {
        RuleOutcome given = rule.Outcome(c.Context());
        RuleOutcome reversed = rule.Outcome((c with { Book = Book.OfPositions(c.Book.Positions.Reverse()) }).Context());
        if (given.Status != reversed.Status || given.VetoesTrading != reversed.VetoesTrading)
            return $"As given {given}; with positions reversed {reversed}.";
        if (given.Measured is { } one && reversed.Measured is { } other && Math.Abs(one - other) > Rounding * Math.Max(1, Math.Abs(one)))
            return FormattableString.Invariant($"Measured is {one:R}; with positions reversed {other:R}.");
        string[] offered = Labels(given), offeredReversed = Labels(reversed);
        return offered.SequenceEqual(offeredReversed) ? null : $"Offered are {string.Join("; ", offered)}; with positions reversed {string.Join("; ", offeredReversed)}.";
    }

    internal static string? MissingData(IAdjustmentRule rule, RuleCase c)
    {
        foreach ((string what, MarketSnapshot market) in Poorer(c.Market))
        {
            Book book = Book.OfPositions(c.Book.Positions.Where(p => CanPrice(market, p.Leg)));
            if (Thrown(rule, c with { Book = book, Market = market, Inputs = PlanInputs.None }, what) is { } objection)
                return objection;
        }

        return Thrown(rule, c with { Inputs = PlanInputs.None }, "inputs");
    }

    internal static string? EmptyBook(IAdjustmentRule rule, RuleCase c) => Thrown(rule, c with { Book = Book.Empty }, "positions");

    /// <summary>What the rule says, which must be something.</summary>
    internal static RuleOutcome Outcome(this IAdjustmentRule rule, in RuleContext context) =>
        rule.Evaluate(context) ?? throw new InvalidOperationException($"The rule {rule.Name} returned null in place of an outcome.");

    private static string? Thrown(IAdjustmentRule rule, RuleCase c, string without)
    {
        RuleContext context = c.Context();
        try
        {
            rule.Outcome(context);
            return null;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return $"Without {without}: {exception.GetType().Name}: {exception.Message}";
        }
    }

    private static string[] Labels(RuleOutcome outcome) => [.. outcome.Candidates.Select(c => c.Label).Order(StringComparer.Ordinal)];

    /// <summary>The market without VIX options, without futures, and with little of the index options. Levels stay, without which a context cannot be made.</summary>
    private static IEnumerable<(string What, MarketSnapshot Market)> Poorer(MarketSnapshot market)
    {
        yield return ("VIX options", Of(market, market.Futures, market.Chains.Where(c => c.Symbol != "VIX")));
        yield return ("futures", Of(market, [], market.Chains.Where(c => c.Symbol != "VIX")));
        yield return ("all futures but one", Of(market, market.Futures.Where(f => f.Contract == Contracts.Vx).Take(1), market.Chains.Where(c => c.Symbol != "VIX")));
        yield return ("all index options but one expiry", Of(market, market.Futures, market.Chains.Where(c => c.Symbol == "SPX").Take(1)));
    }

    private static MarketSnapshot Of(MarketSnapshot market, IEnumerable<FutureMark> futures, IEnumerable<OptionChain> chains)
    {
        MarketSnapshotBuilder builder = new(market.ValuationInstant);
        foreach ((string symbol, double level) in market.Levels)
            builder.SetLevel(symbol, level);
        foreach (FutureMark mark in futures)
            builder.Set(mark);
        foreach (OptionChain chain in chains)
            builder.Set(chain);
        return builder.Build();
    }

    private static bool CanPrice(MarketSnapshot market, Leg leg) => leg switch
    {
        OptionLeg option => market.ChainFor(option.Contract.UnderlyingSymbol, option.Expiry) is not null,
        FutureLeg future => market.Futures.Any(f => f.Expiry == future.Expiry && f.Contract.UnderlyingSymbol == future.Contract.UnderlyingSymbol),
        _ => true,
    };
}
