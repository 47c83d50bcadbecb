using VixShield.Instruments;
using VixShield.Pricing;

namespace VixShield.Tests.Pricing.Batch;

/// <summary>
/// docs/concepts/pricing-limits.md written out once more, with the functions of the C library: shares nothing with the library.
/// </summary>
internal static class LimitTable
{
    private const double DensityAtZero = 0.3989422804014327;

    /// <summary>Zeros in all combinations, both kinks, and the drifts at which a divergence changes its sign.</summary>
    internal static IReadOnlyList<BatchOption> Options { get; } =
    [
        .. from zeros in Enumerable.Range(1, 15)
           from strike in new[] { 80.0, 100.0, 125.0 }
           from rates in Rates
           from right in new[] { OptionRight.Call, OptionRight.Put }
           select new BatchOption(
               (zeros & 1) != 0 ? 0 : 100, (zeros & 2) != 0 ? 0 : strike, (zeros & 4) != 0 ? 0 : 0.5, (zeros & 8) != 0 ? 0 : 0.25, rates.Rate, rates.Yield, right),
    ];

    // m = -v^2/2 and m = -3 v^2/2 at v = 0.25, exactly; the last makes the sign of color's divergence negative.
    private static (double Rate, double Yield)[] Rates =>
        [(0, 0), (0.05, 0.02), (0.02, 0.05), (0.03, 0.03), (0, 0.03125), (0, 0.09375), (-3, -3), (-0.02, -0.02)];

    internal static Greeks Expected(in BatchOption o, bool onForward)
    {
        Terms t = new(o, onForward);
        double inTheMoney = InTheMoney(t);
        if (double.IsNaN(inTheMoney))
            return t.Years == 0 ? AtExpiry(t) : WithoutVolatility(t);
        return inTheMoney * t.Sign == 0 ? default : Carry(t, Math.Max(t.Sign * (t.Asset - t.Bond), 0), 1);
    }

    // 1 or 0; NaN at the kink.
    private static double InTheMoney(in Terms t)
    {
        if (t.Strike == 0)
            return t.Sign > 0 ? 1 : 0;
        if (t.Spot == 0)
            return t.Sign > 0 ? 0 : 1;
        double forward = t.Years == 0 ? t.Spot : t.Spot * Math.Exp(t.Drift * t.Years);
        return forward == t.Strike ? double.NaN : t.Sign * (forward - t.Strike) > 0 ? 1 : 0;
    }

    private static Greeks Carry(in Terms t, double price, double part) => new()
    {
        Price = price,
        Delta = part * t.Sign * t.AssetDiscount,
        Theta = part * t.Sign * (t.Yield * t.Asset - t.Rate * t.Bond),
        Rho = t.OnForward ? -t.Years * price : part * t.Sign * t.Years * t.Bond,
        Phi = t.OnForward ? 0 : -part * t.Sign * t.Years * t.Asset,
        Charm = part * t.Sign * t.Yield * t.AssetDiscount,
        DualDelta = -part * t.Sign * t.BondDiscount,
    };

    private static Greeks AtExpiry(in Terms t)
    {
        double variance = t.Volatility * t.Volatility;
        bool withoutVolatility = t.Volatility == 0;
        Greeks carry = Carry(t, 0, 0.5);
        return carry with
        {
            Gamma = double.PositiveInfinity,
            Theta = double.NegativeInfinity,
            Charm = Diverging(-Math.Sign(t.Drift + 0.5 * variance), withoutVolatility ? double.NegativeInfinity : carry.Charm),
            Veta = double.NegativeInfinity,
            Speed = Diverging(-Math.Sign(t.Drift + 1.5 * variance), withoutVolatility ? double.NegativeInfinity : 0),
            Zomma = double.NegativeInfinity,
            Color = double.PositiveInfinity,
            DualGamma = double.PositiveInfinity,
        };
    }

    private static Greeks WithoutVolatility(in Terms t)
    {
        double root = Math.Sqrt(t.Years);
        double vega = t.Asset * DensityAtZero * root;
        Greeks carry = Carry(t, 0, 0.5);
        return carry with
        {
            Gamma = double.PositiveInfinity,
            Vega = vega,
            Vanna = t.AssetDiscount * DensityAtZero * root / 2,
            Charm = Diverging(-Math.Sign(t.Drift), carry.Charm),
            Veta = vega * (t.Yield - 1 / (2 * t.Years) + t.Drift / 2),
            Speed = double.NegativeInfinity,
            Zomma = double.NegativeInfinity,
            Color = Diverging(Math.Sign(1 / (2 * t.Years) + (t.Yield + t.Rate) / 2), 0),
            Ultima = -vega * t.Years / 4,
            DualGamma = double.PositiveInfinity,
        };
    }

    private static double Diverging(int sign, double otherwise) => sign == 0 ? otherwise : sign * double.PositiveInfinity;

    private readonly record struct Terms(double Spot, double Strike, double Years, double Volatility, double Rate, double Yield, double Sign, bool OnForward)
    {
        internal Terms(BatchOption o, bool onForward)
            : this(o.Spot, o.Strike, o.Years, o.Volatility, o.Rate, onForward ? o.Rate : o.DividendYield, (double)o.Right, onForward)
        {
        }

        internal double Drift => Rate - Yield;

        internal double AssetDiscount => Math.Exp(-Yield * Years);

        internal double BondDiscount => Math.Exp(-Rate * Years);

        internal double Asset => Spot * AssetDiscount;

        internal double Bond => Strike * BondDiscount;
    }
}
