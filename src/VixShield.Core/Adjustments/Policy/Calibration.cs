using VixShield.Display;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.Risk;

namespace VixShield.Adjustments;

/// <summary>The state to which vega band and carry floor refer: a book and its exposures at one instant.</summary>
[TypeFormatterSource]
public sealed record Calibration : IDisplayable
{
    private Calibration(DateTimeOffset instant, Book book, MappedExposures exposures, double grossCondorVega, double grossCondorRawVega)
    {
        Instant = instant;
        Book = book;
        Exposures = exposures;
        GrossCondorVega = grossCondorVega;
        GrossCondorRawVega = grossCondorRawVega;
    }

    /// <summary>When it was calibrated.</summary>
    public DateTimeOffset Instant { get; }

    /// <summary>The book then.</summary>
    public Book Book { get; }

    /// <summary>Its exposures then, with the map that made them.</summary>
    public MappedExposures Exposures { get; internal init; }

    /// <summary>
    /// Absolute VIX-equivalent vega of its short strikes and wings alone, summed over structures, in dollars per VIX point; at least 0.
    /// </summary>
    public double GrossCondorVega { get; internal init; }

    /// <summary>Absolute raw vega of the same positions, in dollars per vol point; at least 0.</summary>
    public double GrossCondorRawVega { get; }

    /// <summary>Calibrates to a book in a market.</summary>
    /// <param name="book">The book.</param>
    /// <param name="market">The market.</param>
    /// <param name="map">The betas and levels; null for the prior at the market's levels.</param>
    /// <exception cref="MissingDatumException">The market lacks what a leg or the map needs.</exception>
    public static Calibration Of(Book book, MarketSnapshot market, FactorMap? map = null)
    {
        map ??= FactorMap.Create(market);
        BookValuation valuation = BookValuation.Of(book, market);
        // Structure by structure: a credit and a debit condor do not cancel.
        MappedExposures[] condors = [.. valuation.Legs
            .Where(l => IsCondor(l.Position))
            .Select(l => l.Position.Structure)
            .Distinct()
            .Select(structure => valuation.SumOf(l => IsCondor(l.Position) && l.Position.Structure == structure).Map(map))];
        return new Calibration(
            market.ValuationInstant,
            book,
            valuation.Net.Map(map),
            condors.Sum(c => Math.Abs(c.VixEquivalentVega.Mid)),
            condors.Sum(c => Math.Abs(c.RawVega)));

        static bool IsCondor(Position position) => position.Role is LegRole.ShortStrike or LegRole.Wing;
    }

    /// <summary>The instant and the exposures.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"Calibrated {Instant:yyyy-MM-dd HH:mm zzz}: {Exposures}; gross condor vega {GrossCondorVega:G6} $/VIX point");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Calibration", ToString())
    {
        Facts =
        [
            new("instant", Instant),
            new("positions", Book.Positions.Length),
            new("total delta", Exposures.TotalDelta.ToString(), "$/1%"),
            new("gamma", Exposures.SpxGamma, "$/1%"),
            new("VIX-equivalent vega", Exposures.VixEquivalentVega.ToString(), "$/VIX point"),
            new("carry", Exposures.Carry.Total, "$/day"),
            new("gross condor vega", GrossCondorVega, "$/VIX point"),
            new("gross condor raw vega", GrossCondorRawVega, "$/vol point"),
        ],
        Tables =
        [
            DisplayTable.Of(
                "Positions",
                Book.Positions,
                new("position", r => r.Leg.ToString()),
                new("role", r => r.Role),
                new("structure", r => r.Structure ?? "-"),
                new("layer", r => r.Layer)),
        ],
    };
}
