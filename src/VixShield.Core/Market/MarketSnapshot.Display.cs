using VixShield.Display;

namespace VixShield.Market;

public sealed partial class MarketSnapshot
{
    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Market", ToString())
    {
        Facts =
        [
            new("valuation instant", ValuationInstant),
            new("levels", Levels.Count),
            new("futures", Futures.Length),
            new("option chains", Chains.Length),
            new("spot VIX", _vixFutures?.SpotVix, "VIX points"),
            new("basis VX1 - VIX", DisplayCell.WithSign(_vixFutures?.Basis, 4), "VIX points"),
            new("content hash", ContentHash),
        ],
        Tables =
        [
            DisplayTable.Of("levels", Levels, new("symbol", r => r.Key), new("level", "points", r => r.Value)),
            DisplayTable.Of(
                "futures",
                Futures,
                new("contract", r => r.Contract.Symbol),
                new("expiry", r => r.Expiry.ToString()),
                new("price", "points", r => r.Price),
                new("half-spread", "points", r => r.HalfSpread),
                new("source", r => r.Source)),
            DisplayTable.Of(
                "option chains",
                Chains,
                new("underlying", r => r.Symbol),
                new("expiry", r => r.Expiry.ToString()),
                new("forward", "points", r => r.Forward),
                new("source", r => r.ForwardSource),
                new("discount factor", r => r.DiscountFactor),
                new("quotes", r => r.Quotes.Length),
                new("given volatilities", r => r.GivenVolatilities.Length)),
            DisplayTable.Of(
                "settlement values",
                Settlements,
                new("underlying", r => r.Symbol),
                new("expiry", r => r.Expiry.ToString()),
                new("value", "points", r => r.Value)),
        ],
        Notes = Notes,
    };
}
