using VixShield.Instruments;
using VixShield.TermStructure;

namespace VixShield.Testing;

/// <summary>The laws of a model's options.</summary>
internal sealed class VixOptionConduct(IVixModel model, double accuracy)
{
    internal string? Parity(VixOptionCase c)
    {
        VixDistribution law = model.DistributionAt(c.Years);
        double future = model.Future(c.Years), strike = c.Moneyness * future;
        return Amounts.Equal("The law's mean", law.Future, future, accuracy * future)
            ?? Amounts.Equal(
                FormattableString.Invariant($"At the strike {strike:G6} call less put"),
                law.OptionPrice(strike, OptionRight.Call) - law.OptionPrice(strike, OptionRight.Put),
                future - strike,
                2 * accuracy * (future + strike));
    }

    internal string? Bounds(VixOptionCase c)
    {
        VixDistribution law = model.DistributionAt(c.Years);
        double strike = c.Moneyness * law.Future, tolerance = accuracy * law.Future;
        double call = law.OptionPrice(strike, OptionRight.Call), put = law.OptionPrice(strike, OptionRight.Put);
        return Amounts.AtLeast("The call", call, Math.Max(0, law.Future - strike), tolerance)
            ?? Amounts.AtMost("The call", call, law.Future, tolerance)
            ?? Amounts.AtLeast("The put", put, Math.Max(0, strike - law.Future), tolerance)
            ?? Amounts.AtMost("The put", put, strike, tolerance);
    }

    internal string? Convex(VixOptionCase c)
    {
        VixDistribution law = model.DistributionAt(c.Years);
        double share = (c.Moneyness - c.Low) / (c.High - c.Low);
        double line = ((1 - share) * Call(c.Low)) + (share * Call(c.High));
        return Amounts.AtMost(FormattableString.Invariant($"Between {c.Low:G6} and {c.High:G6} futures the call at {c.Moneyness:G6}"), Call(c.Moneyness), line, 2 * accuracy * law.Future);

        double Call(double moneyness) => law.OptionPrice(moneyness * law.Future, OptionRight.Call);
    }

    internal string? Probability(VixOptionCase c)
    {
        VixDistribution law = model.DistributionAt(c.Years);
        double strike = c.Moneyness * law.Future;
        // The law narrows with the root of time: so must the step.
        double step = 1e-3 * Math.Sqrt(c.Years) * strike;
        double slope = (law.OptionPrice(strike - step, OptionRight.Call) - law.OptionPrice(strike + step, OptionRight.Call)) / (2 * step);
        double above = law.ProbabilityAbove(strike);
        return Amounts.AtLeast("The probability", above, 0, accuracy)
            ?? Amounts.AtMost("The probability", above, 1, accuracy)
            ?? Amounts.Equal("The probability", above, slope, 1e-5 + (2 * accuracy * law.Future / step));
    }

    internal string? SecondMoment(VixOptionCase c)
    {
        VixDistribution law = model.DistributionAt(c.Years);
        return Amounts.Finite("The mean square", law.SecondMoment) ?? Amounts.AtLeast("The mean square", law.SecondMoment, law.Future * law.Future, 2 * accuracy * law.Future * law.Future);
    }
}
