using VixShield.Curves;
using VixShield.Market;
using VixShield.TermStructure;

namespace VixShield.Benchmarks.TermStructure;

/// <summary>A market with VIX options, its calibrated models, and the same market a tick later.</summary>
internal sealed class VixDay
{
    internal static readonly BergomiParameters Factors = BergomiParameters.Prior;
    internal static readonly TwoFactorDynamics Start = new(7.54, 0.8, 0.24, 0.8, 0.7);

    // What a few minutes bring: VIX rises by about a percent.
    private static readonly JointShock s_tick = new(-0.002, 0.008, 0.005, 1e-5);

    internal VixDay(string name, MarketSnapshot market)
    {
        Name = name;
        Market = market;
        Calibration = BergomiCalibration.Fit(market, Factors);
        Bergomi = Calibration.Model ?? throw new InvalidOperationException($"{name}: {Calibration.Reason}");
        Lognormal = LognormalCalibration.Fit(market, Start).Model!;
        Next = Bergomi.Shock(market, s_tick);
        Futures = FuturesOf(market);
        NextFutures = FuturesOf(Next);
    }

    internal string Name { get; }

    internal MarketSnapshot Market { get; }

    internal MarketSnapshot Next { get; }

    internal VixModelCalibration<BergomiVixModel> Calibration { get; }

    internal BergomiVixModel Bergomi { get; }

    internal LognormalVixModel Lognormal { get; }

    internal VixFuturesCurve Futures { get; }

    internal VixFuturesCurve NextFutures { get; }

    /// <summary>What a calibration matches: the forwards of the options.</summary>
    private VixFuturesCurve FuturesOf(MarketSnapshot market) => new(
        market.ValuationInstant,
        market.VixFutures.SpotVix,
        Calibration.Expiries.Select(e => new VixFuture(e.Expiry, market.ChainFor(MarketSnapshot.VixSymbol, e.Expiry)!.Forward)));

    public override string ToString() => $"{Name}: {Calibration.Reason}";
}
