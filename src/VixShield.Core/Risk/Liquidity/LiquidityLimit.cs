using VixShield.Display;
using VixShield.Instruments;

namespace VixShield.Risk;

/// <summary>The largest position of one contract by days to expiry: shares of its open interest and of a day's volume.</summary>
[TypeFormatterSource]
public sealed record LiquidityLimit : IDisplayable
{
    /// <summary>Makes a limit.</summary>
    /// <param name="days">Days to expiry for which it holds.</param>
    /// <param name="openInterestShare">Largest share of the open interest, as a decimal from 0 to 1.</param>
    /// <param name="volumeShare">Largest share of the day's volume, as a decimal from 0 to 100.</param>
    /// <exception cref="ArgumentOutOfRangeException">A share is out of range.</exception>
    public LiquidityLimit(TenorBucket days, double openInterestShare, double volumeShare)
    {
        Days = days;
        OpenInterestShare = Guard.InRange(openInterestShare, 0, 1, nameof(openInterestShare));
        VolumeShare = Guard.InRange(volumeShare, 0, 100, nameof(volumeShare));
    }

    /// <summary>Days to expiry for which it holds.</summary>
    public TenorBucket Days { get; }

    /// <summary>Largest share of the open interest, as a decimal.</summary>
    public double OpenInterestShare { get; }

    /// <summary>Largest share of the day's volume, as a decimal.</summary>
    public double VolumeShare { get; }

    /// <summary>Days and shares.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{Days}: {OpenInterestShare * 100:G6} % of open interest, {VolumeShare * 100:G6} % of volume");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Limit by liquidity", ToString())
    {
        Facts =
        [
            new("days to expiry", Days.ToString()),
            new("share of the open interest", DisplayCell.Percent(OpenInterestShare), "%"),
            new("share of the day's volume", DisplayCell.Percent(VolumeShare), "%"),
        ],
    };
}
