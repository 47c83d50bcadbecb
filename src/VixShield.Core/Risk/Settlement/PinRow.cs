using System.Collections.Immutable;
using VixShield.Display;

namespace VixShield.Risk;

/// <summary>A level at which options may settle, and what they are worth there. Made by <see cref="ExpiryRisk"/>. Equal when all parts are.</summary>
[TypeFormatterSource]
public sealed record PinRow : IDisplayable
{
    internal PinRow(double level, bool isStrike, double? deviations, ImmutableArray<double> legValues)
    {
        Level = level;
        IsStrike = isStrike;
        Deviations = deviations;
        LegValues = legValues;
    }

    /// <summary>The level, in points of the underlying in the market.</summary>
    public double Level { get; }

    /// <summary>Whether a leg has its strike there.</summary>
    public bool IsStrike { get; }

    /// <summary>Distance from spot to the level in standard deviations of the time left: negative below spot. Null without a volatility.</summary>
    public double? Deviations { get; }

    /// <summary>Settlement value of each leg of the table at the level, in dollars: negative where it is owed. 0 where the leg is not in the money.</summary>
    public ImmutableArray<double> LegValues { get; }

    /// <summary>The sum, in dollars.</summary>
    public double Total => LegValues.Sum();

    /// <summary>Places of the legs that are in the money. At its very strike a leg is not; whether it is a point away is what is not known before.</summary>
    public ImmutableArray<int> InTheMoney => [.. Enumerable.Range(0, LegValues.Length).Where(i => LegValues[i] != 0)];

    /// <inheritdoc/>
    public bool Equals(PinRow? other) =>
        other is not null && Level.Equals(other.Level) && IsStrike == other.IsStrike && Deviations.Equals(other.Deviations) && LegValues.AsSpan().SequenceEqual(other.LegValues.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Level, IsStrike, Deviations, LegValues.Length);

    /// <summary>Level, distance and total.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Level:F2}{(IsStrike ? " strike" : "")}{(Deviations is { } d ? FormattableString.Invariant($" ({d:+0.00;-0.00;0} sd)") : "")}: {Total:F0} $, {InTheMoney.Length} of {LegValues.Length} in the money");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Level at settlement", ToString())
    {
        Facts =
        [
            new("level", Level, "points"),
            new("strike", IsStrike),
            new("distance from spot", Deviations, "standard deviations"),
            new("value of all legs", DisplayCell.WithSign(Total, 2), "$"),
            new("legs in the money", InTheMoney.Length),
            new("legs", LegValues.Length),
        ],
    };
}
