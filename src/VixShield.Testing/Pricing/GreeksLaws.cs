using FsCheck;
using VixShield.Pricing;

namespace VixShield.Testing;

/// <summary>
/// Laws of Greeks: each is the derivative it is named for, in its unit and with its sign, by differences of the member below it; parity; the pricing equation; Euler's relation. A member in another unit is named as such.
/// </summary>
/// <remarks>Give the Greeks you have and name them; members that are not named are not looked at and may be 0. Conventions are those of <see cref="Greeks"/>: unscaled, per 1.00 and per year.</remarks>
public static class GreeksLaws
{
    private const double Exact = 0;

    /// <summary>Laws of Greeks of the Black-Scholes-Merton form, by spot, with the dividend yield.</summary>
    /// <param name="greeks">Price and Greeks of a case. The price is always needed: the others are derivatives of it.</param>
    /// <param name="members">The members that are given; all where none is named. The price always is, and so must be each member of which a named one is the derivative.</param>
    /// <exception cref="ArgumentException">The delegate is null, a member is not defined, or one is named without the member that it is the derivative of.</exception>
    public static LawSuite OnSpot(Func<OptionCase, Greeks> greeks, params IEnumerable<Greek> members) => OnSpot(greeks, Exact, members);

    /// <summary>Laws of rough Greeks of the Black-Scholes-Merton form: by bumping, on a tree.</summary>
    /// <param name="greeks">Price and Greeks of a case.</param>
    /// <param name="accuracy">The relative error that price and Greeks may have; from 0 to 0.1. Differences of rough members are rougher still, so laws of high orders become weak.</param>
    /// <param name="members">As for the exact form.</param>
    /// <exception cref="ArgumentException">As for the exact form, or the accuracy is out of range.</exception>
    public static LawSuite OnSpot(Func<OptionCase, Greeks> greeks, double accuracy, params IEnumerable<Greek> members)
    {
        HashSet<Greek> given = Checked(greeks, accuracy, members);
        Arbitrary<OptionCase> cases = OptionCase.Ordinary();
        List<Law> laws = Common(greeks, cases, given, PricingForm.Spot, accuracy);
        if (given.IsSupersetOf([Greek.Delta, Greek.Gamma, Greek.Theta]))
            laws.Add(Law.Over("pricing equation", "theta + (r - q) S delta + v^2 S^2 gamma / 2 = r V", cases, c => GreeksIdentities.PricingEquation(greeks(c), c, c.Rate - c.DividendYield, accuracy)));
        if (given.IsSupersetOf([Greek.Theta, Greek.Vega, Greek.Rho, Greek.Phi]))
            laws.Add(Law.Over("scaling of time", "T theta = -(v vega / 2 + r rho + q phi)", cases, c => GreeksIdentities.TimeScaling(greeks(c), c, accuracy)));
        return new LawSuite("Greeks on spot", laws);
    }

    /// <summary>Laws of Greeks of the Black-76 form: <see cref="OptionCase.Spot"/> is the forward, by which deltas are taken; there is no dividend yield, and <see cref="Greek.Phi"/> is 0.</summary>
    /// <param name="greeks">Price and Greeks of a case.</param>
    /// <param name="members">As for <see cref="OnSpot(Func{OptionCase, Greeks}, IEnumerable{Greek})"/>.</param>
    /// <exception cref="ArgumentException">The delegate is null, a member is not defined, or one is named without the member that it is the derivative of.</exception>
    public static LawSuite OnForward(Func<OptionCase, Greeks> greeks, params IEnumerable<Greek> members) => OnForward(greeks, Exact, members);

    /// <summary>Laws of rough Greeks of the Black-76 form: by bumping, on a tree.</summary>
    /// <param name="greeks">Price and Greeks of a case.</param>
    /// <param name="accuracy">The relative error that price and Greeks may have; from 0 to 0.1.</param>
    /// <param name="members">As for <see cref="OnSpot(Func{OptionCase, Greeks}, IEnumerable{Greek})"/>.</param>
    /// <exception cref="ArgumentException">As for the exact form, or the accuracy is out of range.</exception>
    public static LawSuite OnForward(Func<OptionCase, Greeks> greeks, double accuracy, params IEnumerable<Greek> members)
    {
        HashSet<Greek> given = Checked(greeks, accuracy, members);
        Arbitrary<OptionCase> cases = OptionCase.Ordinary();
        List<Law> laws = Common(greeks, cases, given, PricingForm.Forward, accuracy);
        if (given.IsSupersetOf([Greek.Gamma, Greek.Theta]))
            laws.Add(Law.Over("pricing equation", "theta + v^2 F^2 gamma / 2 = r V", cases, c => GreeksIdentities.PricingEquation(greeks(c), c, 0, accuracy)));
        return new LawSuite("Greeks on the forward", laws);
    }

    private static List<Law> Common(Func<OptionCase, Greeks> greeks, Arbitrary<OptionCase> cases, HashSet<Greek> given, PricingForm form, double accuracy)
    {
        GreekDefinition[] definitions = [.. GreekDefinition.All.Where(d => given.Contains(d.Greek))];
        List<Law> laws = [.. definitions.Select(d => Law.Over(d.Greek.ToString(), d.Statement, cases, c => GreekDifferences.Objection(greeks, d, c, form, accuracy)))];
        laws.Add(Law.Over("parity", "call less put is the discounted forward less the strike, and so is every derivative", cases, c => GreeksParity.Objection(greeks, definitions, c, form, accuracy)));
        if (given.IsSupersetOf([Greek.Delta, Greek.DualDelta]))
            laws.Add(Law.Over("homogeneity", "S delta + K dual delta = V", cases, c => GreeksIdentities.Euler(greeks(c), c, accuracy)));
        laws.Add(Repeatability.Again(Sum, cases));
        laws.Add(Repeatability.OnThreads(Sum, cases));
        return laws;

        // One number that changes where any member does.
        double Sum(OptionCase c)
        {
            Greeks g = greeks(c);
            return definitions.Aggregate(g.Price, (sum, d) => (1.000_001 * sum) + d.Member(g));
        }
    }

    private static HashSet<Greek> Checked(Func<OptionCase, Greeks> greeks, double accuracy, IEnumerable<Greek> members)
    {
        if (accuracy is not (>= 0 and <= 0.1))
            throw new ArgumentOutOfRangeException(nameof(accuracy), accuracy, FormattableString.Invariant($"Must be from 0 to 0.1, not {accuracy}."));
        ArgumentNullException.ThrowIfNull(greeks);
        ArgumentNullException.ThrowIfNull(members);
        HashSet<Greek> given = [.. members];
        if (given.Count == 0)
            given = [.. Enum.GetValues<Greek>()];
        foreach (Greek greek in given)
        {
            if (!Enum.IsDefined(greek))
                throw new ArgumentOutOfRangeException(nameof(members), greek, FormattableString.Invariant($"There is no Greek {(int)greek}."));
            if (GreekDefinition.All[(int)greek].Of is { } below && !given.Contains(below))
                throw new ArgumentException($"{greek} is the derivative of {below}: name {below} as well.", nameof(members));
        }

        return given;
    }
}
