using VixShield.Expiries;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.Numerics;

namespace VixShield.Risk;

/// <summary>A valued book laid out for scenarios: its legs in the fixed order of the valuation, and the chains, futures and shares that they depend on.</summary>
internal sealed class ScenarioBook
{
    private readonly List<OptionChain> _chains = [];
    private readonly List<(double Price, Expiry? VixExpiry, bool Grows)> _lines = [];
    private readonly Dictionary<(string Symbol, Expiry? Expiry), int> _places = [];

    internal ScenarioBook(BookValuation valuation, ScenarioMarket market)
    {
        Valuation = valuation;
        Market = market;
        Legs = [.. valuation.InFixedOrder.Select(Lay)];
    }

    internal BookValuation Valuation { get; }

    internal ScenarioMarket Market { get; }

    internal ScenarioLeg[] Legs { get; }

    internal IReadOnlyList<OptionChain> Chains => _chains;

    internal int Lines => _lines.Count;

    /// <summary>Futures and shares after a horizon and before a move.</summary>
    internal ScenarioLine LineAt(int index, double horizon)
    {
        MarketSnapshot market = Market.Market;
        (double price, Expiry? vixExpiry, bool grows) = _lines[index];
        if (vixExpiry is not null)
        {
            double years = vixExpiry.YearsFrom(market.ValuationInstant);
            double roll = horizon > 0 ? market.RequireVixFutures($"the roll of VX {vixExpiry}").RollDown(vixExpiry, horizon) : 0;
            return new ScenarioLine { Price = price + roll, Tenor = new ScenarioTenor(vixExpiry, MarketMove.Days(vixExpiry, market), years, Math.Max(0, years - horizon)) };
        }

        // A share is on its forward, as an index future always is.
        return new ScenarioLine { Price = grows && horizon > 0 ? price * ElementaryFunctions.Exp(LegPricing.IndexGrowth(market, "a share") * horizon) : price };
    }

    private ScenarioLeg Lay(LegValuation valuation)
    {
        Leg leg = valuation.Position.Leg;
        double size = leg.Contract.Multiplier * leg.Quantity;
        if (valuation.IsSettled)
            return new ScenarioLeg { Kind = ScenarioLegKind.Fixed, Size = size, Price = valuation.Price };
        bool onVix = leg.Contract.Underlying == UnderlyingKind.VolatilityIndex;
        string symbol = leg.Contract.UnderlyingSymbol;
        if (!onVix && !Market.Follows(symbol))
            throw new NotSupportedException($"{leg.Name}: scenarios move {Market.Options.IndexSymbol}, VIX and what follows them, not {symbol}.");
        if (leg is OptionLeg option)
            return Option(valuation, option, size);
        return new ScenarioLeg
        {
            Kind = ScenarioLegKind.Linear,
            Size = size,
            Source = Line((leg.Contract.Symbol, leg.ExpiryOrNull), (valuation.Price, onVix ? leg.ExpiryOrNull : null, leg is SecurityLeg)),
        };
    }

    private ScenarioLeg Option(LegValuation valuation, OptionLeg leg, double size)
    {
        string symbol = leg.Contract.UnderlyingSymbol;
        OptionChain chain = Market.Market.ChainFor(symbol, leg.Expiry)!;
        if (!_places.TryGetValue((symbol, leg.Expiry), out int place))
        {
            place = _chains.Count;
            _chains.Add(chain);
            _places.Add((symbol, leg.Expiry), place);
        }

        double scale = leg.Contract.UnderlyingScale;
        return new ScenarioLeg
        {
            Kind = leg.Contract.Exercise == ExerciseStyle.American ? ScenarioLegKind.American : ScenarioLegKind.European,
            Source = place,
            Size = size,
            Strike = leg.Strike,
            Scale = scale,
            LogMoneyness = ElementaryFunctions.Log(leg.Strike / scale / chain.Forward),
            Volatility = valuation.Volatility!.Value,
            Right = leg.Right,
            DividendYield = valuation.DividendYield ?? 0,
        };
    }

    private int Line((string, Expiry?) key, (double, Expiry?, bool) line)
    {
        if (!_places.TryGetValue(key, out int place))
        {
            place = _lines.Count;
            _lines.Add(line);
            _places.Add(key, place);
        }

        return place;
    }
}
