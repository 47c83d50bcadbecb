using VixShield.Curves;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.Numerics;
using VixShield.Pricing;
using VixShield.Volatility;

namespace VixShield.Risk;

/// <summary>
/// Values one position. This is the one place where quantity, multiplier and underlying scale are applied, with their signs.
/// </summary>
internal static class LegPricing
{
    internal const double OneDay = 1d / 365d;

    internal static LegValuation Value(Position position, MarketSnapshot market) => position.Leg switch
    {
        { ExpiryOrNull: { } expiry } when expiry.Instant <= market.ValuationInstant => SettledPricing.Value(position, expiry, market),
        OptionLeg leg => Option(position, leg, market),
        FutureLeg leg => Future(position, leg, market),
        SecurityLeg leg => Security(position, leg, market),
        _ => throw new NotSupportedException($"{position.Leg} is of an unknown type."),
    };

    private static LegValuation Option(Position position, OptionLeg leg, MarketSnapshot market)
    {
        if (leg.Contract.Underlying == UnderlyingKind.VolatilityFund)
            throw new NotSupportedException($"{leg.Name} is on a volatility fund, whose volatility is that of the VX futures it holds; this version does not value it.");
        if (leg.Contract.Exercise == ExerciseStyle.American && leg.Contract.Underlying != UnderlyingKind.EquityFund)
            throw new NotSupportedException($"{leg.Name} is American; this version values American options on fund shares only.");
        string symbol = leg.Contract.UnderlyingSymbol;
        OptionChain chain = market.ChainFor(symbol, leg.Expiry)
            ?? throw new MissingDatumException(new DatumKey(DatumKind.Forward, symbol, leg.Expiry), leg.Name);
        VolatilitySmile smile = market.SmileFor(symbol, leg.Expiry)
            ?? throw new MissingDatumException(new DatumKey(DatumKind.Volatility, symbol, leg.Expiry), leg.Name);

        if (leg.Contract.Exercise == ExerciseStyle.American)
            return AmericanPricing.Value(position, leg, market, chain, smile, Level(market, symbol, leg));
        bool onVix = leg.Contract.Underlying == UnderlyingKind.VolatilityIndex;
        double scale = leg.Contract.UnderlyingScale;
        double strike = leg.Strike / scale;
        double volatility = smile.VolatilityAt(strike);
        Greeks unit = Black76.Greeks(chain.Forward * scale, leg.Strike, chain.Years, volatility, chain.Rate, leg.Right);
        double size = leg.Quantity * leg.Contract.Multiplier;
        IEnumerable<FactorExposure> exposures = onVix
            ? VixOptionExposures(chain, unit, size, scale, market.RequireVixFutures(leg.Name))
            : IndexOptionExposures(chain, unit, size, chain.Forward * scale, Level(market, symbol, leg));
        Carry carry = OptionCarry.PerDay(chain, market, leg, strike, volatility, onVix) * (size * scale);
        return new LegValuation(position, unit.Price, FactorExposures.Of(exposures, carry))
        {
            UnitGreeks = unit,
            Forward = chain.Forward,
            ForwardSource = chain.ForwardSource,
            Volatility = volatility,
            Years = chain.Years,
        };
    }

    private static FactorExposure[] IndexOptionExposures(OptionChain chain, Greeks unit, double size, double forward, double spot)
    {
        // The forward moves with spot in proportion: rates and dividends are held, not the distance in points.
        double perSpot = forward / spot;
        return
        [
            new(new RiskFactor(FactorKind.Spot, chain.Symbol), size * unit.Delta * perSpot, size * unit.Gamma * perSpot * perSpot),
            new(new RiskFactor(FactorKind.Volatility, chain.Symbol, chain.Expiry), size * unit.Vega, size * unit.Volga),
            new(new RiskFactor(FactorKind.DiscountRate, chain.Symbol, chain.Expiry), size * unit.Rho),
            new(new RiskFactor(FactorKind.ForwardGrowth, chain.Symbol, chain.Expiry), size * unit.Delta * forward * chain.Years),
        ];
    }

