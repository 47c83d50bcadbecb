using VixShield.Display;
using VixShield.Instruments;

namespace VixShield.Risk;

/// <summary>The largest position in one leg's contract by a policy. Made by <see cref="LiquidityCaps"/>.</summary>
[TypeFormatterSource]
public sealed record LiquidityCap : IDisplayable
{
    internal LiquidityCap(Leg leg, LiquidityCapStatus status, long? most, string reason)
    {
        Leg = leg;
        Status = status;
        Most = most;
        Reason = reason;
    }

    /// <summary>The leg.</summary>
    public Leg Leg { get; }

    /// <summary>What the number stands for.</summary>
    public LiquidityCapStatus Status { get; }

    /// <summary>Most contracts, long or short; null without a number.</summary>
    public long? Most { get; }

    /// <summary>What binds, or why there is no number.</summary>
    public string Reason { get; }

    /// <summary>Whether the leg's own size is within the cap; null without a number.</summary>
    public bool? IsWithin => Most is { } most ? Math.Abs((long)Leg.Quantity) <= most : null;

    /// <summary>The leg, the cap and the reason.</summary>
    public override string ToString() => Most is { } most
        ? FormattableString.Invariant($"{Leg.Name}: at most {most} ({Reason})")
        : $"{Leg.Name}: {Status} ({Reason})";

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Cap by liquidity", ToString())
    {
        Facts =
        [
            new("leg", Leg.Name),
            new("status", Status),
            new("most contracts", Most is { } most ? most : DisplayCell.Missing),
            new("within the cap", IsWithin),
            new("reason", Reason),
        ],
    };
}
