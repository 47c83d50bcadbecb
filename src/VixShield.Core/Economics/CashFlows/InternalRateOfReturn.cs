using VixShield.Numerics;

namespace VixShield.Economics;

/// <summary>
/// Internal rates of return: all rates above -1 at which the net present value of cash flows is 0. A hedge that gains early and costs late has two or none as a rule; nothing here chooses one.
/// </summary>
/// <remarks>
/// <para>
/// Roots are isolated, not searched for: the value as a sum of exponentials in ln(1 + rate) is reduced to one with a sign change less whose roots separate its own, down to a sum without sign
/// changes (the proof of Descartes' rule by Rolle's theorem). No start value, no grid, and roots that only touch 0 are found.
/// </para>
/// <para>
/// The value counts as 0 where it is below 9e-16 of the sum of the discounted sizes of the flows, which is what the rounding of the flows themselves leaves open. Rates between which the value does
/// not leave that band are reported as one: simple ones closer than about 1e-7, triple ones closer than about 1e-2. A repeated rate is accurate to about 1e-8 where the flows are not exact.
/// </para>
/// <para>
/// The time grows with the number of sign changes times the number of times with a flow: a loan of 360 months takes milliseconds, 360 months of alternating sign about 0.1 s, 1,000 about 2 s. More than
/// <see cref="LargestSearch"/> is refused with a cause, and so are amounts outside <see cref="SmallestAmount"/> to <see cref="LargestAmount"/>.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// InternalRateReading two = InternalRateOfReturn.Periodic([-1000, 2300, -1320]);
/// // two.Rates is 0.1 and 0.2, two.Rate is null
/// </code>
/// </example>
public static class InternalRateOfReturn
{
    /// <summary>Lowest rate of the domain of dated flows, per year; itself not in it.</summary>
    public const double LowestDatedRate = -1 + 1e-6;

    /// <summary>Highest rate of the domain of dated flows, per year; itself not in it.</summary>
    public const double HighestDatedRate = 9999;

    /// <summary>Smallest size of a flow other than 0 for which rates are looked for.</summary>
    public const double SmallestAmount = 1e-150;

    /// <summary>Largest size of a flow for which rates are looked for.</summary>
    public const double LargestAmount = 1e150;

    /// <summary>Largest number of sign changes times the number of times with a flow for which rates are looked for: 1,000 changes over 1,000 times.</summary>
    public const int LargestSearch = 1_000_000;

    /// <summary>The rates per period of flows at equal distances (IRR). The domain is every rate above -1 that a double can hold.</summary>
    /// <param name="flows">One flow for each period, in order; zeros where there is none, also in front and behind. Positive received, negative paid.</param>
    /// <returns>The rates, or why there is none or none was looked for. A rate that as a double is -1 or infinite is outside the domain.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A flow is not finite.</exception>
    public static InternalRateReading Periodic(ReadOnlySpan<double> flows)
    {
        var timed = new (int Time, double Amount)[flows.Length];
        for (int k = 0; k < flows.Length; k++)
            timed[k] = (k, Guard.Finite(flows[k], nameof(flows)));
        return Read(timed, 1, -1, double.PositiveInfinity);
    }

    /// <summary>
    /// The rates per year of dated flows, Actual/365 (XIRR). The domain is from <see cref="LowestDatedRate"/> to <see cref="HighestDatedRate"/>: over days a small gain is beyond it as a yearly rate.
    /// </summary>
    /// <param name="flows">The flows, in any order; those of one date are added. Positive received, negative paid.</param>
    /// <returns>The rates in the domain; roots outside are counted in <see cref="InternalRateReading.RootsOutsideDomain"/>.</returns>
    /// <exception cref="ArgumentNullException">The flows or one of them are null.</exception>
    public static InternalRateReading Dated(IEnumerable<CashFlow> flows) => Read(
        [.. Guard.NoNulls(flows, nameof(flows)).Select(f => (f.Date.DayNumber, f.Amount))], NetPresentValue.DaysPerYear, LowestDatedRate, HighestDatedRate);

    private static InternalRateReading Read((int Time, double Amount)[] flows, double timesPerUnit, double lowest, double highest)
    {
        foreach ((_, double amount) in flows)
        {
            if (amount != 0 && Math.Abs(amount) is < SmallestAmount or > LargestAmount)
                return new InternalRateReading([], InternalRateCause.OutOfRange) { Illegal = amount };
        }

        var sum = ExponentialSum.Of(NetFlow.Of(flows.Where(f => f.Amount != 0)));
        if (sum.Count == 0)
            return new InternalRateReading([], InternalRateCause.AllZero);
        if ((long)sum.SignChanges * sum.Count > LargestSearch)
            return new InternalRateReading([], InternalRateCause.TooManySignChanges) { SignChanges = sum.SignChanges, Terms = sum.Count };
        (int changes, bool endsElsewhere) = sum.CumulativeSigns();
        double[] roots = [.. ExponentialSumRoots.Of(sum).Select(w => RateOf(w * timesPerUnit))];
        double[] inside = [.. roots.Where(r => r > lowest && r < highest)];
        InternalRateCause cause = inside.Length > 0
            ? InternalRateCause.None
            : roots.Length > 0
                ? InternalRateCause.OutsideDomain
                : sum.SignChanges > 0
                    ? InternalRateCause.NoRoot
                    : sum.FirstSign > 0 ? InternalRateCause.AllInflows : InternalRateCause.AllOutflows;
        return new InternalRateReading([.. inside], cause)
        {
            RootsOutsideDomain = roots.Length - inside.Length,
            SignChanges = sum.SignChanges,
            IsPositiveRateProvedUnique = changes == 1 && endsElsewhere,
        };
    }

    private static double RateOf(double logarithm)
    {
        double rate = ElementaryFunctions.ExpMinusOne(logarithm);
        // 1 + rate is 1: the flows cannot tell it from 0.
        return Math.Abs(rate) < 1e-16 ? 0 : rate;
    }
}
