using VixShield.Display;
using VixShield.Expiries;

namespace VixShield.MarketData;

/// <summary>One contract of a published settlement curve. The default value is no row.</summary>
[TypeFormatterSource]
public readonly record struct VixSettlementRow : IDisplayable
{
    /// <summary>Symbol of the exchange: <c>VX/N6</c> for a monthly contract, <c>VX28/N6</c> for a weekly one.</summary>
    public string Symbol { get; init; }

    /// <summary>Final settlement.</summary>
    public Expiry Expiry { get; init; }

    /// <summary>Daily settlement, in VIX points; null when the file has none (0).</summary>
    public double? Settle { get; init; }

    /// <summary>Whether the contract is a weekly one.</summary>
    public bool IsWeekly { get; init; }

    /// <summary>Symbol, final settlement and price.</summary>
    public override string ToString() => FormattableString.Invariant($"{Symbol} {Expiry} settle {Settle}");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("VX contract of a settlement curve", ToString())
    {
        Facts =
        [
            new("symbol", Symbol),
            new("expiry", Expiry?.ToString() ?? DisplayCell.Missing),
            new("settlement", Settle, "VIX points"),
            new("weekly", IsWeekly),
        ],
    };
}
