using System.Runtime.CompilerServices;
using VixShield.Numerics;
using L = System.Runtime.Intrinsics.Vector512;
using M = System.Runtime.Intrinsics.Vector512<double>;
using V = System.Runtime.Intrinsics.Vector512<double>;

namespace VixShield.Pricing.Batch;

/// <summary>
/// The closed forms on a block of options in the ordinary range (<see cref="OrdinaryRange"/>), vector by vector. Five stages pass
/// over the block one after the other, because short chains of dependent operations let the processor work on several vectors
/// at once.
/// </summary>
/// <remarks>
/// With y1 = |z|/s - s/2 and y2 = |z|/s + s/2, z = ln(F/K), both legs of the out-of-the-money option share the weight
/// w = S Dq n(d1) = K Dr n(d2), and its price is w (M(y1) - M(y2)) with the Mills ratio M. The difference is taken inside the
/// polynomial, so nothing cancels; the in-the-money price follows by parity.
/// </remarks>
internal readonly unsafe struct BlackKernel512 : IBlackKernel
{
    private const int Lanes = 8;
    private const double LogRootTwoPi = 0.9189385332046728;

    // Full optimisation from the first call: the first tier runs vectors in memory, twenty times slower than a scalar loop.
    private const MethodImplOptions Hot = MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining;

    public static int Width => Lanes;

    [MethodImpl(Hot)]
    public static bool Moneyness(in BlackBlock block, int count)
    {
        double* spots = block.Spot;
        double* strikes = block.Strike;
        double* times = block.Years;
        double* volatilities = block.Volatility;
        double* rates = block.Rate;
        double* yields = block.Yield;
        double* logMoneyness = block.LogMoneyness;
        double* nearer = block.Nearer;
        double* farther = block.Farther;
        double* deviations = block.Deviation;
        double* rootYears = block.RootYears;
        double* inverses = block.InverseSpotDeviation;
        V strange = L.Create(0.0);
        for (int i = 0; i < count; i += Lanes)
        {
            V spot = L.Load(spots + i);
            V strike = L.Load(strikes + i);
            V years = L.Load(times + i);
            V volatility = L.Load(volatilities + i);
            V rate = L.Load(rates + i);
            V yield = L.Load(yields + i);
            V least = L.MinNative(L.MinNative(spot, strike), L.MinNative(years, volatility));
            V greatest = (spot + strike) * L.Create(OrdinaryRange.AmountWeight) + (years + volatility);
            V growth = L.Abs(rate * years) + L.Abs(yield * years);
            M ordinary = L.GreaterThanOrEqual(least, L.Create(OrdinaryRange.Least)) & L.LessThanOrEqual(greatest, L.Create(OrdinaryRange.Greatest))
                & L.LessThanOrEqual(growth, L.Create(OrdinaryRange.GreatestGrowth));
            strange = L.ConditionalSelect(ordinary, strange, L.Create(1.0));

            V root = L.Sqrt(years);
            V s = volatility * root;
            V z = LaneFunctions512.LogRatio(spot, strike, spot * s, out V inverse) + (rate - yield) * years;
            V h = L.Abs(z) * (inverse * spot);
            V half = L.Create(0.5) * s;
            L.Store(z, logMoneyness + i);
            L.Store(h - half, nearer + i);
            L.Store(h + half, farther + i);
            L.Store(s, deviations + i);
            L.Store(root, rootYears + i);
            L.Store(inverse, inverses + i);
        }

        return L.EqualsAll(strange, L.Create(0.0));
    }

    [MethodImpl(Hot)]
    public static void Discounts(in BlackBlock block, int count)
    {
        double* times = block.Years;
        double* rates = block.Rate;
        double* yields = block.Yield;
        double* assetDiscounts = block.AssetDiscount;
        double* bondDiscounts = block.BondDiscount;
        bool onForward = block.OnForward;
        for (int i = 0; i < count; i += Lanes)
        {
            V years = L.Load(times + i);
            V bond = LaneFunctions512.ExpInRange(-(L.Load(rates + i) * years));
            V asset = onForward ? bond : LaneFunctions512.ExpInRange(-(L.Load(yields + i) * years));
            L.Store(asset, assetDiscounts + i);
            L.Store(bond, bondDiscounts + i);
        }
    }

    [MethodImpl(Hot)]
    public static void Densities(in BlackBlock block, int count)
    {
        double* logMoneyness = block.LogMoneyness;
        double* nearer = block.Nearer;
        double* farther = block.Farther;
        double* densities = block.Density;
        for (int i = 0; i < count; i += Lanes)
        {
            M callIsOut = L.LessThanOrEqual(L.Load(logMoneyness + i), L.Create(0.0));
            V distance = L.ConditionalSelect(callIsOut, L.Load(nearer + i), L.Load(farther + i));
            V logDensity = L.FusedMultiplyAdd(L.Create(-0.5) * distance, distance, L.Create(-LogRootTwoPi));
            L.Store(LaneFunctions512.ExpOfNegative(logDensity), densities + i);
        }
    }

    [MethodImpl(Hot)]
    public static void Tails(in BlackBlock block, int count)
    {
        double* nearer = block.Nearer;
        double* farther = block.Farther;
        double* deviations = block.Deviation;
        double* nearerMills = block.NearerMills;
        double* fartherMills = block.FartherMills;
        double** ahead = block.Ahead;
        int aheadCount = block.AheadCount;
        for (int i = 0; i < count; i += Lanes)
        {
            for (int j = 0; j < aheadCount; j++)
                Memory.Prefetch(ahead[j] + i);
            V y1 = L.Load(nearer + i);
            V y2 = L.Load(farther + i);
            V s = L.Load(deviations + i);
            M near = L.GreaterThanOrEqual(y1, L.Create(MillsFit.LeastArgument));
            V x1 = L.ConditionalSelect(near, y1, -y1);
            V gap = L.ConditionalSelect(near, s, y1 + y2);

            // Beyond 100 deviations the density is 0, and the polynomials would overflow.
            V slope = LaneFunctions512.MillsRatioSlope(L.MinNative(x1, L.Create(100.0)), L.MinNative(y2, L.Create(100.0)), out V m2);
            V difference = gap * slope;
            V m1 = difference + m2;
            L.Store(m1, nearerMills + i);
            L.Store(m2, fartherMills + i);
            L.Store(L.ConditionalSelect(near, difference, -(m1 + m2)), deviations + i);
        }
    }

    [MethodImpl(Hot)]
    public static void Prices(in BlackBlock block, int count)
    {
        double* spots = block.Spot;
        double* strikes = block.Strike;
        sbyte* rights = block.Rights;
        double* logMoneyness = block.LogMoneyness;
        double* densities = block.Density;
        double* differences = block.Deviation;
        double* assetDiscounts = block.AssetDiscount;
        double* bondDiscounts = block.BondDiscount;
        double* prices = block.Price;
        for (int i = 0; i < count; i += Lanes)
        {
            V spot = L.Load(spots + i);
            V strike = L.Load(strikes + i);
            V assetDiscount = L.Load(assetDiscounts + i);
            V difference = L.Load(differences + i);
            M callIsOut = L.LessThanOrEqual(L.Load(logMoneyness + i), L.Create(0.0));
            M isOut = callIsOut ^ RightLanes.IsPut512(rights + i);
            V weight = assetDiscount * L.Load(densities + i) * spot;
            V asset = assetDiscount * spot;
            V bond = L.Load(bondDiscounts + i) * strike;
            L.Store(Price(callIsOut, isOut, difference, weight, asset, bond), prices + i);
        }
    }

    [MethodImpl(Hot)]
    public static void Members<TSet>(in BlackBlock block, int count)
        where TSet : struct
    {
        BlackBlock b = block;
        bool onForward = b.OnForward;
        for (int i = 0; i < count; i += Lanes)
        {
            V spot = L.Load(b.Spot + i);
            V strike = L.Load(b.Strike + i);
            V years = L.Load(b.Years + i);
            V volatility = L.Load(b.Volatility + i);
            V rate = L.Load(b.Rate + i);
            V yield = L.Load(b.Yield + i);
            M isPut = RightLanes.IsPut512(b.Rights + i);
            V z = L.Load(b.LogMoneyness + i);
            V y1 = L.Load(b.Nearer + i);
            V y2 = L.Load(b.Farther + i);
            V m1 = L.Load(b.NearerMills + i);
            V m2 = L.Load(b.FartherMills + i);
            V difference = L.Load(b.Deviation + i);
            V root = L.Load(b.RootYears + i);
            V inverse = L.Load(b.InverseSpotDeviation + i);
            V assetDiscount = L.Load(b.AssetDiscount + i);
            V bond = L.Load(b.BondDiscount + i) * strike;

            M callIsOut = L.LessThanOrEqual(z, L.Create(0.0));
            M isOut = callIsOut ^ isPut;
            V d1 = L.ConditionalSelect(callIsOut, -y1, y2);
            V d2 = L.ConditionalSelect(callIsOut, -y2, y1);
            V density = assetDiscount * L.Load(b.Density + i);
            V weight = density * spot;
            V inverseDeviation = inverse * spot;
            V vega = weight * root;
            V overVolatility = d2 * (root * inverseDeviation);
            V gamma = density * inverse;
            if (b.Gamma != null)
                L.Store(gamma, b.Gamma + i);
            if (b.Vega != null)
                L.Store(vega, b.Vega + i);
            if (b.Vanna != null)
                L.Store(-(density * overVolatility), b.Vanna + i);
            if (b.Volga != null)
                L.Store(vega * d1 * overVolatility, b.Volga + i);

            // The probability of the leg whose distance is y1 comes as a tail, as 1 less a tail where y1 is far below 0.
            V assetTail = density * L.ConditionalSelect(callIsOut, m1, m2);
            V bondTail = weight * L.ConditionalSelect(callIsOut, m2, m1);
            M far = L.LessThan(difference, L.Create(0.0));
            M assetIsTail = isOut ^ (far & callIsOut);
            M bondIsTail = isOut ^ L.AndNot(far, callIsOut);
            V delta = L.ConditionalSelect(assetIsTail, assetTail, assetDiscount - assetTail);
            V bondLeg = L.ConditionalSelect(bondIsTail, bondTail, bond - bondTail);
            V price = Price(callIsOut, isOut, difference, weight, assetDiscount * spot, bond);
            V sign = L.ConditionalSelect(isPut, L.Create(-1.0), L.Create(1.0));
            V signedDelta = sign * delta;
            V signedBondLeg = sign * bondLeg;
            V signedAssetLeg = spot * signedDelta;
            if (b.Price != null)
                L.Store(price, b.Price + i);
            if (b.Delta != null)
                L.Store(signedDelta, b.Delta + i);
            if (b.Theta != null)
            {
                V decay = L.Create(-0.5) * weight * volatility * (volatility * inverseDeviation);
                V carry = onForward ? rate * price : L.FusedMultiplyAdd(yield, signedAssetLeg, -(rate * signedBondLeg));
                L.Store(decay + carry, b.Theta + i);
            }

            if (b.Rho != null)
                L.Store(onForward ? -(years * price) : years * signedBondLeg, b.Rho + i);
            if (typeof(TSet) != typeof(EveryMember))
                continue;

            if (b.Phi != null)
                L.Store(onForward ? L.Create(0.0) : -(years * signedAssetLeg), b.Phi + i);
            V product = d1 * d2;
            V halfRate = L.Create(0.5) / years;
            V motion = L.FusedMultiplyAdd(L.Create(2.0) * ((rate - yield) * years), inverseDeviation, -d2);
            if (b.Charm != null)
                L.Store(yield * signedDelta - density * motion * halfRate, b.Charm + i);
            if (b.Veta != null)
                L.Store(vega * (yield + L.FusedMultiplyAdd(d1, motion, L.Create(-1.0)) * halfRate), b.Veta + i);
            if (b.Speed != null)
                L.Store(-(gamma / spot * L.FusedMultiplyAdd(d1, inverseDeviation, L.Create(1.0))), b.Speed + i);
            if (b.Zomma != null)
                L.Store(gamma * (product - L.Create(1.0)) / volatility, b.Zomma + i);
            if (b.Color != null)
                L.Store(gamma * (yield + L.FusedMultiplyAdd(d1, motion, L.Create(1.0)) * halfRate), b.Color + i);
            if (b.Ultima != null)
            {
                V bracket = product * (L.Create(1.0) - product) + (d1 * d1 + d2 * d2);
                L.Store(-(vega / (volatility * volatility) * bracket), b.Ultima + i);
            }

            if (b.DualDelta != null)
                L.Store(-(signedBondLeg / strike), b.DualDelta + i);
            if (b.DualGamma != null)
                L.Store(weight * inverseDeviation / (strike * strike), b.DualGamma + i);
        }
    }

    [MethodImpl(Hot)]
    public static bool MoneynessOfStrike(in BlackBlock block, int count, in StrikeTerms terms)
    {
        double* logForwards = block.Spot;
        double* volatilities = block.Volatility;
        double* logMoneyness = block.LogMoneyness;
        double* nearer = block.Nearer;
        double* farther = block.Farther;
        double* deviations = block.Deviation;
        V logStrike = L.Create(terms.LogStrike);
        V root = L.Create(terms.RootYears);
        V strange = L.Create(0.0);
        for (int i = 0; i < count; i += Lanes)
        {
            V volatility = L.Load(volatilities + i);
            M ordinary = L.GreaterThanOrEqual(volatility, L.Create(OrdinaryRange.Least)) & L.LessThanOrEqual(volatility, L.Create(StrikeTerms.GreatestVolatility));
            strange = L.ConditionalSelect(ordinary, strange, L.Create(1.0));
            V s = volatility * root;
            V z = L.Load(logForwards + i) - logStrike;
            V h = L.Abs(z) / s;
            V half = L.Create(0.5) * s;
            L.Store(z, logMoneyness + i);
            L.Store(h - half, nearer + i);
            L.Store(h + half, farther + i);
            L.Store(s, deviations + i);
        }

        return L.EqualsAll(strange, L.Create(0.0));
    }

    [MethodImpl(Hot)]
    public static void PricesOfStrike(in BlackBlock block, int count, in StrikeTerms terms)
    {
        double* forwards = block.Strike;
        double* logMoneyness = block.LogMoneyness;
        double* densities = block.Density;
        double* differences = block.Deviation;
        double* prices = block.Price;
        V discount = L.Create(terms.Discount);
        V bond = L.Create(terms.Discount * terms.Strike);
        V isPut = L.Create(terms.IsPut ? -1.0 : 1.0);
        for (int i = 0; i < count; i += Lanes)
        {
            V asset = discount * L.Load(forwards + i);
            M callIsOut = L.LessThanOrEqual(L.Load(logMoneyness + i), L.Create(0.0));
            M isOut = callIsOut ^ L.LessThan(isPut, L.Create(0.0));
            L.Store(Price(callIsOut, isOut, L.Load(differences + i), L.Load(densities + i) * asset, asset, bond), prices + i);
        }
    }

    // The out-of-the-money price, and by parity the other one; the difference of the legs is never negative.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Price(M callIsOut, M isOut, V difference, V weight, V asset, V bond)
    {
        M far = L.LessThan(difference, L.Create(0.0));
        V outLeg = L.ConditionalSelect(callIsOut, asset, bond);
        V price = L.FusedMultiplyAdd(weight, difference, L.ConditionalSelect(far, outLeg, L.Create(0.0)));
        return L.ConditionalSelect(isOut, price, price + L.Abs(asset - bond));
    }
}
