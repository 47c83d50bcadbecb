using VixShield.Numerics;

namespace VixShield.Economics;

/// <summary>
/// Modified internal rates of return: what is paid is discounted to the first flow at the finance rate, what is received is grown to the last flow at the reinvestment rate, and the rate is the one
/// that leads from the first amount to the second. One number for any flows with both signs, at the price of two assumed rates.
/// </summary>
public static class ModifiedInternalRate
{
    private const double SmallestNormal = 2.2250738585072014e-308;

    /// <summary>The rate per period of flows at equal distances (MIRR of spreadsheets).</summary>
    /// <param name="flows">One flow for each period, in order. Zeros count: behind the last payment they make the time longer. Positive received, negative paid.</param>
    /// <param name="financeRate">Rate per period at which payments are financed, greater than -1.</param>
    /// <param name="reinvestmentRate">Rate per period at which receipts are invested, greater than -1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A flow or a rate is not finite, or a rate is not greater than -1.</exception>
    public static ModifiedRateReading Periodic(ReadOnlySpan<double> flows, double financeRate, double reinvestmentRate)
    {
        var timed = new (double Time, double Amount)[flows.Length];
        for (int k = 0; k < flows.Length; k++)
            timed[k] = (k, Guard.Finite(flows[k], nameof(flows)));
        return Of(timed, financeRate, reinvestmentRate);
    }

    /// <summary>The rate per year of dated flows, Actual/365.</summary>
    /// <param name="flows">The flows, in any order; those of one date are added before they count as paid or received. The first and the last date count also where their amounts are 0. Positive received, negative paid.</param>
    /// <param name="financeRate">Rate per year at which payments are financed, greater than -1.</param>
    /// <param name="reinvestmentRate">Rate per year at which receipts are invested, greater than -1.</param>
    /// <exception cref="ArgumentException">The flows or one of them are null, or a rate is not finite or not greater than -1.</exception>
    public static ModifiedRateReading Dated(IEnumerable<CashFlow> flows, double financeRate, double reinvestmentRate)
    {
        NetFlow[] net = NetFlow.Of(Guard.NoNulls(flows, nameof(flows)).Select(f => (f.Date.DayNumber, f.Amount)));
        return Of([.. net.Select(f => ((f.Time - net[0].Time) / NetPresentValue.DaysPerYear, f.Amount))], financeRate, reinvestmentRate);
    }

    private static ModifiedRateReading Of((double Time, double Amount)[] flows, double financeRate, double reinvestmentRate)
    {
        double finance = ElementaryFunctions.Log(1 + AboveTotalLoss(financeRate, nameof(financeRate)));
        double reinvestment = ElementaryFunctions.Log(1 + AboveTotalLoss(reinvestmentRate, nameof(reinvestmentRate)));
        double years = flows.Length > 0 ? flows[^1].Time : 0;
        double paid = 0;
        double received = 0;
        foreach ((double time, double amount) in flows.Where(f => f.Amount != 0))
        {
            if (amount < 0)
                paid -= Grown(amount, -finance * time);
            else
                received += Grown(amount, reinvestment * (years - time));
        }

        bool isPaid = flows.Any(f => f.Amount < 0);
        bool isReceived = flows.Any(f => f.Amount > 0);
        double? from = Held(paid, isPaid);
        double? to = Held(received, isReceived);
        if (years == 0 && (isPaid || isReceived))
            return new ModifiedRateReading(ModifiedRateStatus.NoTime, null, from, to);
        if (!isPaid)
            return new ModifiedRateReading(ModifiedRateStatus.NoOutflow, null, from, to);
        if (!isReceived)
            return new ModifiedRateReading(ModifiedRateStatus.NoInflow, null, from, to);
        double rate = from is null || to is null ? double.NaN : ElementaryFunctions.ExpMinusOne(ElementaryFunctions.LogRatio(received, paid) / years);
        return double.IsFinite(rate) ? new ModifiedRateReading(ModifiedRateStatus.Ok, rate, from, to) : new ModifiedRateReading(ModifiedRateStatus.OutOfRange, null, from, to);
    }

    // In two steps where the factor alone would leave the range of doubles.
    private static double Grown(double amount, double exponent)
    {
        if (Math.Abs(exponent) < 700)
            return amount * ElementaryFunctions.Exp(exponent);
        double half = ElementaryFunctions.Exp(exponent / 2);
        return amount * half * half;
    }

    // Null for a sum that a double does not hold to its last digit: infinite, or so small that it has lost digits.
    private static double? Held(double sum, bool isAny) => isAny && !(sum >= SmallestNormal && sum <= double.MaxValue) ? null : sum;

    private static double AboveTotalLoss(double rate, string parameter) =>
        double.IsFinite(rate) && rate > -1 ? rate : throw Guard.OutOfRange(parameter, rate, "Must be finite and greater than -1.");
}
