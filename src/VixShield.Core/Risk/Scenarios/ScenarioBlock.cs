using System.Numerics;
using VixShield.Numerics;
using VixShield.Pricing;
using VixShield.Pricing.Batch;

namespace VixShield.Risk;

/// <summary>
/// Values a book in a block of scenarios of one horizon: first what they do to each chain, then leg by leg over all of them. Totals grow leg after leg in the fixed order of the valuation,
/// so a scenario's total does not depend on the others beside it.
/// </summary>
internal static unsafe class ScenarioBlock
{
    // A difference of scenarios is to be that of the valuation's prices.
    private const AmericanAccuracy Accuracy = AmericanAccuracy.High;

    // Beyond these a price would be no price: the scenario is a mistake.
    private const double LeastForward = 1e-6;
    private const double GreatestForward = 1e8;
    private const double LeastFactor = 1e-4;
    private const double GreatestFactor = 1e4;

    /// <param name="book">The book.</param>
    /// <param name="day">The horizon of all of them.</param>
    /// <param name="scenarios">All scenarios.</param>
    /// <param name="order">Which of them, at most <see cref="ScenarioRoom.Block"/>.</param>
    /// <param name="room">Memory.</param>
    /// <param name="marks">The totals, one for each of all scenarios.</param>
    /// <param name="legPrices">Prices of a contract, leg by leg for all scenarios; empty when they are not wanted.</param>
    /// <param name="cancellation">Looked at between legs.</param>
    internal static void Value(
        ScenarioBook book, ScenarioDay day, IReadOnlyList<MarketScenario> scenarios, ReadOnlySpan<int> order, ScenarioRoom room, Span<double> marks, Span<double> legPrices, CancellationToken cancellation)
    {
        int count = order.Length;
        Move(book, day, scenarios, order, room);
        Span<double> totals = room.Totals.AsSpan(0, count);
        totals.Clear();
        Span<double> prices = room.Prices.AsSpan(0, count);
        for (int i = 0; i < book.Legs.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            ref readonly ScenarioLeg leg = ref book.Legs[i];
            switch (leg.Kind)
            {
                case ScenarioLegKind.European:
                    European(leg, day, i, room, count);
                    // The price before the move is the valuation's; what the kernel gives for it is the origin that moves are measured from.
                    Accumulate(prices, day.Prices[i], day.PriceAnchors[i], leg.Size, totals);
                    Keep(prices, order, legPrices, i * scenarios.Count);
                    continue;
                case ScenarioLegKind.American:
                    American(leg, book, day, i, room, prices);
                    break;
                case ScenarioLegKind.Linear:
                    room.LineOf(leg.Source)[..count].CopyTo(prices);
                    break;
                default:
                    prices.Fill(leg.Price);
                    break;
            }

            Accumulate(prices, 0, 0, leg.Size, totals);
            Keep(prices, order, legPrices, i * scenarios.Count);
        }

        for (int j = 0; j < count; j++)
            marks[order[j]] = totals[j];
    }

    private static void Move(ScenarioBook book, ScenarioDay day, IReadOnlyList<MarketScenario> scenarios, ReadOnlySpan<int> order, ScenarioRoom room)
    {
        ScenarioMarket market = book.Market;
        for (int j = 0; j < order.Length; j++)
        {
            MarketScenario scenario = scenarios[order[j]];
            double index = scenario.IndexRatio(market);
            double logIndex = ElementaryFunctions.Log(index);
            for (int l = 0; l < day.Lines.Length; l++)
            {
                ScenarioLine line = day.Lines[l];
                double price = line.After(scenario, market, index);
                if (!(price > 0 && price <= GreatestForward))
                    throw Guard.OutOfRange("scenarios", scenario, FormattableString.Invariant($"Would take a price of {line.Price:G6} to {price:G6}: it must be above 0 and at most {GreatestForward:F0}."));
                room.LineOf(l)[j] = price;
            }

            for (int c = 0; c < day.Chains.Length; c++)
            {
                ScenarioChain chain = day.Chains[c];
                double ratio = chain.OnVix ? scenario.FutureRatio(market, chain.Tenor) : chain.FundLine is { } fund ? room.LineOf(fund)[j] / day.Lines[fund].Price : index;
                double factor = chain.OnVix || chain.FundLine is not null ? scenario.VixVolatilityRatio(market, chain.Tenor) : scenario.IndexVolatilityRatio(market, chain.Chain, chain.Tenor);
                double logRatio = chain.OnVix || chain.FundLine is not null ? ElementaryFunctions.Log(ratio) : logIndex;
                double follows = chain.OnVix ? scenario.VixSkewStickiness(market) : chain.FundLine is not null ? 0 : scenario.SkewStickiness(market);
                double scale = 1 / factor;
                double forward = chain.Forward * ratio;
                if (!(forward >= LeastForward && forward <= GreatestForward && factor is >= LeastFactor and <= GreatestFactor))
                    throw Guard.OutOfRange("scenarios", scenario, FormattableString.Invariant($"Would take the forward of {chain.Chain.Symbol} {chain.Chain.Expiry} to {forward:G6} and its volatilities times {factor:G6}: forwards must stay from {LeastForward} to {GreatestForward:F0}, volatilities from {LeastFactor} to {GreatestFactor:F0} times what they are."));
                room.ForwardsOf(c)[j] = forward;
                room.ScalesOf(c)[j] = scale;
                // The roll keeps the volatility of a strike.
                room.ShiftsOf(c)[j] = chain.LogRoll + (follows * logRatio) - ((chain.LogRoll + logRatio) * scale);
                room.FactorsOf(c)[j] = factor;
                room.LogForwardsOf(c)[j] = chain.LogRoll + logRatio;
            }
        }

        for (int c = 0; c < day.Chains.Length; c++)
            room.Pad(c, order.Length, Padded(order.Length));
    }

