using System.Collections.Immutable;
using VixShield.Display;
using VixShield.Expiries;
using VixShield.Numerics;

namespace VixShield.Market;

/// <summary>
/// Forward and discount factor of one expiry of one root from put-call parity of European options, C - P = D (F - K), fitted robustly to the
/// strikes that have a call and a put. Immutable; equal when all parts are.
/// </summary>
/// <remarks>
/// <para>
/// Each pair is weighted by one over its squared half-width, the sum of the two half-spreads. An option that nobody bids for is worth from 0 to its
/// ask, and takes part with that; a strike where nobody bids for either, where nobody offers one, or where a quote is crossed does not. The slope of the line is the
/// discount factor, and far strikes carry it; the forward is carried by the strikes near it. Where the slope is not
/// determined (<see cref="ParityOptions.MaximumRateStandardError"/>), a rate from elsewhere stands in and only the forward is fitted.
/// </para>
/// <para>
/// Pairs whose box the line leaves are named in <see cref="Outliers"/> and have no weight. Standard errors are those of weighted least squares,
/// scaled by the residuals (with the uniform distribution in the boxes as a prior worth four pairs), widened for residuals that are alike at
/// neighbouring strikes and for middles that all lean to one side by 5 % of their half-widths. American options satisfy parity only as an inequality and are not for this fit.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// ParityForward parity = ParityForward.Fit(expiry, valuation, quotes);
/// if (parity.Forward is { } forward) { }
/// </code>
/// </example>
[TypeFormatterSource]
public sealed record ParityForward : IDisplayable
{
    internal ParityForward(Expiry expiry, DateTimeOffset valuationInstant, ParityStatus status, string reason)
    {
        Expiry = expiry;
        ValuationInstant = valuationInstant;
        Status = status;
        Reason = reason;
    }

    /// <summary>The expiry.</summary>
    public Expiry Expiry { get; }

    /// <summary>The instant of the quotes.</summary>
    public DateTimeOffset ValuationInstant { get; }

    /// <summary>Time to the expiry, in years; not above 0 when it has expired.</summary>
    public double Years => Expiry.YearsFrom(ValuationInstant);

    /// <summary>What became of the fit.</summary>
    public ParityStatus Status { get; }

    /// <summary>The status in words, with the numbers behind it.</summary>
    public string Reason { get; internal init; }

    /// <summary>The forward, in points; null unless the status is <see cref="ParityStatus.Ok"/> or <see cref="ParityStatus.DiscountNotDetermined"/>.</summary>
    public double? Forward { get; internal init; }

    /// <summary>Standard error of <see cref="Forward"/>, in points; that of a rate from elsewhere is counted, that of a given discount factor is not. Null without a forward.</summary>
    public double? ForwardStandardError { get; internal init; }

    /// <summary>Lowest forward, in points, that the boxes of all <see cref="Pairs"/> allow at <see cref="DiscountFactor"/>; null without a forward or when no one forward lies in all of them.</summary>
    public double? LowestForward { get; internal init; }

    /// <summary>Highest forward, in points, that the boxes of all <see cref="Pairs"/> allow at <see cref="DiscountFactor"/>; null when <see cref="LowestForward"/> is.</summary>
    public double? HighestForward { get; internal init; }

    /// <summary>Value today of 1 paid at the expiry, as used; null without a forward.</summary>
    public double? DiscountFactor { get; internal init; }

    /// <summary>Where <see cref="DiscountFactor"/> comes from; null without a forward.</summary>
    public DiscountSource? DiscountSource { get; internal init; }

    /// <summary>Continuously compounded rate of <see cref="DiscountFactor"/>, per year; null without a forward.</summary>
    public double? Rate => DiscountFactor is { } factor ? -ElementaryFunctions.Log(factor) / Years : null;

    /// <summary>
    /// Standard error of <see cref="Rate"/>, per year: of the slope, of the rate of the expiries together, or of the fallback rate as the options have it. Null
    /// without a forward, and when the caller gave the factor.
    /// </summary>
    public double? RateStandardError { get; internal init; }

    /// <summary>
    /// The rate that the expiry's own slope would give, per year, whether it is used or not; null when the factor was given, without a forward, or with fewer than three pairs.
    /// </summary>
    public double? FittedRate { get; internal init; }

    /// <summary>Standard error of <see cref="FittedRate"/>, per year; null when that is.</summary>
    public double? FittedRateStandardError { get; internal init; }

    /// <summary>The pairs that the line was fitted to, by ascending strike; empty without a forward.</summary>
    public ImmutableArray<ParityPair> Pairs { get; internal init; } = [];

    /// <summary>The pairs that the line leaves, by ascending strike; empty without a forward.</summary>
    public ImmutableArray<ParityOutlier> Outliers { get; internal init; } = [];

    /// <summary>Strikes with a usable call and a usable put.</summary>
    public int PairCount { get; internal init; }

    /// <summary>Strikes with a usable call alone.</summary>
    public int CallOnlyCount { get; internal init; }

    /// <summary>Strikes with a usable put alone.</summary>
    public int PutOnlyCount { get; internal init; }

    /// <summary>Strikes with neither, and strikes where nobody bids for either.</summary>
    public int UnusableCount { get; internal init; }

