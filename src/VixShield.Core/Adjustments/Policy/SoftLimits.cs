using System.Collections.Immutable;
using VixShield.Display;

namespace VixShield.Adjustments;

/// <summary>
/// What a broken soft guardrail is worth: a price, so that a trade for its sake must pay, and an order for what the price leaves equal. Equal when all parts are.
/// </summary>
[TypeFormatterSource]
public sealed record SoftLimits : IDisplayable
{
    /// <summary>
    /// Price of vega outside a soft band: VIX points of loss taken for it, so that a violation of 100 $ per VIX point costs 50 $ at 0.5. From 0 to 100. Default 0.5.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public double VegaPrice
    {
        get;
        init => field = Guard.InRange(value, 0, 100, nameof(VegaPrice));
    }

    = 0.5;

    /// <summary>Price of total delta outside its band under the low or high beta: per cent of SPX taken for it. From 0 to 100. Default 0.25.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public double DeltaPrice
    {
        get;
        init => field = Guard.InRange(value, 0, 100, nameof(DeltaPrice));
    }

    = 0.25;

    /// <summary>
    /// The soft guardrails in the order of their priority; among plans of one objective the first is restored as far as possible, then the second. Default: vega, vega over betas, total delta over betas.
    /// </summary>
    /// <exception cref="ArgumentException">A name is unknown, there twice, or missing.</exception>
    public ImmutableArray<string> Order
    {
        get;
        init
        {
            field = Guard.NoNulls(Guard.NotDefault(value, nameof(Order)), nameof(Order));
            if (!field.Order(StringComparer.Ordinal).SequenceEqual(GuardrailNames.Soft.Order(StringComparer.Ordinal)))
                throw new ArgumentException($"Must hold each of {string.Join(", ", GuardrailNames.Soft)} once.", nameof(Order));
        }
    }

    = GuardrailNames.Soft;

    /// <inheritdoc/>
    public bool Equals(SoftLimits? other) =>
        other is not null && VegaPrice.Equals(other.VegaPrice) && DeltaPrice.Equals(other.DeltaPrice) && Order.AsSpan().SequenceEqual(other.Order.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(VegaPrice, DeltaPrice, Order[0]);

    /// <summary>Prices and order.</summary>
    public override string ToString() => FormattableString.Invariant($"vega {VegaPrice:G6} VIX points, delta {DeltaPrice:G6} %; {string.Join(" > ", Order)}");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Soft limits", ToString())
    {
        Facts =
        [
            new("price of vega", VegaPrice, "VIX points"),
            new("price of total delta", DeltaPrice, "% of SPX"),
            new("order", string.Join(", ", Order)),
        ],
    };
}
