using System.Collections.Immutable;
using VixShield.Curves;
using VixShield.Display;
using VixShield.Expiries;
using VixShield.Numerics;

namespace VixShield.Market;

/// <summary>
/// The parity forwards of all expiries of one underlying at one instant. Where the quotes of an expiry do not determine its discount factor, the rate
/// comes from all expiries together, once one of them is determined: the average of their slopes, weighted by how well they are determined and how near they are in time. Immutable; equal when the forwards are.
/// </summary>
/// <example>
/// <code>
/// ParityForwards parity = ParityForwards.Fit(valuation, expiries);
/// foreach (ParityForward forward in parity.Forwards) { }
/// </code>
/// </example>
[TypeFormatterSource]
public sealed class ParityForwards : IEquatable<ParityForwards>, IDisplayable
{
    // The comparison of a spot with its nearest forward.
    private const double CarryPerYear = 0.10;
    private const double Slack = 0.0002;
    private const double MaximumYears = 100d / 365;
    private const int PairsNearForward = 10;
    private const int PairsForSpot = 5;

    private ParityForwards(DateTimeOffset valuationInstant, ImmutableArray<ParityForward> forwards, DiscountCurve? discounts)
    {
        ValuationInstant = valuationInstant;
        Forwards = forwards;
        Discounts = discounts;
    }

    /// <summary>The instant of the quotes.</summary>
    public DateTimeOffset ValuationInstant { get; }

    /// <summary>The forwards, or why there are none, by ascending expiry.</summary>
    public ImmutableArray<ParityForward> Forwards { get; }

    /// <summary>
    /// The discount factors: the given curve, or one through the averaged rates at the expiries whose quotes determine them; null when none does. The factor of
    /// a single expiry is its own, which differs from the curve by its error.
    /// </summary>
    public DiscountCurve? Discounts { get; }

    /// <summary>Fits all expiries.</summary>
    /// <param name="valuation">The instant of the quotes.</param>
    /// <param name="expiries">The quotes by expiry, of European options on one underlying; no expiry twice.</param>
    /// <param name="options">The thresholds; null for <see cref="ParityOptions.Default"/>.</param>
    /// <param name="discounts">Discount factors from outside; null to take them from the quotes.</param>
    /// <returns>The forwards: bad quotes never throw.</returns>
    /// <exception cref="ArgumentException">An argument is null, an expiry or a quote of one occurs twice, or the curve has a discount factor of 0 or above 1.1 at an expiry.</exception>
    public static ParityForwards Fit(DateTimeOffset valuation, IEnumerable<ParityQuotes> expiries, ParityOptions? options = null, DiscountCurve? discounts = null)
    {
        ParityOptions limits = options ?? ParityOptions.Default;
        ParityQuotes[] sorted = [.. Guard.NoNulls(expiries, nameof(expiries)).OrderBy(e => e.Expiry)];
        for (int i = 1; i < sorted.Length; i++)
        {
            if (sorted[i].Expiry == sorted[i - 1].Expiry)
                throw Guard.OutOfRange(nameof(expiries), sorted[i].Expiry, "An expiry may occur only once.");
        }

        ParityColumns[] columns = [.. sorted.Select(e => ParityColumns.Of(e.Quotes, nameof(expiries)))];
        var fits = new ParityForward[sorted.Length];
        for (int i = 0; i < fits.Length; i++)
            fits[i] = ParityFit.Of(sorted[i].Expiry, valuation, columns[i], limits, Given(sorted[i].Expiry.YearsFrom(valuation), discounts));
        if (discounts is not null)
            return new ParityForwards(valuation, [.. fits], discounts);

        double[] determined = [.. fits.Where(f => f.DiscountSource == DiscountSource.Fitted).Select(f => f.Years).Distinct()];
        if (determined.Length == 0)
            return new ParityForwards(valuation, [.. fits], null);
        var rates = new ParityRates(fits, limits);
        DiscountCurve curve = new(determined.Select(years => DiscountPoint.FromRate(years, rates.At(years).Rate)));
        for (int i = 0; i < fits.Length; i++)
        {
            if (fits[i].Years <= 0 || fits[i].PairCount < limits.MinimumPairs || fits[i].DiscountSource == DiscountSource.Fitted)
                continue;
            (double rate, double error) = rates.At(fits[i].Years);
            double factor = Math.Min(ElementaryFunctions.Discount(rate, fits[i].Years), ParityFit.LargestDiscountFactor);
            fits[i] = ParityFit.Again(fits[i], columns[i], limits, new ParityDiscount(factor, error, DiscountSource.Neighbours));
        }

        return new ParityForwards(valuation, [.. fits], curve);
    }

