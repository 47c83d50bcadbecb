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
        bool onFund = leg.Contract.Underlying == UnderlyingKind.VolatilityFund;
        if (leg.Contract.Exercise == ExerciseStyle.American && !onFund && leg.Contract.Underlying != UnderlyingKind.EquityFund)
            throw new NotSupportedException($"{leg.Name} is American; this version values American options on fund shares only.");
        if (leg.Contract.Exercise == ExerciseStyle.European && onFund)
            throw new NotSupportedException($"{leg.Name} is European on a volatility fund; this version values American options on them only, as they are listed.");
        string symbol = leg.Contract.UnderlyingSymbol;
        OptionChain chain = market.ChainFor(symbol, leg.Expiry)
            ?? throw new MissingDatumException(new DatumKey(DatumKind.Forward, symbol, leg.Expiry), leg.Name);
        VolatilitySmile smile = market.SmileFor(symbol, leg.Expiry)
            ?? throw new MissingDatumException(new DatumKey(DatumKind.Volatility, symbol, leg.Expiry), leg.Name);

        if (leg.Contract.Exercise == ExerciseStyle.American)
        {
            double share = Level(market, symbol, leg);
            return AmericanPricing.Value(position, leg, market, chain, smile, share, onFund ? FundHolding.Of(leg, share, market) : null);
        }

        bool onVix = leg.Contract.Underlying == UnderlyingKind.VolatilityIndex;
        double scale = leg.Contract.UnderlyingScale;
        double strike = leg.Strike / scale;
        double volatility = smile.VolatilityAt(strike);
        Greeks unit = Black76.Greeks(chain.Forward * scale, leg.Strike, chain.Years, volatility, chain.Rate, leg.Right);
        double size = leg.Quantity * leg.Contract.Multiplier;
        double forward = chain.Forward * scale;
        Carry carry = OptionCarry.PerDay(chain, market, leg, strike, volatility, onVix) * (size * scale);
        FactorExposures exposures = onVix
            ? VixOptionExposures(chain, unit, size, scale, market.RequireVixFutures(leg.Name), carry)
            : IndexOptionExposures(chain, unit, size, forward, Level(market, symbol, leg), carry);
        double residual = unit.Theta + (0.5 * volatility * volatility * forward * forward * unit.Gamma) - (chain.Rate * unit.Price);
        return new LegValuation(position, unit.Price, exposures)
        {
            UnitGreeks = unit,
            EquationResidual = size * residual * OneDay,
            SkewDelta = onVix ? null : size * unit.Vega * -SkewAt(smile, strike, volatility) / 100,
            Forward = chain.Forward,
            ForwardSource = chain.ForwardSource,
            Volatility = volatility,
            Years = chain.Years,
        };
    }

    /// <summary>Slope of the volatility by ln K.</summary>
    internal static double SkewAt(VolatilitySmile smile, double strike, double volatility) =>
        smile.VarianceAt(ElementaryFunctions.Log(strike / smile.Forward)).Slope / (2 * volatility * smile.Years);

    private static FactorExposures IndexOptionExposures(OptionChain chain, Greeks unit, double size, double forward, double spot, Carry carry)
    {
        // The forward moves with spot in proportion: rates and dividends are held, not the distance in points.
        double perSpot = forward / spot;
        RiskFactor index = new(FactorKind.Spot, chain.Symbol);
        RiskFactor volatility = new(FactorKind.Volatility, chain.Symbol, chain.Expiry);
        return FactorExposures.Of(
            [
                new(index, size * unit.Delta * perSpot, size * unit.Gamma * perSpot * perSpot),
                new(volatility, size * unit.Vega, size * unit.Volga),
                new(new RiskFactor(FactorKind.DiscountRate, chain.Symbol, chain.Expiry), size * unit.Rho),
                new(new RiskFactor(FactorKind.ForwardGrowth, chain.Symbol, chain.Expiry), size * unit.Delta * forward * chain.Years),
            ],
            [new CrossExposure(index, volatility, size * unit.Vanna * perSpot)],
            carry);
    }

    private static FactorExposures VixOptionExposures(OptionChain chain, Greeks unit, double size, double scale, VixFuturesCurve curve, Carry carry)
    {
        // The options' parity forward and the contract's settlement differ by a few ticks and move in proportion: one factor, two levels.
        double perFuture = scale * (curve.IsListed(chain.Expiry) ? chain.Forward / curve.ForwardFor(chain.Expiry) : 1);
        RiskFactor future = new(FactorKind.VixFuture, chain.Symbol, chain.Expiry);
        RiskFactor volatility = new(FactorKind.VixVolatility, chain.Symbol, chain.Expiry);
        return FactorExposures.Of(
            [
                new(future, size * unit.Delta * perFuture, size * unit.Gamma * perFuture * perFuture),
                new(volatility, size * unit.Vega, size * unit.Volga),
                new(new RiskFactor(FactorKind.DiscountRate, chain.Symbol, chain.Expiry), size * unit.Rho),
            ],
            [new CrossExposure(future, volatility, size * unit.Vanna * perFuture)],
            carry);
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
        double level = Level(market, symbol, leg);
        if (leg.Contract.Underlying == UnderlyingKind.VolatilityFund)
        {
            FundHolding fund = FundHolding.Of(leg, level, market);
            return new LegValuation(
                position, level, FactorExposures.Of(fund.Exposures(leg.Quantity, 0), new Carry(0, 0, leg.Quantity * fund.RollDown, leg.Quantity * fund.Financing)));
        }

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
