using VixShield.Display;
using VixShield.Expiries;

namespace VixShield.Market;

/// <summary>The name of a market datum. The default value names nothing and is refused where it is used.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Symbol">Symbol of the underlying or the contract.</param>
/// <param name="Expiry">Its expiry, or null where it has none.</param>
[TypeFormatterSource]
public readonly record struct DatumKey(DatumKind Kind, string Symbol, Expiry? Expiry = null) : IDisplayable
{
    /// <summary>Kind, symbol and expiry, as in <c>Forward of VIX for 2023-03-22 Am</c>.</summary>
    public override string ToString() => Expiry is null ? $"{Kind} of {Symbol}" : $"{Kind} of {Symbol} for {Expiry}";

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Market datum", ToString())
    {
        Facts =
        [
            new("kind", Kind),
            new("symbol", Symbol),
            new("expiry", Expiry?.ToString() ?? DisplayCell.Missing),
        ],
    };
}
