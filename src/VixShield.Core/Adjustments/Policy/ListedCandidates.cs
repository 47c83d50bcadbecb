using VixShield.Display;

namespace VixShield.Adjustments;

/// <summary>Which listed contracts are candidates beside what the rules offer, and how liquid they must be.</summary>
[TypeFormatterSource]
public sealed record ListedCandidates : IDisplayable
{
    /// <summary>
    /// The whole chain from three weeks to two months: with an index of a few thousand quotes 1,000 to 2,000 candidates. More than enumeration judges; for a solver that takes so many.
    /// </summary>
    public static ListedCandidates Whole { get; } = new() { WholeChain = true, MaximumPerKind = 10_000, MinimumDays = 21, MaximumDays = 60, MinimumBid = 0.25, MaximumRelativeSpread = 0.15 };

    /// <summary>Whether listed contracts are candidates at all. Default true.</summary>
    public bool IsUsed { get; init; } = true;

    /// <summary>
    /// Whether the whole chain is offered, in place of a few futures and VIX calls: every out-of-the-money put and call on SPX and VIX within the filters whose expiry has a smile, the VX and ES futures, and
    /// what the book holds, whatever its expiry and moneyness. Default false.
    /// </summary>
    /// <remarks>
    /// An in-the-money option is left out because by put-call parity it is the exposure of the out-of-the-money option at its strike and a future, at a wider spread. Options are bought; sold is only what is
    /// held, down to nothing: whether what is bought replaces a wing is for the guardrails on settlement to judge. An SPX option joins the wings of the structure that has short strikes or wings in its
    /// expiry, and the hedge where none has.
    /// </remarks>
    public bool WholeChain { get; init; }

    /// <summary>
    /// Most contracts of each kind: VX and ES futures next to expire, VIX calls of the most open interest, and with <see cref="WholeChain"/> options on SPX and on VIX of the most open interest; from 1 to
    /// 10,000. Default 3.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public int MaximumPerKind
    {
        get;
        init => field = Guard.InRange(value, 1, 10_000, nameof(MaximumPerKind));
    }

    = 3;

    /// <summary>Fewest calendar days to expiry; from 0 to 1,000. Default 7.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public int MinimumDays
    {
        get;
        init => field = Guard.InRange(value, 0, 1000, nameof(MinimumDays));
    }

    = 7;

    /// <summary>Most calendar days to expiry with <see cref="WholeChain"/>; from 0 to 10,000. Nothing is offered where it is below <see cref="MinimumDays"/>. Default 365.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public int MaximumDays
    {
        get;
        init => field = Guard.InRange(value, 0, 10_000, nameof(MaximumDays));
    }

    = 365;

    /// <summary>Least bid of an option, in points of its price; from 0 to 1,000. Default 0.05.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public double MinimumBid
    {
        get;
        init => field = Guard.InRange(value, 0, 1000, nameof(MinimumBid));
    }

    = 0.05;

    /// <summary>Largest spread of an option from bid to ask, as a share of their middle; from 0 to 2. Default 0.25.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public double MaximumRelativeSpread
    {
        get;
        init => field = Guard.InRange(value, 0, 2, nameof(MaximumRelativeSpread));
    }

    = 0.25;

    /// <summary>The limits.</summary>
    public override string ToString() => IsUsed
        ? FormattableString.Invariant($"{(WholeChain ? "whole chain, " : "")}at most {MaximumPerKind} of each kind, {MinimumDays}{(WholeChain ? FormattableString.Invariant($" to {MaximumDays}") : "")} days, bid {MinimumBid:G6}, spread {100 * MaximumRelativeSpread:G6} % of the middle")
        : "rules alone";

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Listed candidates", ToString())
    {
        Facts =
        [
            new("used", IsUsed),
            new("whole chain", WholeChain),
            new("most of each kind", MaximumPerKind),
            new("least days to expiry", MinimumDays, "days"),
            new("most days to expiry", MaximumDays, "days"),
            new("least bid of an option", MinimumBid, "points"),
            new("largest spread", DisplayCell.Percent(MaximumRelativeSpread), "% of the middle"),
        ],
    };
}
