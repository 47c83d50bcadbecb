using VixShield.Instruments;
using VixShield.Market;
using VixShield.Volatility;

namespace VixShield.Risk;

/// <summary>
/// Markets between a calibration and now: the index and its options in part as they are now, everything on VIX as the calibration's market has aged. Mixed smiles go through nodes a twentieth of a deviation apart.
/// </summary>
internal sealed class MigrationMarkets
{
    private const double VixTenor = 30d / 365;
    private const double Step = 0.05;
    private const double First = -10;
    private const double Last = 8;

    private readonly MarketSnapshot _then;
    private readonly MarketSnapshot _now;
    private readonly string _index;
    private readonly double _passed;

    internal MigrationMarkets(MarketSnapshot then, MarketSnapshot now, string index, double days)
    {
        _then = then;
        _now = now;
        _index = index;
        _passed = days / 365;
    }

    internal MarketSnapshot WithLevel() => Build((tenor, z) => Level * Then(0, tenor) * (Then(z, tenor) / Then(0, tenor)));

    internal MarketSnapshot WithSkew() => Build((tenor, z) => Level * Then(0, tenor) * (Now(z, tenor) / Now(0, tenor)));

    /// <summary>The index and its options as they are.</summary>
    internal MarketSnapshot WithTerm() => Build(null);

    private double Level => Now(0, VixTenor) / Then(0, VixTenor);

    // What the calibration's surface says of now if only time passes: where events count, those ahead of now.
    private double Then(double moneyness, double years) => _then.Surface(_index).VolatilityAfter(_passed, moneyness, years);

    private double Now(double moneyness, double years) => _now.Surface(_index).VolatilityAtMoneyness(moneyness, years);

    private MarketSnapshot Build(Func<double, double, double>? volatility)
    {
        MarketSnapshotBuilder builder = _now.ToBuilder();
        if (_then.Levels.TryGetValue(MarketSnapshot.VixSymbol, out double vix))
            builder.SetLevel(MarketSnapshot.VixSymbol, vix);
        foreach (FutureMark mark in _now.Futures.Where(f => f.Contract.Underlying == UnderlyingKind.VolatilityIndex))
        {
            if (_then.MarkFor(mark.Contract, mark.Expiry) is { } before)
                builder.Set(new FutureMark(mark.Contract, mark.Expiry, before.Price + Roll(mark.Expiry), mark.HalfSpread, before.Source));
        }

        // Volatility funds hold VX: they are as they were, as the futures are.
        foreach (string fund in _now.Levels.Keys.Where(FundContracts.Products.Select(p => p.Symbol).Contains))
        {
            if (_then.Levels.TryGetValue(fund, out double level))
                builder.SetLevel(fund, level);
        }

        foreach (OptionChain chain in _now.Chains)
        {
            if (_now.Levels.ContainsKey(chain.Symbol) && FundContracts.Products.Any(p => p.Symbol == chain.Symbol))
            {
                if (_then.ChainFor(chain.Symbol, chain.Expiry) is { } before && _then.SmileFor(chain.Symbol, chain.Expiry) is { } smile)
                    builder.Set(WithSmile(chain, before.Forward, Nodes(before.Forward, smile.AtTheMoney * Math.Sqrt(smile.Years), (k, _) => smile.VolatilityAt(k))));
            }
            else if (chain.Symbol == MarketSnapshot.VixSymbol)
            {
                if (_then.ChainFor(chain.Symbol, chain.Expiry) is { } before && _then.SmileFor(chain.Symbol, chain.Expiry) is { } smile)
                    builder.Set(WithSmile(chain, before.Forward + Roll(chain.Expiry), Nodes(before.Forward, smile.AtTheMoney * Math.Sqrt(smile.Years), (k, _) => smile.VolatilityAt(k))));
            }
            else if (chain.Symbol == _index && volatility is not null && _now.SmileFor(chain.Symbol, chain.Expiry) is not null)
            {
                builder.Set(WithSmile(chain, chain.Forward, Nodes(chain.Forward, volatility(chain.Years, 0) * Math.Sqrt(chain.Years), (_, z) => volatility(chain.Years, z))));
            }
        }

        return builder.AddNote("Between a calibration and now.").Build();
    }

    private double Roll(Expiries.Expiry expiry) => _passed > 0 ? _then.RequireVixFutures($"the roll of {expiry}").RollDown(expiry, _passed) : 0;

    private static OptionChain WithSmile(OptionChain chain, double forward, IEnumerable<SmileNode> nodes) =>
        new(chain.Symbol, chain.Expiry, chain.ValuationInstant, forward, chain.ForwardSource, chain.DiscountFactor, [], nodes);

    private static IEnumerable<SmileNode> Nodes(double forward, double deviation, Func<double, double, double> volatility) =>
        SmileGrid.Nodes(First, Last, Step, forward, deviation, volatility);
}
