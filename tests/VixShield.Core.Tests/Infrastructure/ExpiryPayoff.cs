using VixShield.Instruments;

namespace VixShield.Tests.Infrastructure;

/// <summary>What legs pay at one settlement value, by the definition of each contract.</summary>
public static class ExpiryPayoff
{
    /// <summary>Dollars paid at settlement; a future pays its distance from the price at which it was opened.</summary>
    public static double Of(IEnumerable<Position> positions, double settlement, double futureOpened = 0) =>
        positions.Sum(p => p.Leg.Quantity * p.Leg.Contract.Multiplier * PerContract(p.Leg, settlement, futureOpened));

    private static double PerContract(Leg leg, double settlement, double futureOpened)
    {
        double value = settlement * leg.Contract.UnderlyingScale;
        return leg switch
        {
            OptionLeg { Right: OptionRight.Call } option => Math.Max(value - option.Strike, 0),
            OptionLeg option => Math.Max(option.Strike - value, 0),
            FutureLeg => value - futureOpened,
            _ => value,
        };
    }
}