    private static int Padded(int count) => (count + StrikeDriver.Padding - 1) / StrikeDriver.Padding * StrikeDriver.Padding;

    private static void European(in ScenarioLeg leg, ScenarioDay day, int index, ScenarioRoom room, int count)
    {
        int padded = Padded(count);
        Span<double> volatilities = room.Volatilities.AsSpan(0, padded);
        Volatilities(leg, day, index, room, volatilities);
        Span<double> forwards = room.ForwardsOf(leg.Source)[..padded];
        if (leg.Scale != 1)
        {
            for (int j = 0; j < padded; j++)
                room.Forwards[j] = forwards[j] * leg.Scale;
            forwards = room.Forwards.AsSpan(0, padded);
        }

        StrikeTerms terms = day.TermsOf(leg);
        Span<double> results = room.Prices.AsSpan(0, padded);
        fixed (double* forward = forwards, logForward = room.LogForwardsOf(leg.Source), volatility = volatilities, price = results)
            StrikeDriver.Price(terms, forward, logForward, volatility, price, padded);
    }

    private static void American(in ScenarioLeg leg, ScenarioBook book, ScenarioDay day, int index, ScenarioRoom room, Span<double> prices)
    {
        ScenarioChain chain = day.Chains[leg.Source];
        Span<double> volatilities = room.Volatilities.AsSpan(0, prices.Length);
        Volatilities(leg, day, index, room, volatilities);
        double spot = SpotAfter(book, day, chain, leg);
        Span<double> forwards = room.ForwardsOf(leg.Source);
        for (int j = 0; j < prices.Length; j++)
        {
            double moved = spot * (forwards[j] / chain.Forward);
            AmericanStatus status = AmericanOption.TryPrice(
                moved * leg.Scale, leg.Strike, chain.Tenor.Later, volatilities[j], chain.Rate, leg.DividendYield, leg.Right, out prices[j], Accuracy);
            if (status != AmericanStatus.Ok)
                throw new NotSupportedException(FormattableString.Invariant($"{chain.Chain.Symbol} {chain.Chain.Expiry} {leg.Strike} {leg.Right} has no value at spot {moved:G6}, volatility {volatilities[j]:G6}: {status}."));
        }
    }

    /// <summary>The share after the horizon and before a move: on its forward, or where its VX contracts have rolled to.</summary>
    private static double SpotAfter(ScenarioBook book, ScenarioDay day, ScenarioChain chain, in ScenarioLeg leg)
    {
        if (chain.FundLine is { } fund)
            return day.Lines[fund].Price;
        double level = book.Market.Market.Levels[chain.Chain.Symbol];
        return day.Horizon == 0 ? level : level * ElementaryFunctions.Exp((chain.Rate - leg.DividendYield) * Math.Min(day.Horizon, chain.Tenor.Years));
    }

    private static void Volatilities(in ScenarioLeg leg, ScenarioDay day, int index, ScenarioRoom room, Span<double> volatilities)
    {
        fixed (double* scales = room.ScalesOf(leg.Source), shifts = room.ShiftsOf(leg.Source), factors = room.FactorsOf(leg.Source), results = volatilities)
            day.Chains[leg.Source].Smile.Volatilities(leg.LogMoneyness, day.Own[index], day.Anchors[index], scales, shifts, factors, volatilities.Length, results);
    }

    /// <summary>Prices become own + (price - origin), and totals grow by their products with the size: each product and each sum rounded, as the marks of a valuation are.</summary>
    private static void Accumulate(Span<double> prices, double own, double origin, double size, Span<double> totals)
    {
        int j = 0;
        if (Vector.IsHardwareAccelerated)
        {
            var sizes = new Vector<double>(size);
            var owns = new Vector<double>(own);
            var origins = new Vector<double>(origin);
            for (; j <= totals.Length - Vector<double>.Count; j += Vector<double>.Count)
            {
                Vector<double> price = owns + (new Vector<double>(prices[j..]) - origins);
                price.CopyTo(prices[j..]);
                (new Vector<double>(totals[j..]) + (price * sizes)).CopyTo(totals[j..]);
            }
        }

        for (; j < totals.Length; j++)
        {
            prices[j] = own + (prices[j] - origin);
            totals[j] += prices[j] * size;
        }
    }

    private static void Keep(ReadOnlySpan<double> prices, ReadOnlySpan<int> order, Span<double> legPrices, int from)
    {
        if (legPrices.IsEmpty)
            return;
        for (int j = 0; j < prices.Length; j++)
            legPrices[from + order[j]] = prices[j];
    }
}
