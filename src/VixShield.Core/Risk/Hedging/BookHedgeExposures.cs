using VixShield.Display;
using VixShield.Instruments;

namespace VixShield.Risk;

/// <summary>A book's exposures without its hedge, and those of the hedge: positions with the role <see cref="LegRole.Hedge"/> or <see cref="LegRole.Overlay"/>.</summary>
/// <param name="Unhedged">The book without its hedge.</param>
/// <param name="Hedge">The hedge.</param>
[TypeFormatterSource]
public sealed record BookHedgeExposures(HedgeExposures Unhedged, HedgeExposures Hedge) : IDisplayable
{
    /// <summary>The book without its hedge.</summary>
    public HedgeExposures Unhedged { get; init => field = Guard.NotNull(value, nameof(Unhedged)); } = Guard.NotNull(Unhedged, nameof(Unhedged));

    /// <summary>The hedge.</summary>
    public HedgeExposures Hedge { get; init => field = Guard.NotNull(value, nameof(Hedge)); } = Guard.NotNull(Hedge, nameof(Hedge));

    /// <summary>Splits a valued book.</summary>
    /// <param name="valuation">The valued book.</param>
    /// <param name="map">Betas and levels; null for the map of the valuation's market with the default betas.</param>
    /// <exception cref="ArgumentNullException">The valuation is null.</exception>
    /// <exception cref="Market.MissingDatumException">Map or market do not cover a factor to which there is exposure.</exception>
    public static BookHedgeExposures Of(BookValuation valuation, FactorMap? map = null)
    {
        Guard.NotNull(valuation, nameof(valuation));
        map ??= FactorMap.Create(valuation.Market);
        return new BookHedgeExposures(
            HedgeExposures.Of(valuation.SumOf(l => !IsHedge(l.Position)), map, valuation.Market),
            HedgeExposures.Of(valuation.SumOf(l => IsHedge(l.Position)), map, valuation.Market));
    }

    /// <summary>Both sides.</summary>
    public override string ToString() => $"unhedged {Unhedged}; hedge {Hedge}";

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Exposures without the hedge and of the hedge", ToString())
    {
        Tables =
        [
            DisplayTable.Of(
                "",
                (IEnumerable<(string Name, HedgeExposures Of)>)[("unhedged", Unhedged), ("hedge", Hedge)],
                new("part", r => r.Name),
                new("index", "$/1%", r => r.Of.IndexPerPercent),
                new("gamma", "$/1% per 1%", r => r.Of.IndexGamma),
                new("vega by index volatilities", "$/VIX point", r => r.Of.VolatilityPerVixPoint),
                new("VIX-equivalent vega", "$/VIX point", r => r.Of.VixPerPoint)),
        ],
    };

    internal static bool IsHedge(Position position) => IsHedge(position.Role);

    internal static bool IsHedge(LegRole role) => role is LegRole.Hedge or LegRole.Overlay;
}
