using VixShield.Adjustments;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.Risk;

namespace VixShield.Testing;

/// <summary>What a rule is asked about. Equal when all parts are.</summary>
/// <param name="Book">The book as it is held.</param>
/// <param name="Market">The market, which has a price for every leg.</param>
/// <param name="Inputs">Calibration, readings and stress set, some of them or none.</param>
/// <param name="Policy">The guardrails.</param>
public sealed record RuleCase(Book Book, MarketSnapshot Market, PlanInputs Inputs, AdjustmentPolicy Policy)
{
    /// <summary>The context that a rule is given.</summary>
    public RuleContext Context() => new(BookValuation.Of(Book, Market), FactorMap.Create(Market, Inputs.Betas, Inputs.Response), Policy, Inputs);

    /// <summary>Book, market and inputs.</summary>
    public override string ToString() => $"[{string.Join("; ", Book.Positions)}] in {Market}, with {Inputs}";
}
