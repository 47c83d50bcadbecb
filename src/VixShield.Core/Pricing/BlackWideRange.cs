using VixShield.Numerics;

namespace VixShield.Pricing;

/// <summary>
/// The same closed forms in numbers whose exponents neither overflow nor underflow: for deviations next to 0 or without bound,
/// densities below the double range, and discount factors outside it. A member is infinite or 0 only if its value is.
/// </summary>
internal static class BlackWideRange
{
    private const double RootTwoPi = 2.5066282746310007;

    internal static Greeks Greeks(in BlackTerms t)
    {
        WideDouble rootYears = Math.Sqrt(t.Years);
        WideDouble s = t.Volatility * rootYears;
        WideDouble x = ElementaryFunctions.LogRatio(t.Spot, t.Strike);
        WideDouble drift = Clamp(t.Drift * (WideDouble)t.Years);
        WideDouble assetDiscount = WideDouble.Discount(t.Yield, t.Years);
        WideDouble bondDiscount = WideDouble.Discount(t.Rate, t.Years);
        WideDouble assetLeg = t.Spot * assetDiscount;
        WideDouble bondLeg = t.Strike * bondDiscount;

        WideDouble z = x + drift;
        bool callIsOut = z.Sign <= 0;
        WideDouble h = (callIsOut ? -z : z) / s;
        WideDouble half = 0.5 * s;
        WideDouble y1 = h - half;
        WideDouble y2 = h + half;
        WideDouble d1 = callIsOut ? -y1 : y2;
        WideDouble d2 = callIsOut ? -y2 : y1;
        WideDouble pdf = Pdf(d1);
        WideDouble density = assetDiscount * pdf;
        WideDouble weight = t.Spot * density;

        double near1 = Math.Clamp(y1.ToDouble(), -1e200, 1e200);
        double near2 = Math.Clamp(y2.ToDouble(), -1e200, 1e200);
        bool near = near1 >= MillsFit.LeastArgument;
        WideDouble slope = MillsFit.DividedDifference(near ? near1 : -near1, near2, out double m2);
        WideDouble m1 = near ? s * slope + m2 : MillsFit.Value(-near1);
        WideDouble tail1 = Pdf(y1) * m1;
        WideDouble second = Pdf(y2) * m2;
        WideDouble first = near ? tail1 : 1 - tail1;
        WideDouble outPrice = near ? weight * (s * slope) : LessUnlessNegative((callIsOut ? assetLeg : bondLeg) * first, weight * m2);

        bool isOut = callIsOut == t.Sign > 0;
        WideDouble firstIn = near ? 1 - tail1 : tail1;
        WideDouble probabilityOfFirst = isOut ? first : firstIn;
        WideDouble probabilityOfSecond = isOut ? second : 1 - second;
        WideDouble asset = t.Sign * (callIsOut ? probabilityOfFirst : probabilityOfSecond);
        WideDouble bond = t.Sign * (callIsOut ? probabilityOfSecond : probabilityOfFirst);
        WideDouble price = isOut ? outPrice : outPrice + Intrinsic(callIsOut ? bondLeg : assetLeg, z);

        WideDouble product = d1 * d2;
        WideDouble e = (drift - x) / s + half;
        WideDouble halfRate = (WideDouble)0.5 / t.Years;
        WideDouble gamma = density / (t.Spot * s);
        WideDouble vega = weight * rootYears;
        WideDouble decay = -(weight * t.Volatility) / (2 * rootYears);
        WideDouble carry = t.OnForward ? t.Rate * price : t.Yield * assetLeg * asset - t.Rate * bondLeg * bond;
        return new Greeks
        {
            Price = price.ToDouble(),
            Delta = (assetDiscount * asset).ToDouble(),
            Gamma = gamma.ToDouble(),
            Vega = vega.ToDouble(),
            Theta = (decay + carry).ToDouble(),
            Rho = (t.OnForward ? -t.Years * price : t.Years * bondLeg * bond).ToDouble(),
            Phi = t.OnForward ? 0 : (-t.Years * assetLeg * asset).ToDouble(),
            Vanna = (-density * d2 / t.Volatility).ToDouble(),
            Volga = (vega * product / t.Volatility).ToDouble(),
            Charm = (t.Yield * assetDiscount * asset - density * e * halfRate).ToDouble(),
            Veta = (vega * (t.Yield + (d1 * e - 1) * halfRate)).ToDouble(),
            Speed = (-gamma / t.Spot * (d1 / s + 1)).ToDouble(),
            Zomma = (gamma * (product - 1) / t.Volatility).ToDouble(),
            Color = (gamma * (t.Yield + (d1 * e + 1) * halfRate)).ToDouble(),
            Ultima = (-vega / t.Volatility / t.Volatility * (product * (1 - product) + d1 * d1 + d2 * d2)).ToDouble(),
            DualDelta = (-bondDiscount * bond).ToDouble(),
            DualGamma = (weight / t.Strike / (t.Strike * s)).ToDouble(),
        };
    }

    // From 1e7 deviations on no factor of a formula makes up for the density.
    private static WideDouble Pdf(WideDouble d)
    {
        double x = d.ToDouble();
        if (!(Math.Abs(x) < 1e7))
            return 0;
        double square = x * x;
        return WideDouble.Exp(-0.5 * square, -0.5 * Math.FusedMultiplyAdd(x, x, -square)) / RootTwoPi;
    }

    // The greater leg less the lesser, from the logarithm of their ratio.
    private static WideDouble Intrinsic(WideDouble greater, WideDouble z) => -greater * ElementaryFunctions.ExpMinusOne(-Math.Abs(z.ToDouble()));

    // Where even the wide exponents end, both legs end at the same number, and the greater of them is meant.
    private static WideDouble LessUnlessNegative(WideDouble a, WideDouble b)
    {
        WideDouble difference = a - b;
        return difference.Sign < 0 ? a : difference;
    }

    private static WideDouble Clamp(WideDouble x) => Math.Clamp(x.ToDouble(), -1e300, 1e300);
}
