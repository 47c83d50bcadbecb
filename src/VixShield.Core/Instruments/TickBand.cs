using VixShield.Display;

namespace VixShield.Instruments;

/// <summary>One line of a tick rule: from a date on, prices at or above a level move in steps of a tick.</summary>
[TypeFormatterSource]
public sealed record TickBand : IDisplayable
{
    /// <summary>Makes a band.</summary>
    /// <param name="effectiveFrom">First date on which the band applies.</param>
    /// <param name="fromPrice">Lowest price of the band, in price points; at least 0.</param>
    /// <param name="tick">The step, in price points; greater than 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is not finite or out of range.</exception>
    public TickBand(DateOnly effectiveFrom, double fromPrice, double tick)
    {
        EffectiveFrom = effectiveFrom;
        FromPrice = Guard.NonNegativeFinite(fromPrice, nameof(fromPrice));
        Tick = Guard.PositiveFinite(tick, nameof(tick));
    }

    /// <summary>First date on which the band applies.</summary>
    public DateOnly EffectiveFrom { get; }

    /// <summary>Lowest price of the band, in price points.</summary>
    public double FromPrice { get; }

    /// <summary>The step, in price points.</summary>
    public double Tick { get; }

    /// <summary>Tick, price and date.</summary>
    public override string ToString() => FormattableString.Invariant($"{Tick} from {FromPrice} on since {EffectiveFrom:yyyy-MM-dd}");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Tick band", ToString())
    {
        Facts =
        [
            new("effective from", EffectiveFrom),
            new("from price", FromPrice, "points"),
            new("tick", Tick, "points"),
        ],
    };
}
