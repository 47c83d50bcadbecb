using System.Runtime.CompilerServices;
using VixShield.Numerics;
using Exact = System.Runtime.Intrinsics.Vector512;
using L = System.Runtime.Intrinsics.Vector512;
using M = System.Runtime.Intrinsics.Vector512<double>;
using V = System.Runtime.Intrinsics.Vector512<double>;

namespace VixShield.Pricing.Batch;

/// <summary>
/// The total standard deviation s at which the normalised out-of-the-money price is b(s), vector by vector: the closed form of
/// Stefanica and Radoicic (2017) as the start, then two Householder steps of fourth order on ln b.
/// </summary>
/// <remarks>
/// After Jaeckel, "Let's be rational" (2015), without branches: what two steps do not settle is left to
/// <see cref="ImpliedVolatilitySearch"/>, which also knows every edge.
/// </remarks>
internal readonly unsafe struct VolatilityKernel512 : IVolatilityKernel
{
    private const int Lanes = 8;
    private const double RootTwoPi = 2.5066282746310007;
    private const double LogRootTwoPi = 0.9189385332046728;
    private const double TwoOverPi = 0.6366197723675814;
    private const MethodImplOptions Hot = MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining;

    public static int Width => Lanes;

    [MethodImpl(Hot)]
    public static void Normalise(in VolatilityBlock block, int count)
    {
        VolatilityBlock b = block;
        bool onForward = b.OnForward;
        for (int i = 0; i < count; i += Lanes)
        {
            V price = L.Load(b.Price + i);
            V asset = L.Load(b.Spot + i);
            V bond = L.Load(b.Strike + i);
            V years = L.Load(b.Years + i);
            V discount = L.Create(1.0);
            V growth = L.Create(0.0);
            V drift = L.Create(0.0);
            M isPut = RightLanes.IsPut512(b.Rights + i);
            V spot = asset;
            V strike = bond;
            if (onForward)
            {
                discount = L.Load(b.Discount + i);
            }
            else
            {
                V rate = L.Load(b.Rate + i);
                V yield = L.Load(b.Yield + i);
                growth = L.Abs(rate * years) + L.Abs(yield * years);
                drift = (rate - yield) * years;
                asset *= LaneFunctions512.ExpInRange(-(yield * years));
                bond *= LaneFunctions512.ExpInRange(-(rate * years));
            }

            // The price less the intrinsic value, and the supremum less the price, with the rounding of every product carried
            // along: their signs are the exact ones.
            V payoff = L.ConditionalSelect(isPut, bond, asset);
            V other = L.ConditionalSelect(isPut, asset, bond);
            V difference = payoff - other;
            V used = payoff - difference;
            V differenceTail = used - other + (payoff - (difference + used));
            V product = discount * difference;
            V productTail = Exact.FusedMultiplyAdd(discount, difference, -product) + discount * differenceTail;
            V timeValue = L.ConditionalSelect(L.GreaterThan(difference, L.Create(0.0)), price - product - productTail, price);
            V maximum = discount * payoff;
            V complement = maximum - price + Exact.FusedMultiplyAdd(discount, payoff, -maximum);

            V scale = L.Sqrt(asset * bond);
            V x = -L.Abs(LaneFunctions512.LogRatio(spot, strike, discount * scale, out V inverse) + drift);
            V target = timeValue * inverse;
            V least = L.MinNative(L.MinNative(spot, strike), L.MinNative(years, discount));
            V greatest = (spot + strike) * L.Create(OrdinaryRange.AmountWeight) + (years + discount);
            M ordinary = L.GreaterThanOrEqual(least, L.Create(OrdinaryRange.Least)) & L.LessThanOrEqual(greatest, L.Create(OrdinaryRange.Greatest))
                & L.LessThanOrEqual(growth, L.Create(OrdinaryRange.GreatestGrowth)) & L.GreaterThan(complement * inverse, L.Create(1e-3))
                & L.GreaterThanOrEqual(target, L.Create(1e-100)) & L.GreaterThanOrEqual(x, L.Create(-8.0));
            L.Store(x, b.LogMoneyness + i);
            L.Store(target, b.Target + i);
            L.Store(LaneFunctions512.ExpInRange(L.Create(0.5) * x), b.Supremum + i);
            L.Store(L.ConditionalSelect(ordinary, L.Create(1.0), L.Create(0.0)), b.Accepted + i);
        }
    }

    [MethodImpl(Hot)]
    public static void Start(in VolatilityBlock block, int count)
    {
        double* logMoneyness = block.LogMoneyness;
        double* targets = block.Target;
        double* suprema = block.Supremum;
        double* deviations = block.Deviation;
        for (int i = 0; i < count; i += Lanes)
        {
            V x = L.Load(logMoneyness + i);
            V target = L.Load(targets + i);
            V half = L.Load(suprema + i);

            // With E = e^x and G = e^(2x/pi), and the call over the strike; arranged so that nothing cancels near the money.
            V e = half * half;
            V g = LaneFunctions512.ExpInRange(x * L.Create(TwoOverPi));
            V inverse = L.Create(1.0) / (e * g);
            V inverseOfG = inverse * e;
            V inverseOfE = inverse * g;
            V ratio = e * inverseOfG;
            V inverseOfRatio = g * inverseOfE;
            V price = target * half;
            V gap = L.Create(1.0) - e;
            V sum = L.Create(1.0) + e;
            V shifted = L.FusedMultiplyAdd(L.Create(2.0), price, gap);
            V square = shifted * shifted;
            V p = (ratio - inverseOfRatio) * (ratio - inverseOfRatio);
            V q = L.FusedMultiplyAdd(L.Create(4.0), g + inverseOfG, L.Create(-2.0) * inverseOfE * (ratio + inverseOfRatio) * (L.FusedMultiplyAdd(e, e, L.Create(1.0)) - square));
            V r = inverseOfE * inverseOfE * (L.Create(4.0) * price * (price + gap)) * (sum * sum - square);
            V root = L.Sqrt(L.MaxNative(L.FusedMultiplyAdd(q, q, L.Create(4.0) * p * r), L.Create(0.0)));
            V logarithm = LaneFunctions512.LogRatio(q + root, r + r, L.Create(1.0), out _);
            V gamma = L.MaxNative(L.Create(0.5 * Math.PI) * logarithm, L.Create(0.0));
            V upper = L.Sqrt(gamma - x);
            V lower = L.Sqrt(L.MaxNative(gamma + x, L.Create(0.0)));

            // The price at s = sqrt(2 |x|) under the same approximation parts the two roots.
            M belowTheMiddle = L.LessThanOrEqual(square, L.FusedMultiplyAdd(-g, g, L.Create(1.0)));
            V low = L.Create(-2.0) * x / (upper + lower);
            V s = L.ConditionalSelect(belowTheMiddle, low, upper + lower);

            // At the money s is at least sqrt(2 pi) times the price.
            L.Store(L.MaxNative(s, L.Create(RootTwoPi) * target), deviations + i);
        }
    }

    [MethodImpl(Hot)]
    public static void Step(in VolatilityBlock block, int count, double greatestMove)
    {
        double* logMoneyness = block.LogMoneyness;
        double* targets = block.Target;
        double* suprema = block.Supremum;
        double* deviations = block.Deviation;
        double* accepted = block.Accepted;
        V greatest = L.Create(greatestMove);
        for (int i = 0; i < count; i += Lanes)
        {
            V x = L.Load(logMoneyness + i);
            V s = L.Load(deviations + i);
            V inverseOfS = L.Create(1.0) / s;
            V h = -x * inverseOfS;
            V t = L.Create(0.5) * s;
            V exponent = L.FusedMultiplyAdd(L.Create(-0.5), L.FusedMultiplyAdd(h, h, t * t), L.Create(-LogRootTwoPi));
            V density = LaneFunctions512.ExpInRange(exponent);
            V y1 = h - t;
            V y2 = h + t;
            M near = L.GreaterThanOrEqual(y1, L.Create(MillsFit.LeastArgument));
            V x1 = L.ConditionalSelect(near, y1, -y1);
            V slope = LaneFunctions512.MillsRatioSlope(L.MinNative(x1, L.Create(100.0)), L.MinNative(y2, L.Create(100.0)), out V m2);
            V m1 = L.FusedMultiplyAdd(h + h, slope, m2);
            V b = L.ConditionalSelect(near, density * (s * slope), L.FusedMultiplyAdd(-density, m1 + m2, L.Load(suprema + i)));

            // f = ln(b/target), f' = b'/b with b' the density, and the higher derivatives of b over b' rational in x and s.
            V f = LaneFunctions512.LogRatio(b, L.Load(targets + i), b * density, out V inverse);
            V slopeOfF = density * density * inverse;
            V newton = -f * (b * b * inverse);
            V q = h * h * inverseOfS;
            V g2 = L.FusedMultiplyAdd(L.Create(-0.25), s, q);
            V g3 = L.FusedMultiplyAdd(g2, g2, L.FusedMultiplyAdd(L.Create(-3.0), q * inverseOfS, L.Create(-0.25)));
            V h2 = g2 - slopeOfF;
            V h3 = L.FusedMultiplyAdd(slopeOfF, L.FusedMultiplyAdd(L.Create(2.0), slopeOfF, L.Create(-3.0) * g2), g3);
            V numerator = L.FusedMultiplyAdd(L.Create(0.5) * h2, newton, L.Create(1.0));
            V denominator = L.FusedMultiplyAdd(newton, L.FusedMultiplyAdd(h3 * L.Create(1.0 / 6), newton, h2), L.Create(1.0));
            V step = newton * numerator / denominator;
            M settled = L.LessThanOrEqual(L.Abs(step), greatest * s) & L.GreaterThanOrEqual(exponent, L.Create(-700.0));
            L.Store(s + step, deviations + i);
            L.Store(L.ConditionalSelect(settled, L.Load(accepted + i), L.Create(0.0)), accepted + i);
        }
    }

    [MethodImpl(Hot)]
    public static bool AllAccepted(in VolatilityBlock block, int count)
    {
        double* accepted = block.Accepted;
        V all = L.Create(1.0);
        for (int i = 0; i < count; i += Lanes)
            all *= L.Load(accepted + i);
        return L.EqualsAll(all, L.Create(1.0));
    }

    [MethodImpl(Hot)]
    public static void Write(in VolatilityBlock block, int count)
    {
        double* deviations = block.Deviation;
        double* times = block.Years;
        double* volatilities = block.Volatility;
        for (int i = 0; i < count; i += Lanes)
            L.Store(L.Load(deviations + i) / L.Sqrt(L.Load(times + i)), volatilities + i);
    }
}
