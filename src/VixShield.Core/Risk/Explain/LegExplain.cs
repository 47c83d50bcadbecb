using VixShield.Curves;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.Numerics;
using VixShield.Pricing;
using VixShield.TermStructure;

namespace VixShield.Risk;

/// <summary>
/// Profit of one leg by cause. First time passes alone, revalued exactly as carry is; from the state so reached the moves of index, volatilities, VX and rates are taken to second order.
/// </summary>
internal sealed class LegExplain(MarketSnapshot before, MarketSnapshot after, LogBetaCurve betas, string indexSymbol)
{
    private readonly double _horizon = (after.ValuationInstant - before.ValuationInstant).TotalDays / 365;
    private readonly double _indexAgainstForward =
        after.Levels.TryGetValue(indexSymbol, out double level) && before.Levels.ContainsKey(indexSymbol)
            ? level / BreakEvens.IndexForward(before, indexSymbol, (after.ValuationInstant - before.ValuationInstant).TotalDays)
            : double.NaN;

    private readonly double _vixLogMove =
        after.Levels.TryGetValue(MarketSnapshot.VixSymbol, out double vix) && before.Levels.TryGetValue(MarketSnapshot.VixSymbol, out double vixBefore)
            ? ElementaryFunctions.LogRatio(vix, vixBefore)
            : double.NaN;

    internal ProfitParts Explain(LegValuation first, LegValuation second)
    {
        Leg leg = first.Position.Leg;
        double size = leg.Contract.Multiplier * leg.Quantity;
        double total = second.Mark - first.Mark;
        if (first.IsSettled)
            return ProfitParts.Of(total);
        return leg switch
        {
            OptionLeg { Contract.Exercise: ExerciseStyle.European } option => European(option, first, second, size, total),
            OptionLeg option => American(option, first, second, size, total),
            FutureLeg { Contract.Underlying: UnderlyingKind.VolatilityIndex } future => VixFuture(future, first, second, size, total),
            { Contract.Underlying: UnderlyingKind.VolatilityFund } => ProfitParts.Of(total, FundMoves(leg, size)),
            _ => Linear(first, second, size, total),
        };
    }

    private ProfitParts European(OptionLeg leg, LegValuation first, LegValuation second, double size, double total)
    {
        OptionChain chain = before.ChainFor(leg.Contract.UnderlyingSymbol, leg.Expiry)!;
        bool onVix = leg.Contract.Underlying == UnderlyingKind.VolatilityIndex;
        double scale = leg.Contract.UnderlyingScale;
        double strike = leg.Strike / scale;
        size *= scale;
        Carry carry = OptionCarry.Over(chain, before, leg, strike, first.Volatility!.Value, onVix, _horizon) * size;
        AgedOption aged = OptionCarry.Age(chain, before, leg, strike, first.Volatility.Value, onVix, _horizon);
        if (second.IsSettled || aged.Years == 0)
            return ProfitParts.Of(total, Time(carry, (ProfitCause.Settlement, total - carry.Total)));

        OptionChain laterChain = after.ChainFor(leg.Contract.UnderlyingSymbol, leg.Expiry)!;
        Greeks unit = Black76.Greeks(aged.Forward, strike, aged.Years, aged.Volatility, chain.Rate, leg.Right);
        double volatility = second.Volatility!.Value - aged.Volatility;
        double forward = second.Forward!.Value - aged.Forward;
        double rate = laterChain.Rate - chain.Rate;
        (ProfitCause, double) vanna = (ProfitCause.Vanna, size * unit.Vanna * forward * volatility);
        (ProfitCause, double) volga = (ProfitCause.Volga, size * 0.5 * unit.Volga * volatility * volatility);
        double bend = size * 0.5 * unit.Gamma * forward * forward;
        double discounting = size * unit.Rho * rate;
        if (onVix)
        {
            (double byBeta, double drift, double basis) = SplitVix(aged.Forward, second.Forward.Value, chain.Years, aged.Years);
            double delta = size * unit.Delta;
            return ProfitParts.Of(
                total,
                Time(
                    carry,
                    (ProfitCause.VixBeta, delta * byBeta),
                    (ProfitCause.BetaDrift, delta * drift),
                    (ProfitCause.VixBasis, delta * basis),
                    (ProfitCause.VixGamma, bend),
                    (ProfitCause.VixVolatility, size * unit.Vega * volatility),
                    vanna,
                    volga,
                    (ProfitCause.Rates, discounting)));
        }

        double byIndex = aged.Forward * (IndexMove(leg.Contract.UnderlyingSymbol, aged.Forward, second.Forward.Value) - 1);
        return ProfitParts.Of(
            total,
            Time(
                carry,
                (ProfitCause.Delta, size * unit.Delta * byIndex),
                (ProfitCause.Gamma, bend),
                (ProfitCause.IndexVega, size * unit.Vega * volatility),
                vanna,
                volga,
                (ProfitCause.Rates, (size * unit.Delta * (forward - byIndex)) + discounting)));
    }

