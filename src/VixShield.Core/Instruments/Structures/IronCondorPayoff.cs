using VixShield.Display;

namespace VixShield.Instruments;

/// <summary>
/// An iron condor at expiry, per condor and in index points. These break-evens are strikes and premium alone: nothing that
/// volatility does before expiry moves them. The default value is a condor of no width.
/// </summary>
/// <param name="MaximumProfit">Largest gain at expiry.</param>
/// <param name="MaximumLoss">Largest loss at expiry, as a positive number; negative when <see cref="IsArbitrage"/> on the credit side.</param>
/// <param name="LowerBreakEven">K2 minus the premium.</param>
/// <param name="UpperBreakEven">K3 plus the premium. With unequal wings, a break-even beyond its outer strike is never reached.</param>
/// <param name="IsArbitrage">Whether the premium exceeds the wider wing: a price that should not exist, to be checked before anything else.</param>
[TypeFormatterSource]
public readonly record struct IronCondorPayoff(
    double MaximumProfit,
    double MaximumLoss,
    double LowerBreakEven,
    double UpperBreakEven,
    bool IsArbitrage) : IDisplayable
{
    /// <summary>Profit, loss and break-evens.</summary>
    public override string ToString() => FormattableString.Invariant($"profit {MaximumProfit:G6}, loss {MaximumLoss:G6}, break-evens {LowerBreakEven:G6} and {UpperBreakEven:G6}{(IsArbitrage ? ", arbitrage" : string.Empty)}");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Iron condor at expiry", ToString())
    {
        Facts =
        [
            new("maximum profit", MaximumProfit, "index points"),
            new("maximum loss", MaximumLoss, "index points"),
            new("lower break-even", LowerBreakEven, "index points"),
            new("upper break-even", UpperBreakEven, "index points"),
            new("arbitrage", IsArbitrage),
        ],
    };
}
