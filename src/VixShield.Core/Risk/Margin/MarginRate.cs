using VixShield.Display;

namespace VixShield.Risk;

/// <summary>
/// What an uncovered short option asks beyond its own premium, as shares: max(<see cref="Share"/> x underlying - out-of-the-money amount, <see cref="MinimumShare"/> x
/// underlying for a call or x strike for a put).
/// </summary>
[TypeFormatterSource]
public sealed record MarginRate : IDisplayable
{
    private const double Largest = 10;

    /// <summary>Makes a rate.</summary>
    /// <param name="share">Share of the underlying's value, from which the out-of-the-money amount is taken off; from 0 to 10.</param>
    /// <param name="minimumShare">Least share, of the underlying for calls and of the strike for puts; from 0 to 10.</param>
    /// <exception cref="ArgumentOutOfRangeException">A share is out of range.</exception>
    public MarginRate(double share, double minimumShare)
    {
        Share = Guard.InRange(share, 0, Largest, nameof(share));
        MinimumShare = Guard.InRange(minimumShare, 0, Largest, nameof(minimumShare));
    }

    /// <summary>Share of the underlying's value, as a decimal (0.15 is 15 %).</summary>
    public double Share { get; }

    /// <summary>Least share, as a decimal.</summary>
    public double MinimumShare { get; }

    /// <summary>Both shares, as in <c>15 %/10 %</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"{Share * 100:G6} %/{MinimumShare * 100:G6} %");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Rate of an uncovered short option", ToString())
    {
        Facts =
        [
            new("share of the underlying", DisplayCell.Percent(Share), "%"),
            new("least share", DisplayCell.Percent(MinimumShare), "%"),
        ],
    };

    internal MarginRate Times(double leverage) => new(Math.Min(Largest, Share * leverage), Math.Min(Largest, MinimumShare * leverage));
}
