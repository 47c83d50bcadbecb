using FsCheck;
using FsCheck.Fluent;

namespace VixShield.Testing;

/// <summary>
/// Laws of option pricers. The pricer is a delegate over <see cref="OptionCase"/>: present value of one unit of a long option. Errors are measured against the present values of underlying and strike added.
/// </summary>
/// <remarks>
/// Model-free laws (parity, bounds, shape in strike) follow from the absence of arbitrage: Merton, "Theory of rational option pricing", 1973. The pricing equation and the scaling of time hold for one constant volatility.
/// </remarks>
public static class PricerLaws
{
    /// <summary>
    /// Laws of every European pricer of one volatility whose underlying cannot fall below 0: parity, bounds, shape in strike, rise with volatility, homogeneity, limits, refusal of illegal values, the same bits again and on eight threads. The level of the price they do not judge; <see cref="BlackScholes"/> does.
    /// </summary>
    /// <param name="price">The pricer.</param>
    /// <param name="accuracy">The error that a price may have, relative to the present values of underlying and strike added; greater than 0 and at most 0.1.</param>
    /// <exception cref="ArgumentException">The pricer is null, or the accuracy is out of range.</exception>
    public static LawSuite European(Func<OptionCase, double> price, double accuracy = 1e-9)
    {
        Arbitrary<OptionCase> cases = Checked(price, accuracy);
        return new LawSuite(
            "European pricer",
            [
                Law.Over("put-call parity", "call - put = S e^(-qT) - K e^(-rT)", cases, c => EuropeanLaws.Parity(price, c, accuracy)),
                Law.Over("bounds", "the discounted intrinsic value of the forward <= price <= S e^(-qT) of a call, K e^(-rT) of a put", cases, c => EuropeanLaws.Bounds(price, c, accuracy)),
                Law.Over("slope in strike", "a call falls and a put rises with the strike, by at most e^(-rT) per unit", cases, c => EuropeanLaws.Slope(price, c, accuracy)),
                .. Shape(price, cases, accuracy),
                Law.Over("limits", "without time or volatility: the discounted intrinsic value of the forward; or an ArgumentException", cases, c => EuropeanLaws.Limits(price, c, accuracy)),
            ]);
    }

    /// <summary>The laws of <see cref="European"/>, and those of one constant volatility: the pricing equation, the scaling of time, and units at the money.</summary>
    /// <param name="price">The pricer.</param>
    /// <param name="accuracy">As for <see cref="European"/>. Derivatives are taken by differences of the price: a rough price makes these laws weak.</param>
    /// <exception cref="ArgumentException">The pricer is null, or the accuracy is out of range.</exception>
    public static LawSuite BlackScholes(Func<OptionCase, double> price, double accuracy = 1e-9)
    {
        Arbitrary<OptionCase> cases = Checked(price, accuracy);
        return new LawSuite(
            "Black-Scholes pricer",
            [
                .. European(price, accuracy).Laws,
                Law.Over("pricing equation", "dV/dt + (r - q) S dV/dS + v^2 S^2 / 2 d2V/dS2 = r V", cases, c => ModelLaws.PricingEquation(price, c, accuracy)),
                Law.Over("scaling of time", "a times the time, with rates / a and volatility / sqrt(a), gives the same price", cases, c => ModelLaws.TimeScaling(price, c, accuracy)),
                Law.Over("units", "at the money without rates, v sqrt(T) = s small: s/sqrt(2 pi) (1 - s^2/24) <= price / S <= s/sqrt(2 pi); deep in the money S - price = K e^(-rT)", cases, c => ModelLaws.Units(price, c, accuracy)),
            ]);
    }

    /// <summary>
    /// Laws of American pricers of one volatility: the European price where nothing is gained by exercise, intrinsic and European value below, bounds above, parity as two inequalities, symmetry of puts and calls, shape in strike, rise with volatility and time, homogeneity,
    /// refusal of illegal values, the same bits again and on eight threads.
    /// </summary>
    /// <param name="price">The pricer.</param>
    /// <param name="accuracy">As for <see cref="European"/>; lattices and boundary methods have 1e-4 to 1e-8.</param>
    /// <param name="withNegativeRates">Whether rates and yields may be negative. Both together can make two exercise boundaries, which many methods refuse.</param>
    /// <exception cref="ArgumentException">The pricer is null, or the accuracy is out of range.</exception>
    public static LawSuite American(Func<OptionCase, double> price, double accuracy = 1e-6, bool withNegativeRates = false)
    {
        Arbitrary<OptionCase> cases = Checked(price, accuracy);
        if (!withNegativeRates)
            cases = cases.Convert(FromZero, c => c);
        return new LawSuite(
            "American pricer",
            [
                Law.Over("bounds", "intrinsic and European value <= price <= S of a call, K of a put (at negative rates grown by them)", cases, c => AmericanLaws.Bounds(price, c, accuracy)),
                Law.Over(
                    "without early exercise",
                    "a call without yields and a put without rates are worth their European prices",
                    cases,
                    c => AmericanLaws.NoEarlyExercise(price, c, accuracy)),
                Law.Over("parity inequalities", "for rates and yields from 0 on: S e^(-qT) - K <= call - put <= S - K e^(-rT)", cases, c => AmericanLaws.Parity(price, c, accuracy)),
                Law.Over("put-call symmetry", "a call on S with strike K, r and q is a put on K with strike S, q and r", cases, c => AmericanLaws.Symmetry(price, c, accuracy)),
                Law.Over("slope in strike", "a call falls and a put rises with the strike, by at most 1 per unit (at negative rates e^(-rT))", cases, c => AmericanLaws.Slope(price, c, accuracy)),
                Law.Over("time", "a longer option is worth no less", cases, c => AmericanLaws.Time(price, c, accuracy)),
                .. Shape(price, cases, accuracy),
            ]);
    }

    private static OptionCase FromZero(OptionCase c) => c with { Rate = Math.Abs(c.Rate), DividendYield = Math.Abs(c.DividendYield) };

    private static IEnumerable<Law> Shape(Func<OptionCase, double> price, Arbitrary<OptionCase> cases, double accuracy) =>
    [
        Law.Over("convex in strike", "the price between two strikes lies on or below the line", cases, c => ShapeLaws.Convexity(price, c, accuracy)),
        Law.Over("volatility", "a higher volatility gives no lower price", cases, c => ShapeLaws.Volatility(price, c, accuracy)),
        Law.Over("homogeneity", "a times spot and strike gives a times the price", cases, c => ShapeLaws.Homogeneity(price, c, accuracy)),
        Law.Over("illegal values", "a negative or undefined amount gives NaN or an ArgumentException, never a number", cases, c => ShapeLaws.IllegalValues(price, c)),
        Law.Over("illegal right", "neither call nor put gives NaN or an ArgumentException (leave it out for a pricer that takes a flag)", cases, c => ShapeLaws.IllegalRight(price, c)),
        Repeatability.Again(price, cases),
        Repeatability.OnThreads(price, cases),
    ];

    private static Arbitrary<OptionCase> Checked(Func<OptionCase, double> price, double accuracy)
    {
        ArgumentNullException.ThrowIfNull(price);
        return accuracy is > 0 and <= 0.1
            ? OptionCase.Ordinary()
            : throw new ArgumentOutOfRangeException(nameof(accuracy), accuracy, FormattableString.Invariant($"Must be above 0 and at most 0.1, not {accuracy}."));
    }
}
