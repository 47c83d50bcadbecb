namespace VixShield.MarketData;

/// <summary>Where a VX file has what. The header decides which of the known layouts it is.</summary>
internal sealed class VixFuturesColumns
{
    internal VixFuturesColumns(CsvTable table)
    {
        if (table.Find("Trade Date") is { } tradeDate)
        {
            Date = tradeDate;
            ContractIsName = table.Find("Expiration") is null;
            Contract = table.Find("Expiration") ?? table.Require("Futures");
            Open = table.Require("Open");
            High = table.Require("High");
            Low = table.Require("Low");
            Close = table.Require("Close");
            Volume = table.Find("Total Volume");
            OpenInterest = table.Find("Open Interest");
        }
        else
        {
            Date = table.Require("date");
            Contract = table.Require("last_trade_date");
            SpotVix = table.Find("vix_spot");
            Volume = table.Find("volume");
            OpenInterest = table.Find("open_interest");
        }

        Settle = table.Require("settle");
    }

    internal int Date { get; }

    internal int Contract { get; }

    internal bool ContractIsName { get; }

    internal int? Open { get; }

    internal int? High { get; }

    internal int? Low { get; }

    internal int? Close { get; }

    internal int? Settle { get; }

    internal int? SpotVix { get; }

    internal int? Volume { get; }

    internal int? OpenInterest { get; }
}
