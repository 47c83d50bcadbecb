using VixShield.Display;
using VixShield.Expiries;

namespace VixShield.Market;

/// <summary>
/// What an underlying settled at for one expiry: the special opening quotation for opening settlement, the official close for closing settlement. All options
/// and futures on the underlying that expire then settle to it.
/// </summary>
[TypeFormatterSource]
public sealed record SettlementValue : IDisplayable
{
    /// <summary>Makes a settlement value.</summary>
    /// <param name="symbol">Symbol of the underlying, such as SPX or VIX.</param>
    /// <param name="expiry">The expiry; SPX in the morning and at the close of one date differ by its settlement style.</param>
    /// <param name="value">The value, in points of the underlying; greater than 0.</param>
    /// <exception cref="ArgumentException">The symbol is blank, the expiry null, or the value not finite or not greater than 0.</exception>
    public SettlementValue(string symbol, Expiry expiry, double value)
    {
        Symbol = Guard.NotBlank(symbol, nameof(symbol));
        Expiry = Guard.NotNull(expiry, nameof(expiry));
        Value = Guard.PositiveFinite(value, nameof(value));
    }

    /// <summary>Symbol of the underlying.</summary>
    public string Symbol { get; }

    /// <summary>The expiry.</summary>
    public Expiry Expiry { get; }

    /// <summary>The value, in points of the underlying.</summary>
    public double Value { get; }

    /// <summary>Symbol, expiry and value, as in <c>SPX 2023-03-17 Am settled at 3932.58</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"{Symbol} {Expiry} settled at {Value}");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Settlement value", ToString())
    {
        Facts =
        [
            new("underlying", Symbol),
            new("expiry", Expiry.ToString()),
            new("value", Value, "points"),
        ],
    };
}
