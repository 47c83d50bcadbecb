using VixShield.Numerics;

namespace VixShield.Economics;

/// <summary>Net present values of cash flows at a rate with yearly (or per-period) compounding, in the unit of the flows.</summary>
public static class NetPresentValue
{
    internal const double DaysPerYear = 365;

    /// <summary>The sum of flow k divided by (1 + rate)^k, k from 0: value at the instant of the first flow.</summary>
    /// <param name="flows">One flow for each period, in order; zeros where there is none. Positive received, negative paid.</param>
    /// <param name="rate">Rate per period as a decimal, greater than -1.</param>
    /// <returns>The value; 0 without flows; NaN for a flow that is not finite and for a rate that is not finite or not greater than -1. Infinite where the value at some period on the way is beyond the range of doubles.</returns>
    public static double Periodic(ReadOnlySpan<double> flows, double rate)
    {
        if (!(rate > -1 && double.IsFinite(rate)))
            return double.NaN;
        double value = 0;
        for (int k = flows.Length - 1; k >= 0; k--)
        {
            if (!double.IsFinite(flows[k]))
                return double.NaN;
            value = flows[k] + (value / (1 + rate));
        }

        return value;
    }

    /// <summary>The sum of the flows, each divided by (1 + rate)^(days / 365): value on the first date. Actual/365, as XNPV of spreadsheets.</summary>
    /// <param name="flows">The flows, in any order; several may be on one date. Positive received, negative paid.</param>
    /// <param name="rate">Rate per year as a decimal, greater than -1.</param>
    /// <returns>The value; 0 without flows; NaN for a rate that is not finite or not greater than -1, and for nothing else. Infinite beyond the range of doubles, 0 below it.</returns>
    /// <exception cref="ArgumentNullException">The flows or one of them are null.</exception>
    public static double Dated(IEnumerable<CashFlow> flows, double rate)
    {
        CashFlow[] all = [.. Guard.NoNulls(flows, nameof(flows))];
        return Dated(all, rate, all.Length > 0 ? all.Min(f => f.Date) : default);
    }

    /// <summary>The same on a date of your own, before, between or after the flows.</summary>
    /// <param name="flows">The flows, in any order; several may be on one date. Positive received, negative paid.</param>
    /// <param name="rate">Rate per year as a decimal, greater than -1.</param>
    /// <param name="date">The date on which the value is taken.</param>
    /// <returns>The value; 0 without flows; NaN for a rate that is not finite or not greater than -1, and for nothing else. Infinite beyond the range of doubles, 0 below it.</returns>
    /// <exception cref="ArgumentNullException">The flows or one of them are null.</exception>
    public static double Dated(IEnumerable<CashFlow> flows, double rate, DateOnly date)
    {
        CashFlow[] sorted = [.. Guard.NoNulls(flows, nameof(flows)).OrderBy(f => f.Date)];
        if (!(rate > -1 && double.IsFinite(rate)))
            return double.NaN;
        double logarithm = ElementaryFunctions.Log(1 + rate);
        (double Amount, double Exponent)[] terms = [.. sorted.Where(f => f.Amount != 0).Select(f => (f.Amount, -logarithm * (f.Date.DayNumber - date.DayNumber) / DaysPerYear))];
        double greatest = terms.Select(t => t.Exponent).DefaultIfEmpty(0).Max();
        // Near the ends of the range all factors are taken relative to the greatest: two infinite terms of opposite sign would have no sum.
        double common = Math.Abs(greatest) > 600 ? greatest : 0;
        double value = 0;
        foreach ((double amount, double exponent) in terms)
            value += amount * ElementaryFunctions.Exp(exponent - common);
        // In two steps: the factor alone may leave the range that the product keeps.
        return common == 0 || value == 0 ? value : value * ElementaryFunctions.Exp(common / 2) * ElementaryFunctions.Exp(common / 2);
    }
}
