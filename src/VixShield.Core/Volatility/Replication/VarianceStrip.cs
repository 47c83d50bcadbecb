using System.Collections.Immutable;
using VixShield.Display;
using VixShield.Expiries;

namespace VixShield.Volatility;

/// <summary>
/// The variance of one expiry replicated from its options, with every number on the way: the single-expiry part of the VIX. Immutable. A bad
/// market is a <see cref="Status"/> with a <see cref="Reason"/>; the numbers that could not be reached are null.
/// </summary>
/// <remarks>
/// Cboe, Volatility Index Methodology: variance = (2/T) sum of dK/K^2 e^(rT) Q(K) - (1/T) (F/K0 - 1)^2. See docs/concepts/vix-replication.md.
/// </remarks>
[TypeFormatterSource]
public sealed partial class VarianceStrip : IDisplayable
{
    internal VarianceStrip(ReplicationStatus status, string reason)
    {
        Status = status;
        Reason = reason;
    }

    /// <summary>Time to the expiry, in years: minutes / 525,600.</summary>
    public double Years { get; internal init; }

    /// <summary>Time to the expiry, in minutes.</summary>
    public double Minutes => Years * Expiry.MinutesPerYear;

    /// <summary>Continuously compounded rate to the expiry, per year as a decimal.</summary>
    public double Rate { get; internal init; }

    /// <summary>Whether there is a variance.</summary>
    public ReplicationStatus Status { get; }

    /// <summary>The status in words, with the numbers that decided.</summary>
    public string Reason { get; }

    /// <summary>K*, the strike where put and call differ least, in points; null when the forward was given or there is no pair.</summary>
    public double? ParityStrike { get; internal init; }

    /// <summary>Middle of the put at <see cref="ParityStrike"/>, in points.</summary>
    public double? ParityPut { get; internal init; }

    /// <summary>Middle of the call at <see cref="ParityStrike"/>, in points.</summary>
    public double? ParityCall { get; internal init; }

    /// <summary>The forward F, in points: as given, or K* + e^(rT) (C - P) at <see cref="ParityStrike"/>.</summary>
    public double? Forward { get; internal init; }

    /// <summary>Whether the forward was given by the caller.</summary>
    public bool ForwardIsGiven { get; internal init; }

    /// <summary>K0, the largest strike at or below the forward, in points; one above it by no more than a rounding (1e-12 of the forward) is at it.</summary>
    public double? AtTheMoneyStrike { get; internal init; }

    /// <summary>The side at <see cref="AtTheMoneyStrike"/> that has no middle and was taken from parity with the forward; null when both have one.</summary>
    public StripSide? ParitySideAtTheMoney { get; internal init; }

    /// <summary>Puts used below K0; K0 itself does not count.</summary>
    public int PutCount { get; internal init; }

    /// <summary>Calls used above K0; K0 itself does not count.</summary>
    public int CallCount { get; internal init; }

    /// <summary>Strike of the second of the two zero bids that ended the walk down the puts, in points; null when the quotes ended first.</summary>
    public double? PutStopStrike { get; internal init; }

    /// <summary>Strike of the second of the two zero bids that ended the walk up the calls, in points; null when the quotes ended first.</summary>
    public double? CallStopStrike { get; internal init; }

    /// <summary>The strikes used, in ascending order; empty unless there are puts and calls.</summary>
    public ImmutableArray<StripContribution> Contributions { get; internal init; } = [];

    /// <summary>Doubtful quotes among those looked at: the pair at K*, both sides at K0, and the walks up to their stops.</summary>
    public ImmutableArray<StripDefect> Defects { get; internal init; } = [];

    /// <summary>The lowest strike used, in points.</summary>
    public double? LowestStrike => Contributions.IsEmpty ? null : Contributions[0].Strike;

    /// <summary>The highest strike used, in points.</summary>
    public double? HighestStrike => Contributions.IsEmpty ? null : Contributions[^1].Strike;

    /// <summary>(2/T) times the sum of the contributions, in annualised variance.</summary>
    public double? SumTerm { get; internal init; }

    /// <summary>(1/T) (F/K0 - 1)^2, in annualised variance; subtracted from <see cref="SumTerm"/>.</summary>
    public double? Adjustment { get; internal init; }

    /// <summary>The variance per year: 0.04 is a volatility of 20 %. Greater than 0; null unless the status is <see cref="ReplicationStatus.Ok"/>.</summary>
    public double? Variance { get; internal init; }

    /// <summary>
    /// The variance per year with every Q at its bid, same strikes, F and K0: the lower end of the band. It may be 0 or negative. A crossed
    /// quote counts with the lower of its two prices; a side taken from parity moves with the other.
    /// </summary>
    public double? VarianceAtBid { get; internal init; }

    /// <summary>The variance per year with every Q at its ask, same strikes, F and K0: the upper end of the band.</summary>
    public double? VarianceAtAsk { get; internal init; }

    /// <summary>
    /// Estimate of the variance per year that puts below <see cref="LowestStrike"/> would add: their integral with the Black-76 volatility
    /// of the lowest put, minus the half width by which the one-sided dK there already reaches beyond it. It is negative where
    /// the half width is more than the whole wing. Null when the lowest put has no volatility.
    /// </summary>
    public double? LowerTruncation { get; internal init; }

    /// <summary>The same for calls above <see cref="HighestStrike"/>, with the volatility of the highest call.</summary>
    public double? UpperTruncation { get; internal init; }

    /// <summary>Sum of both truncations, per year: <see cref="Variance"/> plus this estimates what strikes without end would give. Null when one is.</summary>
    public double? Truncation => LowerTruncation + UpperTruncation;

    /// <summary>The reason.</summary>
    public override string ToString() => Reason;

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Variance of one expiry", ToString())
    {
        Facts =
        [
            new("status", Status),
            new("time to expiry", Years, "years"),
            new("rate", DisplayCell.Percent(Rate), "%/year"),
            new("forward", Forward, "points"),
            new("forward given", ForwardIsGiven),
            new("at-the-money strike K0", AtTheMoneyStrike, "points"),
            new("puts", PutCount),
            new("calls", CallCount),
            new("lowest strike", LowestStrike, "points"),
            new("highest strike", HighestStrike, "points"),
            new("variance", Variance, "per year"),
            new("variance at the bid", VarianceAtBid, "per year"),
            new("variance at the ask", VarianceAtAsk, "per year"),
            new("missing strikes", Truncation, "per year"),
            new("doubtful quotes", Defects.Length),
        ],
        Tables =
        [
            DisplayTable.Of(
                "largest contributions",
                Contributions.OrderByDescending(c => c.Contribution).Take(DisplayTable.DefaultRows).OrderBy(c => c.Strike),
                new("strike", "points", r => r.Strike),
                new("side", r => r.Side),
                new("middle", "points", r => r.Mid),
                new("width", "points", r => r.DeltaStrike),
                new("contribution", r => r.Contribution)),
        ],
    };
}
