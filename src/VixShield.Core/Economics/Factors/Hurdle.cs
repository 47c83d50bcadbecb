using VixShield.Curves;
using VixShield.Risk;

namespace VixShield.Economics;

/// <summary>
/// Compares what a book offers with what a model of two factors, market and volatility, asks for. For the <b>combined</b> book: a hedge by itself is expected to cost, and is held for what the whole is
/// then allowed to be.
/// </summary>
public static class Hurdle
{
    /// <summary>The reading for stated betas.</summary>
    /// <param name="betas">Betas on the capital to which the offered return refers.</param>
    /// <param name="premia">The premia: opinions.</param>
    /// <param name="riskFree">Risk-free rate, per year as a decimal; at most 1,000 in size.</param>
    /// <param name="offer">The offered return.</param>
    /// <exception cref="ArgumentException">An argument is null, or the rate is not finite or above 1,000 in size.</exception>
    public static HurdleReading Of(FactorBetas betas, RiskPremia premia, double riskFree, OfferedReturn offer)
    {
        Guard.NotNull(betas, nameof(betas));
        Guard.NotNull(premia, nameof(premia));
        Limits.Rate(riskFree, nameof(riskFree));
        return new HurdleReading(riskFree, premia, betas, Guard.NotNull(offer, nameof(offer)));
    }

    /// <summary>
    /// The reading for exposures with their carry as the offered return. With <see cref="BookValuation.Net"/> it is that of the book, with <see cref="BookValuation.ByLayer"/> or
    /// <see cref="BookValuation.ByRole"/> that of a part. Over one capital the parts' betas and carries add up to the book's.
    /// </summary>
    /// <param name="exposures">The exposures.</param>
    /// <param name="map">The map of their market.</param>
    /// <param name="future">The volatility future that is the factor, from the same market.</param>
    /// <param name="capital">The capital, in dollars; 0 or less gives an undefined reading.</param>
    /// <param name="premia">The premia: opinions.</param>
    /// <param name="riskFree">Risk-free rate, per year as a decimal; at most 1,000 in size.</param>
    /// <param name="collateralIncome">As for <see cref="OfferedReturn.FromCarry"/>: what the capital itself earns, in dollars a year.</param>
    /// <exception cref="ArgumentException">An argument is null, a number is not finite, the rate above 1,000 in size, or the capital so small that a beta is not finite.</exception>
    /// <exception cref="Market.MissingDatumException">The map does not cover a factor of the exposures or the future.</exception>
    public static HurdleReading OfExposures(
        FactorExposures exposures, FactorMap map, VixFuture future, double capital, RiskPremia premia, double riskFree, double collateralIncome = 0)
    {
        MappedExposures mapped = Guard.NotNull(exposures, nameof(exposures)).Map(map);
        Guard.NotNull(premia, nameof(premia));
        Limits.Rate(riskFree, nameof(riskFree));
        OfferedReturn offer = OfferedReturn.FromCarry(exposures.Carry, capital, collateralIncome);
        FactorBetas? betas = capital > 0 ? FactorBetas.FromExposures(mapped, Guard.NotNull(future, nameof(future)), capital) : null;
        return new HurdleReading(riskFree, premia, betas, offer);
    }
}