    // American prices are not split into carry and moves by a second engine run: their own Greeks over the days and the moves.
    private ProfitParts American(OptionLeg leg, LegValuation first, LegValuation second, double size, double total)
    {
        if (second.IsSettled || first.AmericanUnitGreeks is not { } unit || second.Volatility is not { } volatilityAfter)
            return ProfitParts.Of(total, (ProfitCause.Settlement, total));
        string symbol = leg.Contract.UnderlyingSymbol;
        bool onFund = leg.Contract.Underlying == UnderlyingKind.VolatilityFund;
        double spot = (after.Levels[symbol] - before.Levels[symbol]) * leg.Contract.UnderlyingScale;
        // On a clock of events part of the volatility's change is the passing of time.
        double passed = HeldChange(leg, first);
        double volatility = volatilityAfter - first.Volatility!.Value - passed;
        return ProfitParts.Of(
            total,
            [
                (ProfitCause.OptionTheta, size * ((unit.Theta * _horizon) + (unit.Vega * passed) + (0.5 * unit.Volga * passed * passed))),
                .. onFund ? FundMoves(leg, size * unit.Delta) : [(ProfitCause.Delta, size * unit.Delta * spot)],
                (onFund ? ProfitCause.VixGamma : ProfitCause.Gamma, size * 0.5 * unit.Gamma * spot * spot),
                (onFund ? ProfitCause.VixVolatility : ProfitCause.IndexVega, size * unit.Vega * volatility),
                (ProfitCause.Vanna, size * unit.Vanna * spot * volatility),
                (ProfitCause.Volga, size * 0.5 * unit.Volga * volatility * volatility),
            ]);
    }

    private double HeldChange(OptionLeg leg, LegValuation first)
    {
        double left = first.Years!.Value - _horizon;
        return left > 0 && _horizon > 0
            ? before.Surface(leg.Contract.UnderlyingSymbol).HeldVolatility(first.Volatility!.Value, _horizon, first.Years.Value, left) - first.Volatility.Value
            : 0;
    }