    /// <summary>Fits the forward and, unless it is given, the discount factor of one expiry of one root.</summary>
    /// <param name="expiry">The expiry; SPX and SPXW of one date are fitted apart.</param>
    /// <param name="valuation">The instant of the quotes.</param>
    /// <param name="quotes">The quotes of European options in any order; none twice.</param>
    /// <param name="options">The thresholds; null for <see cref="ParityOptions.Default"/>.</param>
    /// <param name="discountFactor">Value today of 1 paid at the expiry; greater than 0 and at most 1.1. Null to fit it.</param>
    /// <returns>The fit, or a status with its reason: bad quotes never throw.</returns>
    /// <exception cref="ArgumentException">An argument or a quote is null, a quote occurs twice, or the discount factor is out of range.</exception>
    public static ParityForward Fit(
        Expiry expiry, DateTimeOffset valuation, IEnumerable<OptionQuote> quotes, ParityOptions? options = null, double? discountFactor = null)
    {
        ParityColumns columns = ParityColumns.Of(Guard.NotNull(quotes, nameof(quotes)), nameof(quotes));
        ParityDiscount? discount = discountFactor is { } factor
            ? new ParityDiscount(Guard.InRange(Guard.PositiveFinite(factor, nameof(discountFactor)), double.Epsilon, ParityFit.LargestDiscountFactor, nameof(discountFactor)), 0, Market.DiscountSource.Given)
            : null;
        return ParityFit.Of(Guard.NotNull(expiry, nameof(expiry)), valuation, columns, options ?? ParityOptions.Default, discount);
    }

    /// <summary>
    /// The continuous dividend yield between a spot and this forward: r - ln(F/S)/T, per year, borrow fees included. One number an expiry: dividends are paid on dates, so it differs
    /// from expiry to expiry.
    /// </summary>
    /// <param name="spot">The spot of the moment of the quotes, in points; greater than 0.</param>
    /// <returns>The yield; null without a forward.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The spot is not finite or not greater than 0.</exception>
    public double? ImpliedDividendYield(double spot)
    {
        Guard.PositiveFinite(spot, nameof(spot));
        return Forward is { } forward ? Rate - (ElementaryFunctions.Log(forward / spot) / Years) : null;
    }

    /// <summary>Present value of the dividends until the expiry between a spot and this forward: S - D F, in points.</summary>
    /// <param name="spot">The spot of the moment of the quotes, in points; greater than 0.</param>
    /// <returns>The amount; null without a forward.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The spot is not finite or not greater than 0.</exception>
    public double? ImpliedDividendAmount(double spot) => Guard.PositiveFinite(spot, nameof(spot)) - (DiscountFactor * Forward);

    /// <inheritdoc/>
    public bool Equals(ParityForward? other) =>
        other is not null && Expiry == other.Expiry && ValuationInstant == other.ValuationInstant && Status == other.Status && Reason == other.Reason
        && Nullable.Equals(Forward, other.Forward) && Nullable.Equals(ForwardStandardError, other.ForwardStandardError)
        && Nullable.Equals(LowestForward, other.LowestForward) && Nullable.Equals(HighestForward, other.HighestForward)
        && Nullable.Equals(DiscountFactor, other.DiscountFactor) && DiscountSource == other.DiscountSource
        && Nullable.Equals(RateStandardError, other.RateStandardError) && Nullable.Equals(FittedRate, other.FittedRate)
        && Nullable.Equals(FittedRateStandardError, other.FittedRateStandardError) && PairCount == other.PairCount && CallOnlyCount == other.CallOnlyCount
        && PutOnlyCount == other.PutOnlyCount && UnusableCount == other.UnusableCount
        && Pairs.AsSpan().SequenceEqual(other.Pairs.AsSpan()) && Outliers.AsSpan().SequenceEqual(other.Outliers.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Expiry, ValuationInstant, Status, Forward, DiscountFactor, PairCount);

    /// <summary>The expiry, the status and the reason.</summary>
    public override string ToString() => $"{Expiry}: {Status}. {Reason}";

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Parity forward", ToString())
    {
        Facts =
        [
            new("expiry", Expiry.ToString()),
            new("status", Status),
            new("reason", Reason),
            new("forward", Forward, "points"),
            new("standard error of the forward", ForwardStandardError, "points"),
            new("lowest forward", LowestForward, "points"),
            new("highest forward", HighestForward, "points"),
            new("discount factor", DiscountFactor),
            new("source of the discount factor", DiscountSource),
            new("rate", DisplayCell.Percent(Rate), "%/year"),
            new("standard error of the rate", DisplayCell.Percent(RateStandardError), "%/year"),
            new("rate of the expiry's own slope", DisplayCell.Percent(FittedRate), "%/year"),
            new("pairs", PairCount),
            new("pairs fitted", Pairs.Length),
            new("outliers", Outliers.Length),
        ],
        Tables =
        [
            DisplayTable.Of(
                "outliers",
                Outliers,
                new("strike", "points", r => r.Strike),
                new("residual", "price points", r => r.Residual),
                new("half-width of the box", "price points", r => r.HalfWidth),
                new("beyond the box", "price points", r => r.Excess)),
        ],
    };
}
