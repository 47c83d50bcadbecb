using VixShield.Market;
using VixShield.Numerics;
using VixShield.Volatility;

namespace VixShield.Risk;

/// <summary>One chain after a horizon has passed and before anything moves.</summary>
internal sealed class ScenarioChain
{
    internal ScenarioChain(OptionChain chain, MarketSnapshot market, double horizon, bool onVix, int? fundLine)
    {
        Chain = chain;
        OnVix = onVix;
        FundLine = fundLine;
        double later = Math.Max(0, chain.Years - horizon);
        Tenor = new ScenarioTenor(chain.Expiry, MarketMove.Days(chain.Expiry, market), chain.Years, later);
        Rate = chain.Rate;
        // VIX forwards roll along the curve and strikes keep their volatility; the index is on its forward.
        Forward = onVix && horizon > 0 ? chain.Forward + market.RequireVixFutures($"the roll of the {chain.Symbol} {chain.Expiry} options").RollDown(chain.Expiry, horizon) : chain.Forward;
        LogRoll = onVix && horizon > 0 ? ElementaryFunctions.Log(Forward / chain.Forward) : 0;
        VolatilitySmile smile = market.SmileFor(chain.Symbol, chain.Expiry) ?? throw new MissingDatumException(new DatumKey(DatumKind.Volatility, chain.Symbol, chain.Expiry));
        Smile = onVix || horizon == 0
            ? new SmileTable(k => Math.Sqrt(smile.TotalVarianceAt(k) / smile.Years), smile.AtTheMoney * Math.Sqrt(smile.Years), ShapeOf([smile]))
            : later == 0
                ? new SmileTable(_ => 0, 0, SmileShape.Any)
                : Aged(market.Surface(chain.Symbol), horizon, later);
    }

    internal OptionChain Chain { get; }

    internal bool OnVix { get; }

    /// <summary>Which line is the volatility fund whose options these are; null for others.</summary>
    internal int? FundLine { get; }

    internal ScenarioTenor Tenor { get; }

    internal double Rate { get; }

    /// <summary>The forward after the horizon.</summary>
    internal double Forward { get; }

    /// <summary>ln of it over the forward now.</summary>
    internal double LogRoll { get; }

    internal SmileTable Smile { get; }

    private static SmileTable Aged(VolatilitySurface surface, double horizon, double later) => new(
        k => Math.Sqrt(surface.TotalVarianceAfter(horizon, k, later) / later), Math.Sqrt(surface.TotalVarianceAfter(horizon, 0, later)), ShapeOf(surface.Around(horizon, later)));

    private static SmileShape ShapeOf(ReadOnlySpan<VolatilitySmile> smiles)
    {
        SmileShape shape = SmileShape.Smooth;
        foreach (VolatilitySmile smile in smiles)
        {
            if (smile is not FittedSmile fitted)
                return SmileShape.Any;
            if (!fitted.Floors.IsEmpty)
                shape = SmileShape.FewKinks;
        }

        return shape;
    }
}
