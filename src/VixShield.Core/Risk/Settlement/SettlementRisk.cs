using VixShield.Expiries;
using VixShield.Instruments;

namespace VixShield.Risk;

/// <summary>
/// What option positions can lose at settlement, by intrinsic values alone. It knows no instant: leave out positions that have settled, which owe a fixed amount.
/// </summary>
public static class SettlementRisk
{
    /// <summary>
    /// Largest payment that the options of each underlying and expiry can owe at settlement over all underlying prices from 0 up,
    /// summed over expiries, in dollars and before any premium received. At least 0; +infinity when calls sold outnumber calls bought.
    /// </summary>
    /// <param name="positions">The positions; those that are not options do not count.</param>
    public static double LargestPayment(IEnumerable<Position> positions)
    {
        double sum = 0;
        IEnumerable<OptionLeg> options = Guard.NotNull(positions, nameof(positions)).Select(p => p.Leg).OfType<OptionLeg>();
        foreach (IGrouping<(string, Expiry), OptionLeg> group in options.GroupBy(o => (o.Contract.UnderlyingSymbol, o.Expiry)))
            sum += LargestPayment([.. group]);
        return sum;
    }

    private static double LargestPayment(OptionLeg[] options)
    {
        double callsPerPoint = options.Where(o => o.Right == OptionRight.Call).Sum(DollarsPerPoint);
        if (callsPerPoint < 0)
            return double.PositiveInfinity;

        // The payoff is linear between strikes and does not fall beyond the last, so its least value is at 0 or at a strike.
        double least = 0;
        foreach (double underlying in options.Select(o => o.Strike / o.Contract.UnderlyingScale).Append(0))
        {
            double payoff = options.Sum(o => DollarsPerPoint(o) * Math.Max(0, (int)o.Right * (underlying - (o.Strike / o.Contract.UnderlyingScale))));
            least = Math.Min(least, payoff);
        }

        return -least;
    }

    private static double DollarsPerPoint(OptionLeg option) => option.Quantity * option.Contract.Multiplier * option.Contract.UnderlyingScale;
}