    private static FactorExposure[] VixOptionExposures(OptionChain chain, Greeks unit, double size, double scale, VixFuturesCurve curve)
    {
        // The options' parity forward and the contract's settlement differ by a few ticks and move in proportion: one factor, two levels.
        double perFuture = scale * (curve.IsListed(chain.Expiry) ? chain.Forward / curve.ForwardFor(chain.Expiry) : 1);
        return
        [
            new(new RiskFactor(FactorKind.VixFuture, chain.Symbol, chain.Expiry), size * unit.Delta * perFuture, size * unit.Gamma * perFuture * perFuture),
            new(new RiskFactor(FactorKind.VixVolatility, chain.Symbol, chain.Expiry), size * unit.Vega, size * unit.Volga),
            new(new RiskFactor(FactorKind.DiscountRate, chain.Symbol, chain.Expiry), size * unit.Rho),
        ];
    }

    private static LegValuation Future(Position position, FutureLeg leg, MarketSnapshot market)
    {
        string symbol = leg.Contract.UnderlyingSymbol;
        FutureMark mark = market.MarkFor(leg.Contract, leg.Expiry)
            ?? throw new MissingDatumException(new DatumKey(DatumKind.FuturePrice, leg.Contract.Symbol, leg.Expiry), leg.Name);
        double size = leg.Quantity * leg.Contract.Multiplier;
        double years = leg.Expiry.YearsFrom(market.ValuationInstant);
        FactorExposures exposures;
        if (leg.Contract.Underlying == UnderlyingKind.VolatilityIndex)
        {
            double roll = market.RequireVixFutures(leg.Name).RollDown(leg.Expiry, OneDay);
            exposures = FactorExposures.Of(
                [new FactorExposure(new RiskFactor(FactorKind.VixFuture, symbol, leg.Expiry), size)],
                new Carry(0, 0, size * roll, 0));
        }
        else
        {
            // With spot on its forward an index future does not move as time passes: no carry.
            double spot = Level(market, symbol, leg);
            exposures = FactorExposures.Of(
            [
                new(new RiskFactor(FactorKind.Spot, symbol), size * mark.Price / spot),
                new(new RiskFactor(FactorKind.ForwardGrowth, symbol, leg.Expiry), size * mark.Price * years),
            ]);
        }

        return new LegValuation(position, mark.Price, exposures) { Forward = mark.Price, ForwardSource = mark.Source, Years = years };
    }

    private static LegValuation Security(Position position, SecurityLeg leg, MarketSnapshot market)
    {
        string symbol = leg.Contract.UnderlyingSymbol;
        if (leg.Contract.Underlying == UnderlyingKind.VolatilityFund)
            throw new NotSupportedException($"{leg.Name} hold VX futures by index weights; this version does not value volatility funds.");
        double level = Level(market, symbol, leg);
        // A share on its own forward grows at the growth rate of the index's first forward.
        double growth = IndexGrowth(market, leg.Name);
        double financing = leg.Quantity * level * (ElementaryFunctions.Exp(growth * OneDay) - 1);
        return new LegValuation(
            position,
            level,
            FactorExposures.Of([new FactorExposure(new RiskFactor(FactorKind.Spot, symbol), leg.Quantity)], new Carry(0, 0, 0, financing)));
    }

    /// <summary>Growth rate of the index along its first forward, per year.</summary>
    internal static double IndexGrowth(MarketSnapshot market, string neededFor)
    {
        OptionChain first = market.Chains.FirstOrDefault(c => c.Symbol == "SPX")
            ?? throw new MissingDatumException(new DatumKey(DatumKind.Forward, "SPX"), neededFor);
        return ElementaryFunctions.Log(first.Forward / Level(market, "SPX", neededFor)) / first.Years;
    }

    private static double Level(MarketSnapshot market, string symbol, Leg leg) => Level(market, symbol, leg.Name);

    private static double Level(MarketSnapshot market, string symbol, string neededFor) =>
        market.TryGet(new DatumKey(DatumKind.Level, symbol), out double level)
            ? level
            : throw new MissingDatumException(new DatumKey(DatumKind.Level, symbol), neededFor);
}
