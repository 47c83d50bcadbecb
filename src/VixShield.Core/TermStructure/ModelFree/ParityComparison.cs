using VixShield.Display;
using VixShield.Expiries;
using VixShield.Market;

namespace VixShield.TermStructure;

/// <summary>
/// The price of a VX future against the put-call parity forward of the VIX options of its expiry. Settlements and option quotes are often of different minutes: a difference says first that two
/// sources do not belong to one instant.
/// </summary>
[TypeFormatterSource]
public sealed record ParityComparison : IDisplayable
{
    /// <summary>Differences above this many ticks are warned of.</summary>
    public const double WarningTicks = 1.5;

    private ParityComparison(double price, double forward, double tick)
    {
        Price = price;
        Forward = forward;
        Tick = tick;
    }

    /// <summary>Price of the future, in points.</summary>
    public double Price { get; }

    /// <summary>Parity forward of the options, in points.</summary>
    public double Forward { get; }

    /// <summary>Tick of the future, in points.</summary>
    public double Tick { get; }

    /// <summary>Price minus forward, in points.</summary>
    public double Difference => Price - Forward;

    /// <summary><see cref="Difference"/> in ticks.</summary>
    public double Ticks => Difference / Tick;

    /// <summary>Whether the difference is more than <see cref="WarningTicks"/> in either direction.</summary>
    public bool IsWarning => Math.Abs(Ticks) > WarningTicks;

    /// <summary>Compares a mark with a chain; null when the chain's forward is the future's own price, which would compare it with itself.</summary>
    /// <param name="mark">The mark of a VX future.</param>
    /// <param name="chain">The VIX options of its expiry.</param>
    /// <exception cref="ArgumentException">An argument is null, or the two are of different expiries.</exception>
    public static ParityComparison? Of(FutureMark mark, OptionChain chain)
    {
        Guard.NotNull(mark, nameof(mark));
        if (Guard.NotNull(chain, nameof(chain)).Expiry != mark.Expiry)
            throw Guard.OutOfRange(nameof(chain), chain.Expiry, $"Must be the expiry {mark.Expiry} of the future.");
        return chain.ForwardSource == PriceSource.Settlement
            ? null
            : new ParityComparison(mark.Price, chain.Forward, mark.Contract.Tick.TickAt(DateOnly.FromDateTime(UsTime.InChicago(chain.ValuationInstant).DateTime), mark.Price));
    }

    /// <summary>Difference in points and ticks, and whether it is warned of.</summary>
    public override string ToString() => FormattableString.Invariant($"{Price} less {Forward:0.####}: {Difference:+0.0000;-0.0000;0} points, {Ticks:+0.0;-0.0;0} ticks{(IsWarning ? " (warning)" : string.Empty)}");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("VX future beside the parity forward", ToString())
    {
        Facts =
        [
            new("price", Price, "points"),
            new("parity forward", Forward, "points"),
            new("difference", DisplayCell.WithSign(Difference, 4), "points"),
            new("difference", DisplayCell.WithSign(Ticks, 1), "ticks"),
            new("warning", IsWarning),
        ],
    };
}
