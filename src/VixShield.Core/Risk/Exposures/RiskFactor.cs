using VixShield.Display;
using VixShield.Expiries;

namespace VixShield.Risk;

/// <summary>The name of a risk factor; ordered by kind, symbol, expiry. The default value names nothing.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Symbol">Symbol of the underlying.</param>
/// <param name="Expiry">Its expiry, or null where it has none.</param>
[TypeFormatterSource]
public readonly record struct RiskFactor(FactorKind Kind, string Symbol, Expiry? Expiry = null) : IComparable<RiskFactor>, IDisplayable
{
    /// <inheritdoc/>
    public int CompareTo(RiskFactor other)
    {
        int byKind = Kind.CompareTo(other.Kind);
        if (byKind != 0)
            return byKind;
        int bySymbol = string.CompareOrdinal(Symbol, other.Symbol);
        return bySymbol != 0 ? bySymbol : Comparer<Expiry?>.Default.Compare(Expiry, other.Expiry);
    }

    /// <summary>Whether <paramref name="left"/> comes before <paramref name="right"/>.</summary>
    public static bool operator <(RiskFactor left, RiskFactor right) => left.CompareTo(right) < 0;

    /// <summary>Whether <paramref name="left"/> comes after <paramref name="right"/>.</summary>
    public static bool operator >(RiskFactor left, RiskFactor right) => left.CompareTo(right) > 0;

    /// <summary>Whether <paramref name="left"/> does not come after <paramref name="right"/>.</summary>
    public static bool operator <=(RiskFactor left, RiskFactor right) => left.CompareTo(right) <= 0;

    /// <summary>Whether <paramref name="left"/> does not come before <paramref name="right"/>.</summary>
    public static bool operator >=(RiskFactor left, RiskFactor right) => left.CompareTo(right) >= 0;

    /// <summary>Kind, symbol and expiry, as in <c>Volatility SPX 2023-03-31 Pm</c>.</summary>
    public override string ToString() => Expiry is null ? $"{Kind} {Symbol}" : $"{Kind} {Symbol} {Expiry}";

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Risk factor", ToString())
    {
        Facts =
        [
            new("kind", Kind),
            new("symbol", Symbol ?? "-"),
            new("expiry", Expiry?.ToString() ?? "-"),
        ],
    };
}
