using VixShield.Adjustments;
using VixShield.Curves;
using VixShield.Display;
using VixShield.Expiries;
using VixShield.Market;
using VixShield.Risk;
using VixShield.TermStructure;

namespace VixShield.Samples.Decoupling;

/// <summary>Prints market, Greeks, decoupling and plan as plain tables, with at most six significant digits.</summary>
internal sealed class Report(TextWriter output)
{
    /// <summary>The moved market's notes are the first market's and what the move assumed.</summary>
    internal void Assumptions(MarketSnapshot moved, VixFuturesHistory? history)
    {
        Line("ORIGIN AND ASSUMPTIONS");
        foreach (string note in moved.Notes)
            Line("- " + note);
        Line($"- Decoupling is measured against this history in both diagnoses: {history?.ToString() ?? "none given"}.");
        Line("- Vega band and carry floor refer to the book as it is in the first market (calibration). Costs are half-spreads; fees are not counted.");
        Line("- Consequences under stated assumptions: no forecast, no advice.");
    }

    internal void Write(string title, AdjustmentPlan plan, DecouplingReading? reading, TradingCalendar calendar)
    {
        Line();
        Line(new string('=', title.Length));
        Line(title);
        Line(new string('=', title.Length));
        Market(plan.Valuation.Market, plan.Record.Map, calendar);
        Legs(plan.Valuation);
        Greeks(plan.Valuation, plan.Record.Map);
        Decoupling(reading);
        new PlanReport(output).Write(plan);
    }

    private void Market(MarketSnapshot market, FactorMap map, TradingCalendar calendar)
    {
        Section($"Market of {market.ValuationInstant:yyyy-MM-dd HH:mm zzz}");
        if (market.HasVixFutures)
            Futures(market, map, calendar);
        else
            Line($"SPX {S(map.Spot)}, VIX {S(map.Vix)}; no VX futures were given");
        Options(market, map);
    }

    private void Futures(MarketSnapshot market, FactorMap map, TradingCalendar calendar)
    {
        VixFuturesCurve curve = market.VixFutures;
        BetaSet betas = map.Betas ?? BetaSet.Prior;
        Line($"SPX {S(map.Spot)}, VIX {S(map.Vix)}, basis VX1 - VIX {S(curve.Basis)}, slope VX2 - VX1 {(curve.Slope is { } slope ? S(slope) : "-")}, contango {(curve.Contango is { } contango ? F(100 * contango, 2) : "-")} %");
        Line($"VX at a constant 45 days {(curve.YearsTo(curve.Points[^1].Expiry) >= 45 / 365d ? S(curve.ConstantMaturity(45)) : "-")}, daily roll {(curve.DailyRoll(calendar) is { } roll ? F(roll, 4) : "-")} points per session");
        Line($"Log beta: {betas}");
        Line($"Response: {map.Response}");
        Line();

        var futures = new TextTable("VX", "days", "price", "parity forward", "log beta low", "mid", "high", "point beta", "roll $/day");
        foreach (VixFuture point in curve.Points)
        {
            double years = curve.YearsTo(point.Expiry);
            OptionChain? chain = market.ChainFor(MarketSnapshot.VixSymbol, point.Expiry);
            futures.Add(
                point.Expiry.ToString(),
                F(years * 365, 1),
                F(point.Price, 2),
                chain is null ? "-" : F(chain.Forward, 2),
                F(betas.Low.LogBeta(years), 3),
                F(betas.Mid.LogBeta(years), 3),
                F(betas.High.LogBeta(years), 3),
                F(betas.Mid.PointBeta(years, point.Price, curve.SpotVix), 4),
                NumberText.WithSign(1000 * curve.RollDownPerDay(point.Expiry), 1));
        }

        output.Write(futures);
        Line();
    }

