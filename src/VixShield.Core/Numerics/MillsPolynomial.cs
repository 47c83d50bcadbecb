namespace VixShield.Numerics;

/// <summary>
/// The Mills ratio M(x) = N(-x)/n(x) of the normal distribution for x of at least -0.3: a polynomial in 1 - 10.4/(x + 5.5)
/// divided by x + 5.5, with a relative error of the fit of 7e-17 over the whole range.
/// </summary>
internal static class MillsPolynomial
{
    /// <summary>The least argument the fit holds for.</summary>
    internal const double LeastArgument = -0.3;

    internal const double Shift = 5.5;
    internal const double Slope = 10.4;

    /// <summary>M(x).</summary>
    internal static double Value(double x) => LaneFunctionsScalar.MillsRatioAt(x);

    /// <summary>
    /// M(x) - M(y) for y = x + gap, gap not negative, and M(y): the divided difference of the polynomial is carried along in
    /// the same recursion, so that nothing cancels however small the gap is.
    /// </summary>
    internal static double Difference(double x, double y, double gap, out double millsOfY)
    {
        double slope = DividedDifference(x, y, out millsOfY);
        return gap * slope;
    }

    /// <summary>(M(x) - M(y))/(y - x), positive, also where x = y; and M(y).</summary>
    internal static double DividedDifference(double x, double y, out double millsOfY)
    {
        double rx = 1 / (x + Shift);
        double ry = 1 / (y + Shift);
        double v = Math.FusedMultiplyAdd(rx, -Slope, 1);
        double w = Math.FusedMultiplyAdd(ry, -Slope, 1);
        double p = -3.3942495711941147e-10;
        double d;
        d = p;
        p = Math.FusedMultiplyAdd(p, w, 2.4225546956170424e-09);
        d = Math.FusedMultiplyAdd(d, v, p);
        p = Math.FusedMultiplyAdd(p, w, 4.387388260513817e-09);
        d = Math.FusedMultiplyAdd(d, v, p);
        p = Math.FusedMultiplyAdd(p, w, -2.874274834392252e-08);
        d = Math.FusedMultiplyAdd(d, v, p);
        p = Math.FusedMultiplyAdd(p, w, -3.2228869756707814e-08);
        d = Math.FusedMultiplyAdd(d, v, p);
        p = Math.FusedMultiplyAdd(p, w, 2.1154864388434582e-07);
        d = Math.FusedMultiplyAdd(d, v, p);
        p = Math.FusedMultiplyAdd(p, w, 1.7046174734517108e-07);
        d = Math.FusedMultiplyAdd(d, v, p);
        p = Math.FusedMultiplyAdd(p, w, -1.4098557542587032e-06);
        d = Math.FusedMultiplyAdd(d, v, p);
        p = Math.FusedMultiplyAdd(p, w, -4.605235817170353e-07);
        d = Math.FusedMultiplyAdd(d, v, p);
        p = Math.FusedMultiplyAdd(p, w, 9.559815815584236e-06);
        d = Math.FusedMultiplyAdd(d, v, p);
        p = Math.FusedMultiplyAdd(p, w, -5.049851913651116e-06);
        d = Math.FusedMultiplyAdd(d, v, p);
        p = Math.FusedMultiplyAdd(p, w, -6.203791466793028e-05);
        d = Math.FusedMultiplyAdd(d, v, p);
        p = Math.FusedMultiplyAdd(p, w, 0.00012485301681646466);
        d = Math.FusedMultiplyAdd(d, v, p);
        p = Math.FusedMultiplyAdd(p, w, 0.00026462331599520425);
        d = Math.FusedMultiplyAdd(d, v, p);
        p = Math.FusedMultiplyAdd(p, w, -0.001605752802270575);
        d = Math.FusedMultiplyAdd(d, v, p);
        p = Math.FusedMultiplyAdd(p, w, 0.0019480698696914946);
        d = Math.FusedMultiplyAdd(d, v, p);
        p = Math.FusedMultiplyAdd(p, w, 0.00884253404548051);
        d = Math.FusedMultiplyAdd(d, v, p);
        p = Math.FusedMultiplyAdd(p, w, -0.05572052079809983);
        d = Math.FusedMultiplyAdd(d, v, p);
        p = Math.FusedMultiplyAdd(p, w, 0.17878507867265736);
        d = Math.FusedMultiplyAdd(d, v, p);
        p = Math.FusedMultiplyAdd(p, w, -0.4191159098689024);
        d = Math.FusedMultiplyAdd(d, v, p);
        p = Math.FusedMultiplyAdd(p, w, 0.7901223655024223);
        d = Math.FusedMultiplyAdd(d, v, p);
        p = Math.FusedMultiplyAdd(p, w, -1.2491435981736947);
        d = Math.FusedMultiplyAdd(d, v, p);
        p = Math.FusedMultiplyAdd(p, w, 1.692876062910297);
        d = Math.FusedMultiplyAdd(d, v, p);
        p = Math.FusedMultiplyAdd(p, w, -1.9906095442564855);
        d = Math.FusedMultiplyAdd(d, v, p);
        p = Math.FusedMultiplyAdd(p, w, 2.0432908093869036);
        millsOfY = ry * p;
        return rx * ry * Math.FusedMultiplyAdd(-Slope * rx, d, p);
    }
}
