namespace VixShield.MarketData;

/// <summary>Where a VX file has what. The header decides which of the known layouts it is.</summary>
internal sealed class VixFuturesColumns
{
    // A table with one of these has the days that a strip leaves to the caller.
    private static readonly string[] s_dates = ["date", "trade date", "trade_date"];

    /// <param name="table">The table.</param>
    /// <param name="isStrip">Whether it is the strip of one day, which the table does not say.</param>
    internal VixFuturesColumns(CsvTable table, bool isStrip)
    {
        if (isStrip)
        {
            if (s_dates.FirstOrDefault(name => table.Find(name) is not null) is { } dated)
                throw new MarketDataFormatException(table.File, table.HeaderLine, $"A strip of one day has no column '{dated}'.");
            Contract = table.Require("settlement_date");
            (Open, High, Low, Close) = (table.Require("open"), table.Require("high"), table.Require("low"), table.Require("close"));
            Volume = table.Find("volume");
            OpenInterest = table.Find("open_interest");
        }
        else if (table.Find("Trade Date") is { } tradeDate)
        {
            Date = tradeDate;
            ContractIsName = table.Find("Expiration") is null;
            Contract = table.Find("Expiration") ?? table.Require("Futures");
            (Open, High, Low, Close) = (table.Require("Open"), table.Require("High"), table.Require("Low"), table.Require("Close"));
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

    /// <summary>Null for a strip.</summary>
    internal int? Date { get; }

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
