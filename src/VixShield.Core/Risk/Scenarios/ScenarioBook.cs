using VixShield.Expiries;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.Numerics;

namespace VixShield.Risk;

/// <summary>A valued book laid out for scenarios: its legs in the fixed order of the valuation, and the chains, futures and shares that they depend on.</summary>
internal sealed class ScenarioBook
{
    private readonly List<OptionChain> _chains = [];
    private readonly List<Line> _lines = [];
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

    /// <summary>Which line is a fund's share.</summary>
    internal int FundLine(string symbol) => _places[(symbol, null)];

    /// <summary>Level of a volatility fund's share in a scenario.</summary>
    internal static double FundLevelAfter(ScenarioMarket market, MarketScenario scenario, string symbol)
    {
        var share = new SecurityLeg { Contract = ContractSpec.Security(symbol, Contracts.VxxShares.Tick, UnderlyingKind.VolatilityFund), Quantity = 1 };
        var book = new ScenarioBook(BookValuation.Of(Book.OfLegs(share), market.Market), market);
        return book.LineAt(book.FundLine(symbol), scenario.Days / 365).After(scenario, market, 1);
    }

    /// <summary>Futures and shares after a horizon and before a move.</summary>
    internal ScenarioLine LineAt(int index, double horizon)
    {
        MarketSnapshot market = Market.Market;
        Line line = _lines[index];
        if (line.Fund is { } fund)
        {
            (ScenarioTenor Tenor, double Price, double DollarsPerPoint)[] holdings =
                [.. fund.PerShare.Select(e => (TenorOf(e.Contract, horizon), market.VixFutures.ForwardFor(e.Contract) + Roll(e.Contract, horizon), e.DollarsPerPoint))];
            double rolled = fund.PerShare.Sum(e => e.DollarsPerPoint * Roll(e.Contract, horizon));
            return new ScenarioLine { Price = line.Price + rolled + (fund.Financing * horizon / LegPricing.OneDay), Holdings = holdings };
        }

        if (line.VixExpiry is { } expiry)
            return new ScenarioLine { Price = line.Price + Roll(expiry, horizon), Tenor = TenorOf(expiry, horizon) };
        // A share is on its forward, as an index future always is.
        return new ScenarioLine { Price = line.Grows && horizon > 0 ? line.Price * ElementaryFunctions.Exp(LegPricing.IndexGrowth(market, "a share") * horizon) : line.Price };
    }

    private ScenarioTenor TenorOf(Expiry expiry, double horizon)
    {
        double years = expiry.YearsFrom(Market.Market.ValuationInstant);
        return new ScenarioTenor(expiry, MarketMove.Days(expiry, Market.Market), years, Math.Max(0, years - horizon));
    }

    private double Roll(Expiry expiry, double horizon) => horizon > 0 ? Market.Market.RequireVixFutures($"the roll of VX {expiry}").RollDown(expiry, horizon) : 0;

    private ScenarioLeg Lay(LegValuation valuation)
    {
        Leg leg = valuation.Position.Leg;
        double size = leg.Contract.Multiplier * leg.Quantity;
        if (valuation.IsSettled)
            return new ScenarioLeg { Kind = ScenarioLegKind.Fixed, Size = size, Price = valuation.Price };
        bool onVix = leg.Contract.Underlying == UnderlyingKind.VolatilityIndex;
        bool onFund = leg.Contract.Underlying == UnderlyingKind.VolatilityFund;
        string symbol = leg.Contract.UnderlyingSymbol;
        if (!onVix && !onFund && !Market.Follows(symbol))
            throw new NotSupportedException($"{leg.Name}: scenarios move {Market.Options.IndexSymbol}, VIX and what follows them, not {symbol}.");
        int fund = onFund ? PlaceOf((symbol, null), () => FundLine(leg)) : -1;
        if (leg is OptionLeg option)
            return Option(valuation, option, size);
        return new ScenarioLeg
        {
            Kind = ScenarioLegKind.Linear,
            Size = size,
            Source = onFund ? fund : PlaceOf((leg.Contract.Symbol, leg.ExpiryOrNull), () => new Line(valuation.Price, onVix ? leg.ExpiryOrNull : null, leg is SecurityLeg, null)),
        };
    }

    private Line FundLine(Leg leg)
    {
        double level = Market.Market.Levels[leg.Contract.UnderlyingSymbol];
        return new Line(level, null, false, FundHolding.Of(leg, level, Market.Market));
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

    private int PlaceOf((string Symbol, Expiry? Expiry) key, Func<Line> make)
    {
        if (!_places.TryGetValue(key, out int place))
        {
            place = _lines.Count;
            _lines.Add(make());
            _places.Add(key, place);
        }

        return place;
    }

    private sealed record Line(double Price, Expiry? VixExpiry, bool Grows, FundHolding? Fund);
}
