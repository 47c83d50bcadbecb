using VixShield.Numerics;

namespace VixShield.Pricing;

/// <summary>
/// What price and Greeks have in common: the discounted legs, d1 and d2, one density that serves both legs, and the
/// probabilities of the out-of-the-money side as tails.
/// </summary>
/// <remarks>
/// With y1 = |z|/s - s/2 and y2 = |z|/s + s/2, z = ln(F/K), both legs of the out-of-the-money option share the weight
/// w = S Dq n(d1) = K Dr n(d2), and its price is w (M(y1) - M(y2)) with the Mills ratio M. The difference is taken inside the
/// polynomial, so nothing cancels; the in-the-money price follows by parity.
/// </remarks>
internal readonly ref struct BlackState
{
    internal readonly double Asset;
    internal readonly double Bond;
    internal readonly double AssetDiscount;
    internal readonly double BondDiscount;
    internal readonly double LogMoneyness;
    internal readonly double DriftTerm;
    internal readonly double Deviation;
    internal readonly double RootYears;
    internal readonly double D1;
    internal readonly double D2;
    internal readonly double Density;
    internal readonly double Weight;
    internal readonly double Price;
    internal readonly double AssetProbability;
    internal readonly double BondProbability;

    internal BlackState(in BlackTerms t)
    {
        RootYears = Math.Sqrt(t.Years);
        double s = t.Volatility * RootYears;
        Deviation = s;
        DriftTerm = (t.Rate - t.Yield) * t.Years;
        LogMoneyness = ElementaryFunctions.LogRatio(t.Spot, t.Strike);
        BondDiscount = ElementaryFunctions.Discount(t.Rate, t.Years);
        AssetDiscount = t.OnForward ? BondDiscount : ElementaryFunctions.Discount(t.Yield, t.Years);
        Asset = t.Spot * AssetDiscount;
        Bond = t.Strike * BondDiscount;

        double z = LogMoneyness + DriftTerm;
        double h = Math.Abs(z) / s;
        double half = 0.5 * s;
        double y1 = h - half;
        double y2 = h + half;
        bool callIsOut = z <= 0;
        D1 = callIsOut ? -y1 : y2;
        D2 = callIsOut ? -y2 : y1;
        double pdf = NormalDistribution.Pdf(D1);
        Density = AssetDiscount * pdf;
        Weight = Asset * pdf;

        bool near = y1 >= MillsRatio.LeastArgument;
        double slope = MillsRatio.DividedDifference(near ? y1 : -y1, y2, out double m2);
        double m1 = near ? Math.FusedMultiplyAdd(s, slope, m2) : MillsRatio.Value(-y1);
        double firstPdf = callIsOut ? pdf : NormalDistribution.Pdf(y1);
        double secondPdf = callIsOut ? NormalDistribution.Pdf(y2) : pdf;
        double tail1 = firstPdf * m1;
        double first = near ? tail1 : 1 - tail1;
        double firstRest = near ? 1 - tail1 : tail1;
        double second = secondPdf * m2;
        double outLeg = callIsOut ? Asset : Bond;
        double inLeg = callIsOut ? Bond : Asset;
        double outPrice = near ? Weight * (s * slope) : Math.FusedMultiplyAdd(-Weight, m1 + m2, outLeg);

        bool isOut = callIsOut == t.Sign > 0;
        Price = isOut ? outPrice : outPrice + Intrinsic(inLeg, outLeg, z);
        double assetOut = callIsOut ? first : second;
        double bondOut = callIsOut ? second : first;
        AssetProbability = isOut ? assetOut : callIsOut ? firstRest : 1 - second;
        BondProbability = isOut ? bondOut : callIsOut ? 1 - second : firstRest;
    }

    /// <summary>
    /// Whether ordinary range sufficed: the density far from underflow, or so far below it that it is 0 for good, and a
    /// deviation whose square and inverse are representable.
    /// </summary>
    internal bool IsInRange =>
        Deviation > 1e-100 && Deviation < 1e100
        && ((Weight > 1e-270 && Density > 1e-270 && Weight < 1e270)
            || (Math.Abs(D1) > 60 && Math.Abs(D2) > 60 && Asset < 1e270 && Bond < 1e270))
        && double.IsFinite(Price);

    // The difference of the legs, which is never negative: near the money without cancellation.
    private static double Intrinsic(double greater, double lesser, double z) =>
        Math.Abs(z) < 0.3 ? -greater * ElementaryFunctions.ExpMinusOne(-Math.Abs(z)) : greater - lesser;
}
