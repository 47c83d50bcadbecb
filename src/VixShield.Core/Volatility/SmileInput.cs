using System.Collections.Immutable;
using VixShield.Display;
using VixShield.Expiries;

namespace VixShield.Volatility;

/// <summary>One expiry's forward and quotes, as a calibration needs them.</summary>
[TypeFormatterSource]
public sealed class SmileInput : IDisplayable
{
    /// <summary>Makes an input.</summary>
    /// <param name="expiry">The expiry.</param>
    /// <param name="forward">Forward of the underlying for the expiry, in points; greater than 0.</param>
    /// <param name="years">Time to the expiry, in years; greater than 0.</param>
    /// <param name="quotes">The quotes before discounting in any order, calls and puts; may be empty.</param>
    /// <exception cref="ArgumentException">A value is missing or out of range.</exception>
    public SmileInput(Expiry expiry, double forward, double years, IEnumerable<SmileQuote> quotes)
    {
        Expiry = Guard.NotNull(expiry, nameof(expiry));
        Forward = Guard.PositiveFinite(forward, nameof(forward));
        Years = Guard.PositiveFinite(years, nameof(years));
        Quotes = Guard.NoNulls(quotes, nameof(quotes));
    }

    /// <summary>The expiry.</summary>
    public Expiry Expiry { get; }

    /// <summary>Forward of the underlying for the expiry, in points.</summary>
    public double Forward { get; }

    /// <summary>Time to the expiry, in years.</summary>
    public double Years { get; }

    /// <summary>The quotes before discounting.</summary>
    public ImmutableArray<SmileQuote> Quotes { get; }

    /// <summary>Expiry, forward and number of quotes.</summary>
    public override string ToString() => FormattableString.Invariant($"{Expiry}: forward {Forward:G6}, {Quotes.Length} quotes");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Smile input", ToString())
    {
        Facts =
        [
            new("expiry", Expiry.ToString()),
            new("forward", Forward, "points"),
            new("time to expiry", Years, "years"),
            new("quotes", Quotes.Length),
        ],
        Tables = [SmileColumns.TableOf("quotes before discounting, nearest the forward", SmileColumns.Nearest(Quotes, Forward))],
    };
}
