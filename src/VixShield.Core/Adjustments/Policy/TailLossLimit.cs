using VixShield.Display;

namespace VixShield.Adjustments;

/// <summary>Largest expected loss in the worst share of the stress set (conditional value at risk). Made by its constructor.</summary>
[TypeFormatterSource]
public sealed record TailLossLimit : IDisplayable
{
    /// <summary>Makes a limit.</summary>
    /// <param name="dollars">Largest expected loss of the tail, in dollars, costs of the trades included; above 0, at most 1e15.</param>
    /// <param name="share">Share of the probability that is the tail; above 0, at most 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of range.</exception>
    public TailLossLimit(double dollars, double share = 0.05)
    {
        if (!(dollars > 0 && dollars <= 1e15))
            throw Guard.OutOfRange(nameof(dollars), dollars, "Must be above 0 and at most 1E15.");
        if (!(share > 0 && share <= 1))
            throw Guard.OutOfRange(nameof(share), share, "Must be above 0 and at most 1.");
        Dollars = dollars;
        Share = share;
    }

    /// <summary>Largest expected loss of the tail, in dollars.</summary>
    public double Dollars { get; }

    /// <summary>Share of the probability that is the tail. Default 0.05.</summary>
    public double Share { get; }

    /// <summary>The amount and the share.</summary>
    public override string ToString() => FormattableString.Invariant($"{Dollars:G6} $ in the worst {100 * Share:G6} %");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Tail loss limit", ToString())
    {
        Facts =
        [
            new("largest expected loss of the tail", DisplayCell.Fixed(Dollars, 2), "$"),
            new("share of the probability", DisplayCell.Percent(Share), "%"),
        ],
    };
}