    /// <summary>The forward of an expiry; null when it was not among those given.</summary>
    /// <param name="expiry">The expiry.</param>
    public ParityForward? For(Expiry expiry)
    {
        Guard.NotNull(expiry, nameof(expiry));
        foreach (ParityForward forward in Forwards)
        {
            if (forward.Expiry == expiry)
                return forward;
        }

        return null;
    }

    /// <summary>
    /// Compares a spot with the nearest forward of at least five pairs and at most 100 days; of expiries on one date the one with the tightest quotes.
    /// </summary>
    /// <param name="spot">The spot, in points of the underlying of the options; greater than 0.</param>
    /// <returns>The comparison; null when no expiry can tell.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The spot is not finite or not greater than 0.</exception>
    public SpotReading? ReadSpot(double spot)
    {
        Guard.PositiveFinite(spot, nameof(spot));
        ParityForward? nearest = null;
        double nearestWidth = double.PositiveInfinity;
        foreach (ParityForward forward in Forwards)
        {
            if (forward.Forward is null || forward.Pairs.Length < PairsForSpot || forward.Years > MaximumYears)
                continue;
            if (nearest is not null && nearest.Expiry.Date != forward.Expiry.Date)
                break;
            double width = WidthNearForward(forward);
            if (width < nearestWidth)
                (nearest, nearestWidth) = (forward, width);
        }

        return nearest is null ? null : new SpotReading(spot, nearest, nearestWidth + (spot * ((CarryPerYear * nearest.Years) + Slack)));
    }

    /// <inheritdoc/>
    public bool Equals(ParityForwards? other) =>
        other is not null && ValuationInstant == other.ValuationInstant && Equals(Discounts, other.Discounts) && Forwards.AsSpan().SequenceEqual(other.Forwards.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ParityForwards);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(ValuationInstant, Forwards.Length, Discounts);

    /// <summary>The instant and how many forwards there are.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{ValuationInstant:yyyy-MM-dd HH:mm zzz}: {Forwards.Count(f => f.Forward is not null)} forwards of {Forwards.Length} expiries; {Discounts?.ToString() ?? "no rate"}");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Parity forwards", ToString())
    {
        Facts =
        [
            new("valuation instant", ValuationInstant),
            new("expiries", Forwards.Length),
            new("forwards", Forwards.Count(f => f.Forward is not null)),
            new("discount factors", Discounts?.ToString() ?? DisplayCell.Missing),
        ],
        Tables =
        [
            DisplayTable.Of(
                "expiries",
                Forwards,
                new("expiry", r => r.Expiry.ToString()),
                new("status", r => r.Status),
                new("forward", "points", r => r.Forward),
                new("standard error", "points", r => r.ForwardStandardError),
                new("discount factor", r => r.DiscountFactor),
                new("source", r => r.DiscountSource),
                new("rate", "%/year", r => DisplayCell.Percent(r.Rate)),
                new("pairs", r => r.PairCount),
                new("outliers", r => r.Outliers.Length)),
        ],
    };

    private static ParityDiscount? Given(double years, DiscountCurve? discounts)
    {
        if (discounts is null || years <= 0)
            return null;
        double factor = discounts.DiscountFactorAt(years);
        return factor > 0 && factor <= ParityFit.LargestDiscountFactor
            ? new ParityDiscount(factor, 0, DiscountSource.Given)
            : throw Guard.OutOfRange(nameof(discounts), factor, FormattableString.Invariant($"The discount factor at {years} years must be above 0 and at most {ParityFit.LargestDiscountFactor}."));
    }

    private static double WidthNearForward(ParityForward forward) =>
        RobustMedian.Of([.. forward.Pairs.OrderBy(p => Math.Abs(p.Strike - forward.Forward!.Value)).Take(PairsNearForward).Select(p => p.HalfWidth)]);
}
