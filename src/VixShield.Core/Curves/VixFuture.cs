using VixShield.Display;
using VixShield.Expiries;

namespace VixShield.Curves;

/// <summary>The price of one VX contract.</summary>
[TypeFormatterSource]
public sealed record VixFuture : IDisplayable
{
    /// <summary>Makes a point of the curve.</summary>
    /// <param name="expiry">Final settlement.</param>
    /// <param name="price">Futures price, in VIX points; greater than 0.</param>
    /// <exception cref="ArgumentException">The expiry is null, or the price is not finite or not greater than 0.</exception>
    public VixFuture(Expiry expiry, double price)
    {
        Expiry = Guard.NotNull(expiry, nameof(expiry));
        Price = Guard.PositiveFinite(price, nameof(price));
    }

    /// <summary>Final settlement.</summary>
    public Expiry Expiry { get; }

    /// <summary>Futures price, in VIX points.</summary>
    public double Price { get; }

    /// <summary>The expiry and the price.</summary>
    public override string ToString() => FormattableString.Invariant($"{Expiry} {Price:G6}");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("VX future", ToString())
    {
        Facts =
        [
            new("expiry", Expiry.ToString()),
            new("price", Price, "VIX points"),
        ],
    };
}
