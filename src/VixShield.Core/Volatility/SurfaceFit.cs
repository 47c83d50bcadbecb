using System.Collections.Immutable;
using VixShield.Display;
using VixShield.Expiries;

namespace VixShield.Volatility;

/// <summary>What a calibration found for all expiries of an underlying. Immutable.</summary>
[TypeFormatterSource]
public sealed class SurfaceFit : IDisplayable
{
    internal SurfaceFit(string symbol, CalendarRule rule, ImmutableArray<SmileFit> smiles)
    {
        Symbol = symbol;
        Rule = rule;
        Smiles = smiles;
        VolatilitySmile[] found = [.. smiles.Where(s => s.Smile is not null).Select(s => s.Smile!)];
        Surface = found.Length == 0 ? null : new VolatilitySurface(symbol, found);
        (double Years, EssviSlice Slice)[] slices = [.. smiles
            .Where(s => s.Essvi is not null && s.Input.Years >= SurfaceCalibration.EssviFromYears)
            .Select(s => (s.Input.Years, s.Essvi!))];
        Essvi = rule == CalendarRule.OneUnderlying && slices.Length > 0 ? new EssviSurface(slices) : null;
    }

    /// <summary>Symbol of the underlying.</summary>
    public string Symbol { get; }

    /// <summary>Whether the expiries are about one underlying.</summary>
    public CalendarRule Rule { get; }

    /// <summary>The expiries in ascending order, those without a smile included.</summary>
    public ImmutableArray<SmileFit> Smiles { get; }

    /// <summary>The returned surface; null when no expiry has a smile.</summary>
    public VolatilitySurface? Surface { get; }

    /// <summary>The eSSVI surface of the expiries from five days on; null for separate underlyings or when there is no such expiry.</summary>
    public EssviSurface? Essvi { get; }

    /// <summary>The fit of an expiry, or null.</summary>
    /// <param name="expiry">The expiry.</param>
    public SmileFit? For(Expiry expiry) => Smiles.FirstOrDefault(s => s.Expiry == expiry);

    /// <summary>Symbol and number of expiries.</summary>
    public override string ToString() => FormattableString.Invariant($"{Symbol}: {Smiles.Count(s => s.Smile is not null)} smiles of {Smiles.Length} expiries");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Surface calibration", ToString())
    {
        Facts =
        [
            new("underlying", Symbol),
            new("calendar rule", Rule),
            new("expiries", Smiles.Length),
            new("smiles", Smiles.Count(s => s.Smile is not null)),
        ],
        Tables =
        [
            DisplayTable.Of(
                "expiries",
                Smiles,
                new("expiry", r => r.Expiry.ToString()),
                new("status", r => r.Status),
                new("forward", "points", r => r.Input.Forward),
                new("at the money", "%", r => DisplayCell.Percent(r.Smile?.AtTheMoney)),
                new("quotes", r => r.Quality.Quotes),
                new("inside", "%", r => DisplayCell.Percent(r.Smile is null ? null : r.Quality.InsideShare)),
                new("worst miss", "vol points", r => r.Smile is null ? (double?)null : 100 * r.Quality.WorstVolatilityMiss),
                new("set aside", r => r.Existence.SetAside.Length)),
        ],
    };
}
