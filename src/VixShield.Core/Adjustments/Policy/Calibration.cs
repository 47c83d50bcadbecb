using VixShield.Instruments;
using VixShield.Market;
using VixShield.Risk;

namespace VixShield.Adjustments;

/// <summary>The state to which vega band and carry floor refer: a book and its exposures at one instant.</summary>
/// <param name="Instant">When it was calibrated.</param>
/// <param name="Book">The book then.</param>
/// <param name="Exposures">Its exposures then, with the map that made them.</param>
/// <param name="GrossCondorVega">Absolute VIX-equivalent vega of its short strikes and wings alone, in dollars per VIX point.</param>
/// <param name="GrossCondorRawVega">Absolute raw vega of the same positions, in dollars per vol point.</param>
public sealed record Calibration(DateTimeOffset Instant, Book Book, MappedExposures Exposures, double GrossCondorVega, double GrossCondorRawVega)
{
    /// <summary>Calibrates to a book in a market.</summary>
    /// <param name="book">The book.</param>
    /// <param name="market">The market.</param>
    /// <param name="map">The betas and levels; null for the prior at the market's levels.</param>
    /// <exception cref="MissingDatumException">The market lacks what a leg or the map needs.</exception>
    public static Calibration Of(Book book, MarketSnapshot market, FactorMap? map = null)
    {
        map ??= FactorMap.Create(market);
        BookValuation valuation = BookValuation.Of(book, market);
        MappedExposures condor = valuation.SumOf(l => l.Position.Role is LegRole.ShortStrike or LegRole.Wing).Map(map);
        return new Calibration(
            market.ValuationInstant, book, valuation.Net.Map(map), Math.Abs(condor.VixEquivalentVega.Mid), Math.Abs(condor.RawVega));
    }
}
