using System.Collections.Immutable;
using VixShield.Risk;

namespace VixShield.Adjustments;

/// <summary>Stress sets as data.</summary>
public static class StressSets
{
    /// <summary>
    /// Moves of SPX and VIX at once within a day: crashes, a fall without fear, rallies, and a curve that does not follow VIX (the front contract 10 % low, 10 % high). The sizes are round figures and the
    /// probabilities equal: a set to look at, not a distribution. Used for the stress loss of plans where none is given.
    /// </summary>
    public static ImmutableArray<WeightedScenario> Standard { get; } =
    [
        Of("SPX -20 %, VIX +40", -0.20, 40),
        Of("SPX -10 %, VIX +20", -0.10, 20),
        Of("SPX -5 %, VIX +8", -0.05, 8),
        Of("SPX -5 %, VIX unchanged", -0.05, 0),
        Of("SPX +3 %, VIX -3", 0.03, -3),
        Of("SPX +6 %, VIX -4", 0.06, -4),
        Of("SPX -10 %, VIX +20, front contract lags by 10 %", -0.10, 20, -0.10),
        Of("SPX -5 %, VIX +8, front contract leads by 10 %", -0.05, 8, 0.10),
    ];

    // The whole basis move at the front, nothing from three months on.
    private static WeightedScenario Of(string name, double spot, double vix, double basis = 0) => new(
        new FactorScenario(spot, vix, basis: basis == 0 ? null : [new BasisShock(20, basis), new BasisShock(90, 0)], name: name), 0.125);
}
