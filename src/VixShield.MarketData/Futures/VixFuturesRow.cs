using VixShield.Display;
using VixShield.Expiries;
using VixShield.Market;

namespace VixShield.MarketData;

/// <summary>One VX contract on one day, as a file has it. The default value is no row.</summary>
[TypeFormatterSource]
public readonly record struct VixFuturesRow : IDisplayable
{
    /// <summary>Trade date.</summary>
    public DateOnly Date { get; init; }

    /// <summary>Final settlement of the contract, whichever of its dates the file gives.</summary>
    public Expiry Expiry { get; init; }

    /// <summary>By which day the file names the contract; the settlement day where it has the name of the month.</summary>
    public VixContractDateConvention Convention { get; init; }

    /// <summary>First trade, in VIX points; null when the contract did not trade or the file does not say.</summary>
    public double? Open { get; init; }

    /// <summary>Highest trade, in VIX points; null as <see cref="Open"/>. On a day without a trade the exchange may show the best bid here.</summary>
    public double? High { get; init; }

    /// <summary>Lowest trade, in VIX points; null as <see cref="Open"/>. On a day without a trade the exchange may show the best offer here.</summary>
    public double? Low { get; init; }

    /// <summary>Last trade, in VIX points; null as <see cref="Open"/>.</summary>
    public double? Close { get; init; }

    /// <summary>Daily settlement, in VIX points; on the settlement date the final settlement. Null when the file has none (0).</summary>
    public double? Settle { get; init; }

    /// <summary>Contracts traded; null when the file does not say.</summary>
    public double? Volume { get; init; }

    /// <summary>Open interest, in contracts; null when the file does not say.</summary>
    public double? OpenInterest { get; init; }

    /// <summary>The index as the file has it, in VIX points; null when the file does not say.</summary>
    public double? SpotVix { get; init; }

    /// <summary>Date, contract, settlement and volume.</summary>
    public override string ToString() => FormattableString.Invariant($"{Date:yyyy-MM-dd} VX {Expiry} settle {Settle} volume {Volume}");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("VX contract on a day", ToString())
    {
        Facts =
        [
            new("date", Date),
            new("expiry", Expiry?.ToString() ?? DisplayCell.Missing),
            new("open", Open, "VIX points"),
            new("high", High, "VIX points"),
            new("low", Low, "VIX points"),
            new("close", Close, "VIX points"),
            new("settlement", Settle, "VIX points"),
            new("volume", Volume, "contracts"),
            new("open interest", OpenInterest, "contracts"),
            new("spot VIX", SpotVix, "VIX points"),
        ],
    };
}
