using System.Collections.Immutable;
using VixShield.Display;

namespace VixShield.Instruments;

/// <summary>
/// The price steps of a contract as data with effective dates: exchanges change them, and a price that was on a tick then need not
/// be on one now. Equal when all bands are.
/// </summary>
[TypeFormatterSource]
public sealed class TickRule : IEquatable<TickRule>, IDisplayable
{
    // Prices come from decimal text; a few ulp of a price in the thousands is far below a thousandth of any listed tick.
    private const double OnTickTolerance = 1e-6;

    private TickRule(ImmutableArray<TickBand> bands) => Bands = bands;

    /// <summary>The bands, ordered by date, then by price.</summary>
    public ImmutableArray<TickBand> Bands { get; }

    /// <summary>One tick at all prices and dates.</summary>
    /// <param name="tick">The step, in price points; greater than 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">Not finite, or not greater than 0.</exception>
    public static TickRule Uniform(double tick) => Create(new TickBand(DateOnly.MinValue, 0, tick));

    /// <summary>A rule of several bands.</summary>
    /// <param name="bands">At least one. Bands of one date replace all bands of earlier dates, and the first of a date starts at price 0.</param>
    /// <exception cref="ArgumentException">No band, two bands of one date and price, or a date whose lowest band does not start at 0.</exception>
    public static TickRule Create(params ReadOnlySpan<TickBand> bands)
    {
        if (bands.Length == 0)
            throw new ArgumentException("Must hold at least one band.", nameof(bands));
        foreach (TickBand band in bands)
            Guard.NotNull(band, nameof(bands));
        ImmutableArray<TickBand> sorted = [.. bands.ToArray().OrderBy(b => b.EffectiveFrom).ThenBy(b => b.FromPrice)];
        for (int i = 0; i < sorted.Length; i++)
        {
            bool first = i == 0 || sorted[i].EffectiveFrom != sorted[i - 1].EffectiveFrom;
            if (first && sorted[i].FromPrice != 0)
                throw Guard.OutOfRange(nameof(bands), sorted[i].FromPrice, FormattableString.Invariant($"The lowest band from {sorted[i].EffectiveFrom:yyyy-MM-dd} on must start at price 0."));
            if (!first && sorted[i].FromPrice == sorted[i - 1].FromPrice)
                throw Guard.OutOfRange(nameof(bands), sorted[i].FromPrice, FormattableString.Invariant($"Two bands from {sorted[i].EffectiveFrom:yyyy-MM-dd} on start at this price."));
        }

        return new TickRule(sorted);
    }

    /// <summary>The step at a price on a date, in price points.</summary>
    /// <param name="date">The trade date.</param>
    /// <param name="price">The price, in price points; its absolute value counts.</param>
    /// <exception cref="ArgumentOutOfRangeException">The date is before the first band, or the price is not finite.</exception>
    public double TickAt(DateOnly date, double price)
    {
        double level = Math.Abs(Guard.Finite(price, nameof(price)));
        TickBand? found = null;
        foreach (TickBand band in Bands)
        {
            if (band.EffectiveFrom > date)
                break;
            // A later date's first band starts at price 0 and so replaces whatever an earlier date said.
            if (level >= band.FromPrice || band.FromPrice == 0)
                found = band;
        }

        return found?.Tick ?? throw Guard.OutOfRange(nameof(date), date, FormattableString.Invariant($"The rule starts on {Bands[0].EffectiveFrom:yyyy-MM-dd}."));
    }

    /// <summary>Whether a price is a whole number of ticks on a date, within a millionth of a tick plus rounding.</summary>
    /// <param name="date">The trade date.</param>
    /// <param name="price">The price, in price points.</param>
    public bool IsOnTick(DateOnly date, double price)
    {
        double steps = price / TickAt(date, price);
        return Math.Abs(steps - Math.Round(steps)) <= OnTickTolerance;
    }

    /// <inheritdoc/>
    public bool Equals(TickRule? other) => other is not null && Bands.AsSpan().SequenceEqual(other.Bands.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as TickRule);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Bands.Length, Bands[0], Bands[^1]);

    /// <summary>The steps of the newest date, as in <c>0.05 from 0, 0.1 from 3</c>.</summary>
    public override string ToString() => string.Join(
        ", ",
        Bands.Where(b => b.EffectiveFrom == Bands[^1].EffectiveFrom).Select(b => FormattableString.Invariant($"{b.Tick} from {b.FromPrice}")));

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Tick rule", ToString())
    {
        Facts =
        [
            new("bands", Bands.Length),
        ],
        Tables =
        [
            DisplayTable.Of(
                "bands",
                Bands,
                new("effective from", r => r.EffectiveFrom),
                new("from price", "points", r => r.FromPrice),
                new("tick", "points", r => r.Tick)),
        ],
    };
}
