using VixShield.Adjustments;
using VixShield.Instruments;
using VixShield.Market;

namespace VixShield.Tests.Testing;

/// <summary>Rules that are wrong in one way each; the right one offers the nearest VX future.</summary>
internal static class BrokenRules
{
    private static int s_calls;

    /// <summary>Nothing is wrong with it.</summary>
    internal static MadeRule Offering { get; } = new(
        "nothing",
        c => c.Market.HasVixFutures ? Offer(c, Nearest(c), 1, c.CostOf(Nearest(c))) : new RuleOutcome("Made", RuleStatus.MissingData, null, null, "No VX."));

    internal static IEnumerable<(string Law, MadeRule Rule)> All =>
    [
        ("description", new MadeRule("an outcome of another name", c => new RuleOutcome("Other", RuleStatus.NotTriggered, null, null, "Nothing."))),
        ("determinism", new MadeRule("counts its calls", c => Said(FormattableString.Invariant($"Call {Interlocked.Increment(ref s_calls)}.")))),
        ("threads", new MadeRule("names its thread", c => Said(FormattableString.Invariant($"Thread {Environment.CurrentManagedThreadId}.")))),
        ("order of positions", new MadeRule("measures the first position", c => new RuleOutcome("Made", RuleStatus.Triggered, c.Book.Positions.FirstOrDefault()?.Leg.Quantity, null, "First."))),
        ("candidates", new MadeRule("more lots than the policy", c => Offer(c, Nearest(c), c.Policy.MaximumLots + 1, c.CostOf(Nearest(c))))),
        ("candidates", new MadeRule("an option that is not listed", c => Offer(c, [Unlisted(c)], 1, 0))),
        ("cost", new MadeRule("no cost", c => Offer(c, Nearest(c), 1, 0))),
        ("description", new MadeRule("returns nothing", _ => null!)),
        ("missing data", new MadeRule("needs a VX future", c => Said(FormattableString.Invariant($"{c.Market.Futures.First(f => f.Contract == Contracts.Vx).Price}")))),
        ("missing data", new MadeRule("needs VIX options", c => Said(c.Market.Chains.First(x => x.Symbol == "VIX").ToString()))),
        ("missing data", new MadeRule("needs a calibration", c => Said(c.Inputs.Calibration!.ToString()))),
        ("empty book", new MadeRule("needs a position", c => Said(c.Book.Positions[0].ToString()))),
    ];

    private static RuleOutcome Said(string reason) => new("Made", RuleStatus.NotTriggered, null, null, reason);

    private static RuleOutcome Offer(in RuleContext context, Trade[] unit, int lots, double cost) =>
        new("Made", RuleStatus.Triggered, null, null, "Offered.", new TradeCandidate("buy", unit, 0, lots, cost));

    private static Trade[] Nearest(in RuleContext context)
    {
        FutureMark mark = context.Market.Futures.First(f => f.Contract == Contracts.Vx);
        return [new Trade(new FutureLeg { Contract = Contracts.Vx, Expiry = mark.Expiry, Quantity = 1 })];
    }

    private static Trade Unlisted(in RuleContext context)
    {
        OptionChain chain = context.Market.Chains.First(c => c.Symbol == "VIX");
        FutureMark far = context.Market.Futures.Last(f => f.Contract == Contracts.Vx);
        return new Trade(new OptionLeg { Contract = Contracts.Vix, Expiry = far.Expiry, Strike = chain.Quotes[0].Strike, Right = OptionRight.Call, Quantity = 1 });
    }
}
