using VixShield.Display;
using VixShield.Expiries;

namespace VixShield.Market;

/// <summary>
/// A spot compared with the forward of the nearest expiry: the forward is the spot with carry, and a carry beyond 10 % a year is not believed. It
/// describes; a spot that is not stale by this reading may still be of another moment than the quotes. Made by <see cref="ParityForwards.ReadSpot"/>.
/// </summary>
[TypeFormatterSource]
public sealed record SpotReading : IDisplayable
{
    internal SpotReading(double spot, ParityForward nearest, double allowed)
    {
        Spot = spot;
        Expiry = nearest.Expiry;
        Forward = nearest.Forward!.Value;
        Allowed = allowed;
    }

    /// <summary>The spot that was read, in points.</summary>
    public double Spot { get; }

    /// <summary>The expiry it was compared with.</summary>
    public Expiry Expiry { get; }

    /// <summary>Forward of that expiry, in points: the spot that the quotes imply, up to the carry.</summary>
    public double Forward { get; }

    /// <summary>Spot less forward, in points.</summary>
    public double Difference => Spot - Forward;

    /// <summary>
    /// Largest difference of a spot of the same moment, in points: the median half-width of the pairs near the forward, 10 % a year of carry, and 0.02 % of the spot.
    /// </summary>
    public double Allowed { get; }

    /// <summary>Lowest spot that the quotes allow, in points.</summary>
    public double Lowest => Forward - Allowed;

    /// <summary>Highest spot that the quotes allow, in points.</summary>
    public double Highest => Forward + Allowed;

    /// <summary>Whether the spot is of another moment than the quotes.</summary>
    public bool IsStale => !(Math.Abs(Difference) <= Allowed);

    /// <summary>Spot, forward, difference and what is allowed.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"spot {Spot:0.00} {(IsStale ? "is stale" : "agrees")}: forward {Forward:0.00} of {Expiry}, difference {Difference:0.00}, allowed {Allowed:0.00}");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Spot beside the forward", ToString())
    {
        Facts =
        [
            new("spot", Spot, "points"),
            new("stale", IsStale),
            new("expiry", Expiry.ToString()),
            new("forward", Forward, "points"),
            new("spot less forward", DisplayCell.WithSign(Difference, 2), "points"),
            new("allowed difference", Allowed, "points"),
            new("lowest spot", Lowest, "points"),
            new("highest spot", Highest, "points"),
        ],
    };
}
