using VixShield.Display;

namespace VixShield.Risk;

/// <summary>What a hedge costs to hold, beside the credit of the structure that it protects. Made by <see cref="HedgeCost"/>.</summary>
[TypeFormatterSource]
public sealed record HedgeCostReading : IDisplayable
{
    internal HedgeCostReading(HedgeCostStatus status, string reason, Carry carry)
    {
        Status = status;
        Reason = reason;
        Carry = carry;
    }

    /// <summary>Whether there is a share.</summary>
    public HedgeCostStatus Status { get; }

    /// <summary>The status in words, with its numbers.</summary>
    public string Reason { get; }

    /// <summary>Carry of the hedge per calendar day, in dollars: negative where it costs.</summary>
    public Carry Carry { get; }

    /// <summary>Carry of the hedge over 30 calendar days at today's rate, in dollars.</summary>
    public double CarryPerMonth => Carry.Total * HedgeCost.DaysPerMonth;

    /// <summary>The credit, in dollars; null where there is none.</summary>
    public double? Credit { get; internal init; }

    /// <summary>Whether the credit was given; otherwise it is what closing the short structure would cost now.</summary>
    public bool IsCreditGiven { get; internal init; }

    /// <summary>Carry of 30 days over the credit: -0.2 where the hedge eats a fifth of the credit a month. Null without a credit or a hedge.</summary>
    public double? ShareOfCredit { get; internal init; }

    /// <summary>The share, or the reason.</summary>
    public override string ToString() => ShareOfCredit is null
        ? Reason
        : FormattableString.Invariant($"{CarryPerMonth:F0} $ a month, {100 * ShareOfCredit:F1} % of a credit of {Credit:F0} $ ({(IsCreditGiven ? "received" : "present mark")})");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Cost of the hedge", ToString())
    {
        Facts =
        [
            new("status", Status),
            new("carry of the hedge", Carry.Total, "$/day"),
            new("carry over 30 days", DisplayCell.Fixed(CarryPerMonth, 2), "$"),
            new("credit", DisplayCell.Fixed(Credit, 2), "$"),
            new("credit given", IsCreditGiven),
            new("share of the credit", DisplayCell.Percent(ShareOfCredit), "%"),
            new("reason", Reason),
        ],
    };
}
