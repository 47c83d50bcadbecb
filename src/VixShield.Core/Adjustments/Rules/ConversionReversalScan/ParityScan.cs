using VixShield.Instruments;
using VixShield.Market;

namespace VixShield.Adjustments;

/// <summary>
/// The best edges of one European chain. A forward sold through options at strike K is worth C bid - P ask + D K today, one bought C ask - P bid + D K; the best box is the best difference of two strikes, found in one pass
/// over the strikes. A wrong rate would show as an edge that grows with the distance of the strikes, so that distance times the error of the rate is taken off.
/// </summary>
internal sealed class ParityScan(OptionChain chain, TradingCosts costs, ConversionReversalScanOptions options)
{
    /// <summary>Strikes at which both options can be traded.</summary>
    internal int Strikes { get; private set; }

    internal ParityEdge? Box { get; private set; }

    internal ParityEdge? Conversion { get; private set; }

    internal ParityEdge? Reversal { get; private set; }

    internal IEnumerable<ParityEdge> Edges => new[] { Box, Conversion, Reversal }.OfType<ParityEdge>();

    internal static ParityScan Of(OptionChain chain, FutureMark? future, TradingCosts costs, ConversionReversalScanOptions options)
    {
        var scan = new ParityScan(chain, costs, options);
        scan.Run(future);
        return scan;
    }

    private void Run(FutureMark? future)
    {
        List<Pair> pairs = Pairs();
        Strikes = pairs.Count;
        if (pairs.Count == 0)
            return;
        (double discount, double error) = Discount();
        double perPoint = discount * chain.Years * error;
        ScanBoxes(pairs, discount, perPoint);
        if (future is not null)
            ScanFuture(pairs, discount, perPoint, future);
    }

    /// <summary>The factor that the boxes imply, where they determine one; or else the market's, with the error of the options.</summary>
    private (double Discount, double Error) Discount()
    {
        ParityForward fit = ParityForward.Fit(chain.Expiry, chain.ValuationInstant, chain.Quotes);
        return fit is { Status: ParityStatus.Ok, DiscountSource: DiscountSource.Fitted, DiscountFactor: { } factor, RateStandardError: { } error }
            ? (factor, error)
            : (chain.DiscountFactor, options.RateError);
    }

    private void ScanBoxes(List<Pair> pairs, double discount, double perPoint)
    {
        double fees = (4 * costs.FeePerOption) + costs.FixedPerOrder;
        // The best of the strikes below, to sell at and to buy at; each with the distance already counted on its side.
        (double Sell, double Strike) sell = (double.NegativeInfinity, 0);
        (double Buy, double Strike) buy = (double.PositiveInfinity, 0);
        foreach (Pair pair in pairs)
        {
            double along = perPoint * pair.Strike;
            double strike = discount * pair.Strike;
            if (pair.SoldAt is { } received)
                Offer(received + strike - along - buy.Buy, pair.Strike, buy.Strike);
            if (pair.BoughtAt is { } paid)
                Offer(sell.Sell - (paid + strike + along), sell.Strike, pair.Strike);
            if (pair.SoldAt is { } now && now + strike + along > sell.Sell)
                sell = (now + strike + along, pair.Strike);
            if (pair.BoughtAt is { } cost && cost + strike - along < buy.Buy)
                buy = (cost + strike - along, pair.Strike);
        }

        void Offer(double points, double sold, double bought)
        {
            double dollars = (points * Contracts.Spx.Multiplier) - fees;
            if (double.IsFinite(dollars) && (Box is null || dollars > Box.Dollars))
                Box = new ParityEdge(chain, ParityRoute.Box, sold, bought, dollars);
        }
    }

    private void ScanFuture(List<Pair> pairs, double discount, double perPoint, FutureMark future)
    {
        double fees = (2 * costs.FeePerOption) + (2 * costs.FeePerFuture) + costs.FixedPerOrder;
        foreach (Pair pair in pairs)
        {
            double allowance = perPoint * Math.Abs(future.Price - pair.Strike);
            if (pair.SoldAt is { } received)
            {
                double dollars = ((received - (discount * (future.Price + future.HalfSpread - pair.Strike)) - allowance) * Contracts.Spx.Multiplier) - fees;
                if (Conversion is null || dollars > Conversion.Dollars)
                    Conversion = new ParityEdge(chain, ParityRoute.Conversion, pair.Strike, null, dollars);
            }

            if (pair.BoughtAt is { } paid)
            {
                double dollars = (((discount * (future.Price - future.HalfSpread - pair.Strike)) - paid - allowance) * Contracts.Spx.Multiplier) - fees;
                if (Reversal is null || dollars > Reversal.Dollars)
                    Reversal = new ParityEdge(chain, ParityRoute.Reversal, null, pair.Strike, dollars);
            }
        }
    }

    // Quotes ascend by strike with the put before the call.
    private List<Pair> Pairs()
    {
        var pairs = new List<Pair>(chain.Quotes.Length / 2);
        for (int i = 1; i < chain.Quotes.Length; i++)
        {
            OptionQuote put = chain.Quotes[i - 1];
            OptionQuote call = chain.Quotes[i];
            if (put.Strike != call.Strike || put.Right != OptionRight.Put || !(put.Ask >= put.Bid && call.Ask >= call.Bid))
                continue;
            // Who sells needs a bid, who buys an offer.
            double? sold = call.Bid > 0 && put.Ask > 0 ? call.Bid - put.Ask : null;
            double? bought = put.Bid > 0 && call.Ask > 0 ? call.Ask - put.Bid : null;
            if (sold is not null || bought is not null)
                pairs.Add(new Pair(call.Strike, sold, bought));
        }

        return pairs;
    }

    private readonly record struct Pair(double Strike, double? SoldAt, double? BoughtAt);
}
