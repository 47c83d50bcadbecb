using System.Collections.Immutable;
using System.Globalization;
using VixShield.Display;
using VixShield.Expiries;

namespace VixShield.TermStructure;

/// <summary>One expiry of a calibration: its futures price, its quotes and how well they are met. Made by the library.</summary>
[TypeFormatterSource]
public sealed record VixExpiryCalibration : IDisplayable
{
    /// <summary>Beyond so many ticks between settlement and parity forward, the two were not taken at one moment.</summary>
    public const double LargestTicks = 1.5;

    private const double Tick = 0.05;

    private const double LargestCondition = 1000;

    internal VixExpiryCalibration(Expiry expiry, double years, double forward)
    {
        Expiry = expiry;
        Years = years;
        Forward = forward;
    }

    /// <summary>The expiry.</summary>
    public Expiry Expiry { get; }

    /// <summary>Time to it, in years.</summary>
    public double Years { get; }

    /// <summary>The futures price that is matched, in points: the forward of the VIX options.</summary>
    public double Forward { get; }

    /// <summary>The model's future minus <see cref="Forward"/>, in points.</summary>
    public required double ForwardResidual { get; init; }

    /// <summary>Price of the VX contract in the market, in points; null when it has none.</summary>
    public double? Settlement { get; init; }

    /// <summary>VX contract minus the forward of its options, in points; null without a contract.</summary>
    public double? SettlementMinusForward => Settlement - Forward;

    /// <summary>Whether the two differ by more than <see cref="LargestTicks"/> ticks of 0.05: then they are prices of different moments. False without a contract.</summary>
    public bool SettlementDiffers => Math.Abs(SettlementMinusForward ?? 0) > LargestTicks * Tick;

    /// <summary>The quotes by ascending strike.</summary>
    public required ImmutableArray<VixQuoteResidual> Quotes { get; init; }

    /// <summary>Root of the mean squared residual, in volatility points; infinite where a model price carries no volatility.</summary>
    public double RootMeanSquare => RootMeanSquareOf(Quotes);

    /// <summary>Parameters that ended at a bound of their search, by name; empty for none.</summary>
    public ImmutableArray<string> BoundsHit { get; init; } = [];

    /// <summary>
    /// Condition number of the derivatives of the volatilities by the parameters at the end: above about 1,000 the quotes hardly tell some parameters apart. Null when nothing was searched.
    /// </summary>
    public double? Condition { get; init; }

    /// <summary>Evaluations of the smile in all passes; derivatives come with them.</summary>
    public int Evaluations { get; init; }

    /// <summary>What a user should know of the search: bounds hit, parameters that the quotes hardly tell apart.</summary>
    internal IEnumerable<string> SearchWarnings(string subject)
    {
        if (!BoundsHit.IsEmpty)
            yield return $"{subject}: at its bound: {string.Join(", ", BoundsHit)}.";
        if (!(Condition <= LargestCondition))
            yield return FormattableString.Invariant($"{subject}: the quotes hardly tell the parameters apart (condition {(Condition is { } c ? c.ToString("G3", CultureInfo.InvariantCulture) : "without end")}).");
    }

    /// <summary>A contract and an option forward of different moments.</summary>
    internal IEnumerable<string> SettlementWarnings()
    {
        if (SettlementDiffers)
            yield return FormattableString.Invariant($"{Expiry}: the VX contract is {SettlementMinusForward:+0.0000;-0.0000} from the forward of its options, more than {LargestTicks} ticks: prices of different moments.");
    }

    /// <summary>Whether all parts are equal.</summary>
    /// <param name="other">The other calibration.</param>
    public bool Equals(VixExpiryCalibration? other) =>
        other is not null && Expiry == other.Expiry && Years.Equals(other.Years) && Forward.Equals(other.Forward) && ForwardResidual.Equals(other.ForwardResidual)
        && Nullable.Equals(Settlement, other.Settlement) && Quotes.AsSpan().SequenceEqual(other.Quotes.AsSpan()) && BoundsHit.AsSpan().SequenceEqual(other.BoundsHit.AsSpan())
        && Nullable.Equals(Condition, other.Condition) && Evaluations == other.Evaluations;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Expiry, Forward, Quotes.Length);

    /// <summary>Expiry, forward and fit.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Expiry}: forward {Forward:F4}, {Quotes.Length} quotes, rms {RootMeanSquare:F2} points{(BoundsHit.IsEmpty ? string.Empty : $", at its bound: {string.Join(", ", BoundsHit)}")}");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Calibration of an expiry", ToString())
    {
        Facts =
        [
            new("expiry", Expiry.ToString()),
            new("time to expiry", Years, "years"),
            new("forward", Forward, "VIX points"),
            new("model less forward", ForwardResidual, "VIX points"),
            new("settlement", Settlement, "VIX points"),
            new("settlement less forward", SettlementMinusForward, "VIX points"),
            new("settlement differs", SettlementDiffers),
            new("quotes", Quotes.Length),
            new("root mean square", RootMeanSquare, "vol points"),
            new("condition", Condition),
            new("at a bound", BoundsHit.IsEmpty ? DisplayCell.Missing : string.Join(", ", BoundsHit)),
        ],
        Tables =
        [
            DisplayTable.Of(
                "quotes",
                Quotes,
                new("strike", "points", r => r.Strike),
                new("right", r => r.Right),
                new("market", "%", r => DisplayCell.Percent(r.MarketVolatility)),
                new("model", "%", r => DisplayCell.Percent(r.ModelVolatility)),
                new("model less market", "vol points", r => DisplayCell.WithSign(r.Points, 2))),
        ],
    };

    internal static double RootMeanSquareOf(ImmutableArray<VixQuoteResidual> quotes) =>
        quotes.IsEmpty ? 0 : Math.Sqrt(quotes.Average(q => (q.Points * q.Points) ?? double.PositiveInfinity));
}