    /// <summary>A volatility fund is the VX contracts it holds and a basis.</summary>
    private (ProfitCause Cause, double Dollars)[] FundMoves(Leg leg, double dollarsPerPoint)
    {
        string symbol = leg.Contract.UnderlyingSymbol;
        FundHolding fund = FundHolding.Of(leg, before.Levels[symbol], before);
        VixFuturesCurve curve = before.VixFutures;
        double rolled = 0;
        double byBeta = 0;
        double drift = 0;
        foreach (VixFutureExposure held in fund.PerShare)
        {
            double roll = _horizon > 0 ? curve.RollDown(held.Contract, _horizon) : 0;
            double years = held.Contract.YearsFrom(before.ValuationInstant);
            double aged = curve.ForwardFor(held.Contract) + roll;
            (double beta, double more, _) = SplitVix(aged, aged, years, Math.Max(0, years - _horizon));
            rolled += held.DollarsPerPoint * roll;
            byBeta += held.DollarsPerPoint * beta;
            drift += held.DollarsPerPoint * more;
        }

        double financing = fund.Financing * _horizon / LegPricing.OneDay;
        double whole = (after.Levels[symbol] - before.Levels[symbol]) * leg.Contract.UnderlyingScale;
        return
        [
            (ProfitCause.VixRollDown, dollarsPerPoint * rolled),
            (ProfitCause.Financing, dollarsPerPoint * financing),
            (ProfitCause.VixBeta, dollarsPerPoint * byBeta),
            (ProfitCause.BetaDrift, dollarsPerPoint * drift),
            (ProfitCause.VixBasis, dollarsPerPoint * (whole - rolled - financing - byBeta - drift)),
        ];
    }

    private ProfitParts VixFuture(FutureLeg leg, LegValuation first, LegValuation second, double size, double total)
    {
        VixFuturesCurve curve = before.RequireVixFutures(leg.Name);
        double roll = _horizon > 0 ? curve.RollDown(leg.Expiry, _horizon) : 0;
        double years = leg.Expiry.YearsFrom(before.ValuationInstant);
        double aged = first.Price + roll;
        if (second.IsSettled)
            return ProfitParts.Of(total, (ProfitCause.VixRollDown, size * roll), (ProfitCause.Settlement, total - (size * roll)));
        (double byBeta, double drift, double basis) = SplitVix(aged, second.Price, years, Math.Max(0, years - _horizon));
        return ProfitParts.Of(
            total,
            (ProfitCause.VixRollDown, size * roll),
            (ProfitCause.VixBeta, size * byBeta),
            (ProfitCause.BetaDrift, size * drift),
            (ProfitCause.VixBasis, size * basis));
    }

    private ProfitParts Linear(LegValuation first, LegValuation second, double size, double total)
    {
        Leg leg = first.Position.Leg;
        bool isShare = leg.Kind == ContractKind.Security;
        double grown = isShare && _horizon > 0 ? first.Price * ElementaryFunctions.Exp(LegPricing.IndexGrowth(before, leg.Name) * _horizon) : first.Price;
        double byIndex = grown * (IndexMove(leg.Contract.UnderlyingSymbol, grown, second.Price) - 1);
        return ProfitParts.Of(
            total,
            (ProfitCause.Financing, size * (grown - first.Price)),
            (ProfitCause.Delta, size * byIndex),
            (ProfitCause.Rates, isShare ? 0 : size * (second.Price - grown - byIndex)));
    }

    /// <summary>What moves a price by the index: its move against its forward; for another underlying its own.</summary>
    private double IndexMove(string symbol, double from, double to) => symbol == indexSymbol && !double.IsNaN(_indexAgainstForward) ? _indexAgainstForward : to / from;

    private (double ByBeta, double Drift, double Basis) SplitVix(double from, double to, double years, double later)
    {
        if (double.IsNaN(_vixLogMove))
            return (0, 0, to - from);
        double byBeta = from * (ElementaryFunctions.Exp(betas.LogBeta(years) * _vixLogMove) - 1);
        double withDrift = from * (ElementaryFunctions.Exp(betas.LogBeta(later) * _vixLogMove) - 1);
        return (byBeta, withDrift - byBeta, to - from - withDrift);
    }

    private static (ProfitCause Cause, double Dollars)[] Time(Carry carry, params ReadOnlySpan<(ProfitCause Cause, double Dollars)> moves) =>
    [
        (ProfitCause.OptionTheta, carry.OptionTheta),
        (ProfitCause.SurfaceRollDown, carry.SurfaceRollDown),
        (ProfitCause.VixRollDown, carry.VixRollDown),
        (ProfitCause.Financing, carry.Financing),
        .. moves,
    ];
}
