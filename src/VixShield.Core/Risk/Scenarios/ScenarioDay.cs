using VixShield.Instruments;
using VixShield.Market;
using VixShield.Numerics;
using VixShield.Pricing;
using VixShield.Pricing.Batch;

namespace VixShield.Risk;

/// <summary>A book after a horizon has passed and before anything moves: what every scenario of that horizon begins from.</summary>
internal sealed class ScenarioDay
{
    internal ScenarioDay(ScenarioBook book, double days)
    {
        double horizon = days / 365;
        Days = days;
        Chains = [.. book.Chains.Select(c => new ScenarioChain(c, book.Market.Market, horizon, c.Symbol == MarketSnapshot.VixSymbol, book.Market.Follows(c.Symbol) || c.Symbol == MarketSnapshot.VixSymbol ? null : book.FundLine(c.Symbol)))];
        Lines = [.. Enumerable.Range(0, book.Lines).Select(i => book.LineAt(i, horizon))];
        Horizon = horizon;
        Own = new double[book.Legs.Length];
        Anchors = new double[book.Legs.Length];
        Prices = new double[book.Legs.Length];
        PriceAnchors = new double[book.Legs.Length];
        for (int i = 0; i < book.Legs.Length; i++)
        {
            ref readonly ScenarioLeg leg = ref book.Legs[i];
            if (leg.Kind is not (ScenarioLegKind.European or ScenarioLegKind.American))
                continue;
            ScenarioChain chain = Chains[leg.Source];
            Anchors[i] = chain.Smile.At(leg.LogMoneyness);
            // The volatility that carry gives the strike after the horizon.
            Own[i] = horizon == 0 || chain.OnVix || chain.Tenor.Later == 0
                ? leg.Volatility
                : OptionCarry.VolatilityAfter(book.Market.Market.Surface(chain.Chain.Symbol), chain.Chain.Forward, leg.Strike / leg.Scale, horizon, chain.Tenor.Later);
            if (leg.Kind == ScenarioLegKind.European)
                AnchorPrice(i, leg, chain, book.Valuation.InFixedOrder[i].Price);
        }
    }

    internal double Days { get; }

    internal ScenarioChain[] Chains { get; }

    internal ScenarioLine[] Lines { get; }

    /// <summary>The horizon, in years.</summary>
    internal double Horizon { get; }

    /// <summary>Volatility of each leg.</summary>
    internal double[] Own { get; }

    /// <summary>What the chain's table gives for it.</summary>
    internal double[] Anchors { get; }

    /// <summary>Price of each European leg.</summary>
    internal double[] Prices { get; }

    /// <summary>What the kernel gives for it.</summary>
    internal double[] PriceAnchors { get; }

    /// <summary>The option of a leg, as the kernel takes it.</summary>
    internal StrikeTerms TermsOf(in ScenarioLeg leg)
    {
        ScenarioChain chain = Chains[leg.Source];
        return new StrikeTerms
        {
            Strike = leg.Strike,
            LogStrike = leg.LogMoneyness,
            Years = chain.Tenor.Later,
            RootYears = Math.Sqrt(chain.Tenor.Later),
            Rate = chain.Rate,
            Discount = ElementaryFunctions.Exp(-(chain.Rate * chain.Tenor.Later)),
            IsPut = leg.Right == OptionRight.Put,
        };
    }

    private unsafe void AnchorPrice(int index, in ScenarioLeg leg, ScenarioChain chain, double now)
    {
        double forward = chain.Forward * leg.Scale;
        Prices[index] = Horizon == 0 ? now : Black76.Price(forward, leg.Strike, chain.Tenor.Later, Own[index], chain.Rate, leg.Right);
        double* rows = stackalloc double[4 * StrikeDriver.Padding];
        for (int i = 0; i < StrikeDriver.Padding; i++)
        {
            rows[i] = forward;
            rows[StrikeDriver.Padding + i] = chain.LogRoll;
            rows[(2 * StrikeDriver.Padding) + i] = Own[index];
        }

        double* prices = rows + (3 * StrikeDriver.Padding);
        StrikeDriver.Price(TermsOf(leg), rows, rows + StrikeDriver.Padding, rows + (2 * StrikeDriver.Padding), prices, StrikeDriver.Padding);
        PriceAnchors[index] = prices[0];
    }
}
