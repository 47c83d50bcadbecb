using System.Collections.Immutable;
using VixShield.Display;

namespace VixShield.Economics;

/// <summary>All internal rates of return of cash flows. Made by <see cref="InternalRateOfReturn"/>. Immutable; equal when all parts are.</summary>
[TypeFormatterSource]
public sealed record InternalRateReading : IDisplayable
{
    internal InternalRateReading(ImmutableArray<double> rates, InternalRateCause cause)
    {
        Rates = rates;
        Cause = cause;
    }

    /// <summary>How many rates there are.</summary>
    public InternalRateStatus Status => Rates.Length switch
    {
        0 => Cause is InternalRateCause.OutOfRange or InternalRateCause.TooManySignChanges ? InternalRateStatus.Undetermined : InternalRateStatus.NoSolution,
        1 => InternalRateStatus.Unique,
        _ => InternalRateStatus.MultipleRoots,
    };

    /// <summary>Why there is no rate, or why none was looked for; <see cref="InternalRateCause.None"/> when there is one.</summary>
    public InternalRateCause Cause { get; }

    /// <summary>The rates within the domain, ascending, as decimals per period or year; a repeated root is listed once.</summary>
    public ImmutableArray<double> Rates { get; }

    /// <summary>The rate when it is the only one in the domain; null otherwise, also when there are several: none of them is chosen.</summary>
    public double? Rate => Rates.Length == 1 ? Rates[0] : null;

    /// <summary>Number of roots outside the domain, a repeated one counted once; they are in no other member.</summary>
    public int RootsOutsideDomain { get; internal init; }

    /// <summary>
    /// Sign changes of the flows in order of time, zeros left out and flows of one date added. By Descartes' rule there are at most as many rates, each counted as often as it is repeated.
    /// 0 where an amount is out of range.
    /// </summary>
    public int SignChanges { get; internal init; }

    /// <summary>
    /// Whether Norstrom's criterion proves that one and only one rate is above 0: the running sums of the flows change sign once and do not end at 0. It says nothing of rates below 0.
    /// Source: Norstrom, Journal of Financial and Quantitative Analysis 7 (1972).
    /// </summary>
    public bool IsPositiveRateProvedUnique { get; internal init; }

    /// <summary>The status in words, with its numbers.</summary>
    public string Reason => Cause switch
    {
        InternalRateCause.AllZero => "Every flow is 0: every rate makes the value 0.",
        InternalRateCause.AllInflows => "No flow is paid: the value is positive at every rate.",
        InternalRateCause.AllOutflows => "No flow is received: the value is negative at every rate.",
        InternalRateCause.NoRoot => FormattableString.Invariant($"The flows change sign {SignChanges} times, and the value has the same sign at every rate."),
        InternalRateCause.OutsideDomain => FormattableString.Invariant($"The value is 0 at {RootsOutsideDomain} rates outside the domain only."),
        InternalRateCause.OutOfRange => FormattableString.Invariant(
            $"A flow of {Illegal} is not from {InternalRateOfReturn.SmallestAmount} to {InternalRateOfReturn.LargestAmount} in size: whether there is a rate is not known."),
        InternalRateCause.TooManySignChanges => FormattableString.Invariant(
            $"{SignChanges} sign changes times {Terms} times with a flow are more than {InternalRateOfReturn.LargestSearch}: whether there is a rate is not known. Add up flows over longer periods."),
        _ => Solved,
    };

    // The first amount out of range.
    internal double Illegal { get; init; }

    // Times with a flow.
    internal int Terms { get; init; }

    private string Solved => Rate is { } rate
        ? $"{NumberText.Significant(rate)} is the only rate{Elsewhere}."
        : $"The value is 0 at {Rates.Length} rates ({string.Join(", ", Rates.Select(r => NumberText.Significant(r)))}){Elsewhere}: use the modified rate, or the net present value at the funding rate.";

    private string Elsewhere => RootsOutsideDomain > 0 ? FormattableString.Invariant($" in the domain, {RootsOutsideDomain} outside") : "";

    /// <inheritdoc/>
    public bool Equals(InternalRateReading? other) =>
        other is not null && Cause == other.Cause && RootsOutsideDomain == other.RootsOutsideDomain && SignChanges == other.SignChanges
        && IsPositiveRateProvedUnique == other.IsPositiveRateProvedUnique && Illegal.Equals(other.Illegal) && Terms == other.Terms && Rates.AsSpan().SequenceEqual(other.Rates.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Cause, RootsOutsideDomain, SignChanges, Rates.Length, Rates.IsEmpty ? 0 : Rates[0]);

    /// <summary>The status and the reason.</summary>
    public override string ToString() => $"{Status}: {Reason}";

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Internal rates of return", ToString())
    {
        Facts =
        [
            new("status", Status),
            new("cause", Cause),
            new("rate", DisplayCell.Percent(Rate, 4), "% per period or year"),
            new("rates", string.Join(", ", Rates.Select(r => NumberText.Significant(r)))),
            new("roots outside the domain", RootsOutsideDomain),
            new("sign changes", SignChanges),
            new("positive rate proved unique", IsPositiveRateProvedUnique),
        ],
    };
}
