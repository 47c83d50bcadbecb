using System.Collections.Immutable;
using VixShield.Expiries;
using VixShield.Volatility;

namespace VixShield.Market;

/// <summary>The surface of one underlying of a snapshot: made once, when first asked for.</summary>
internal sealed class SnapshotSurface
{
    private readonly Lazy<(VolatilitySurface? Surface, SurfaceFit? Fit)> _made;

    internal SnapshotSurface(string symbol, ImmutableArray<OptionChain> chains, EventClock? clock) =>
        _made = new Lazy<(VolatilitySurface?, SurfaceFit?)>(() => OnClock(Make(symbol, chains), clock, chains[0].ValuationInstant));

    internal VolatilitySurface? Surface => _made.Value.Surface;

    internal SurfaceFit? Fit => _made.Value.Fit;

    private static (VolatilitySurface? Surface, SurfaceFit? Fit) OnClock((VolatilitySurface? Surface, SurfaceFit? Fit) made, EventClock? clock, DateTimeOffset instant) =>
        clock is null || made.Surface is null ? made : (new VolatilitySurface(made.Surface.Symbol, made.Surface.Smiles, clock, instant), made.Fit);

    private static (VolatilitySurface? Surface, SurfaceFit? Fit) Make(string symbol, ImmutableArray<OptionChain> chains)
    {
        SmileInput[] inputs = [.. chains.Where(c => c.GivenSmile is null).Select(c => c.ToSmileInput())];
        SurfaceFit? fit = null;
        if (inputs.Length > 0)
        {
            CalendarRule rule = symbol == MarketSnapshot.VixSymbol ? CalendarRule.SeparateUnderlyings : CalendarRule.OneUnderlying;
            fit = SurfaceCalibration.Fit(symbol, rule, inputs);
        }

        if (inputs.Length == chains.Length)
            return (fit!.Surface, fit);
        VolatilitySmile[] smiles =
        [
            .. chains.Where(c => c.GivenSmile is not null).Select(c => c.GivenSmile!),
            .. fit?.Smiles.Where(s => s.Smile is not null).Select(s => s.Smile!) ?? [],
        ];
        return (new VolatilitySurface(symbol, smiles), fit);
    }
}