    private void Options(MarketSnapshot market, FactorMap map)
    {
        BetaSet betas = map.Betas ?? BetaSet.Prior;
        var expiries = new TextTable("Options", "days", "forward", "from", "discount", "ATM vol %", "VR(T)", "quotes", "refused");
        foreach (OptionChain chain in market.Chains)
        {
            expiries.Add(
                $"{chain.Symbol} {chain.Expiry}",
                F(chain.Years * 365, 1),
                S(chain.Forward),
                chain.ForwardSource.ToString(),
                F(chain.DiscountFactor, 5),
                market.SmileFor(chain.Symbol, chain.Expiry) is { } smile ? F(100 * smile.AtTheMoney, 2) : "-",
                chain.Symbol == MarketSnapshot.VixSymbol ? "-" : F(betas.Mid.VolatilityResponse(chain.Years), 4),
                chain.Quotes.Length.ToString(System.Globalization.CultureInfo.InvariantCulture),
                chain.RefusedQuotes.Length.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        output.Write(expiries);
    }

    private void Legs(BookValuation valuation)
    {
        Section("Legs");
        var table = new TextTable("Position", "layer", "price", "vol %", "forward", "from", "mark $");
        foreach (LegValuation leg in valuation.Legs)
        {
            table.Add(
                leg.Position.Leg.ToString(),
                leg.Position.Layer?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "-",
                S(leg.Price),
                leg.Volatility is { } volatility ? F(100 * volatility, 2) : "-",
                leg.Forward is { } forward ? S(forward) : "-",
                leg.ForwardSource?.ToString() ?? "-",
                NumberText.WithSign(leg.Mark, 0));
        }

        output.Write(table);
    }

    private void Greeks(BookValuation valuation, FactorMap map)
    {
        Section("Net Greeks in dollars (total delta and vega with their range over the beta set)");
        var table = new TextTable("Part", "delta/1%", "total delta/1%", "gamma/1%", "vega/VIX pt", "slope vega", "vol-of-vol vega", "carry/day");
        foreach (string structure in valuation.Structures)
            Row(table, structure, valuation.ByStructure(structure).Map(map));
        foreach (int layer in valuation.Layers)
            Row(table, FormattableString.Invariant($"  layer {layer}"), valuation.ByLayer(layer).Map(map));
        Row(table, "net", valuation.Net.Map(map));
        output.Write(table);

        Carry carry = valuation.Net.Carry;
        Line();
        Line($"Carry per calendar day: option theta {M(carry.OptionTheta)}, surface roll-down {M(carry.SurfaceRollDown)}, VIX roll-down {M(carry.VixRollDown)}, financing {M(carry.Financing)}; total {M(carry.Total)}");
        Section("Net exposures by risk factor ($ per 1.00 of the factor)");
        var factors = new TextTable("Factor", "first order", "second order");
        foreach (FactorExposure item in valuation.Net.Items)
            factors.Add(item.Factor.ToString(), S(item.FirstOrder), S(item.SecondOrder));
        output.Write(factors);
    }

    private static void Row(TextTable table, string name, MappedExposures exposures) => table.Add(
        name,
        M(exposures.PartialDelta),
        Range(exposures.TotalDelta),
        M(exposures.SpxGamma),
        Range(exposures.VixEquivalentVega),
        M(exposures.SlopeVega),
        M(exposures.VolOfVolVega),
        M(exposures.Carry.Total));

    private void Decoupling(DecouplingReading? reading)
    {
        Section("Decoupling of the front VX future from spot VIX");
        if (reading is null)
        {
            Line("No history was given: no statement.");
            return;
        }

        Line(reading.Reason);
        if (reading is { VixLogChange: { } vix, FutureLogChange: { } future })
            Line($"Log changes: VIX {F(vix, 4)}, VX {F(future, 4)}");
        if (reading.State != CouplingState.NotReady)
        {
            Line($"Line of the history: log beta {F(reading.LogBeta!.Value, 3)}, point beta {F(reading.PointBeta!.Value, 3)}, R2 {F(reading.RSquared!.Value, 3)}, residual deviation {F(reading.ResidualDeviation!.Value, 4)}");
            Line($"Residual {F(reading.Residual!.Value, 4)} = {F(reading.ResidualPoints!.Value, 2)} points; z {F(reading.ZScore!.Value, 2)}, {F(reading.PredictionZScore!.Value, 2)} when the uncertainty of the line is counted");
        }

        Line("A basis between VX and VIX is no mispricing: they cover different 30-day windows.");
    }

    private void Section(string title)
    {
        Line();
        Line("-- " + title);
    }

    private void Line(string text = "") => output.Write(text + "\n");

    private static string S(double value) => NumberText.Significant(value);

    private static string F(double value, int decimals) => NumberText.Fixed(value, decimals);

    private static string M(double value) => NumberText.WithSign(value, 0);

    private static string Range(Interval value) => $"{M(value.Mid)} [{M(value.Low)}, {M(value.High)}]";
}
