using VixShield.Market;
using VixShield.Risk;

namespace VixShield.Samples.Decoupling;

/// <summary>Whether the hedge hedges and what it costs, and what is special about legs near their settlement.</summary>
internal sealed class HedgeReport(TextWriter output)
{
    // The condor of the sample has six weeks to go: a week would show nothing of it.
    private const int ExpiryDays = 45;

    internal void Write(BookValuation valuation, FactorMap map, VixFuturesHistory? history)
    {
        Effectiveness(valuation, map, history);
        Expiry(valuation);
    }

    private void Effectiveness(BookValuation valuation, FactorMap map, VixFuturesHistory? history)
    {
        Section("Hedge effectiveness: 1 - Var(hedged) / Var(unhedged) of a day's profit and loss");
        var exposures = BookHedgeExposures.Of(valuation, map);
        // Stand-ins for estimates: index 16 % a year, VIX 0.9 points beside the index, basis residuals of half a point each with correlation 0.7.
        var covariance = HedgeCovariance.Of(0.16, map.Response.Mid, 0.9, exposures.Hedge.Futures.Select(f => new BasisDeviation(f.Contract, 0.5)), 0.7);
        Line($"Model:      {BookHedgeEffectiveness.UnderModel(exposures, covariance)}");
        if (history is not null)
        {
            foreach (HedgeMoveHistory moves in HedgeMoveHistory.ByClock(SampleFiles.SpxCloses(), history))
            {
                Line($"Historical: {BookHedgeEffectiveness.OverHistory(exposures, moves)}");
                Line($"  with gamma: {BookHedgeEffectiveness.OverHistory(exposures, moves, order: HedgeOrder.Second)}");
                foreach (HedgeFutureExposure future in exposures.Hedge.Futures)
                    Line($"  basis residual: {BasisResiduals.Of(moves, future.Days, map.Betas is { } betas ? betas.Mid.LogBeta(future.Days / 365d) : future.PointBeta * map.Vix / future.Price)}");
            }
        }

        Line($"Cost: {HedgeCost.Of(valuation)}");
        Line("A condor whose delta and vega through the spot-VIX response nearly cancel has little variance to take away: long VX then adds some on most days and pays on the worst ones.");
    }

    private void Expiry(BookValuation valuation)
    {
        Section(FormattableString.Invariant($"Legs that settle within {ExpiryDays} days (the page of an expiry week; its own default is 7)"));
        output.Write(ExpiryRisk.Of(valuation, new ExpiryRiskOptions { Days = ExpiryDays }).ToString().TrimEnd('\n') + "\n");
    }

    private void Section(string title)
    {
        output.Write("\n-- " + title + "\n");
    }

    private void Line(string text) => output.Write(text + "\n");
}
