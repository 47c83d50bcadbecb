using VixShield.Instruments;

namespace VixShield.Tests.Risk;

/// <summary>
/// The least requirement by trying every partition of single contracts: into groups whose longs expire no earlier than their shorts, strangles of one put and one call,
/// and single contracts. Knows nothing of thresholds, bounds or programs.
/// </summary>
internal static class NaiveMargin
{
    internal static double Least(double spot, double share, double minimum, IEnumerable<(OptionLeg Leg, double Price)> legs)
    {
        (OptionLeg Leg, double Price)[] units = [.. Net(legs)];
        int all = (1 << units.Length) - 1;
        double[] alone = new double[all + 1];
        for (int set = 1; set <= all; set++)
        {
            (OptionLeg Leg, double Price)[] members = [.. units.Where((_, i) => (set & (1 << i)) != 0)];
            alone[set] = Math.Min(Group(members), Uncovered(spot, share, minimum, members));
        }

        double[] least = new double[all + 1];
        for (int set = 1; set <= all; set++)
        {
            int first = set & -set;
            int rest = set ^ first;
            least[set] = double.PositiveInfinity;
            for (int others = rest; ; others = (others - 1) & rest)
            {
                least[set] = Math.Min(least[set], alone[first | others] + least[rest ^ others]);
                if (others == 0)
                    break;
            }
        }

        return least[all];
    }

    private static IEnumerable<(OptionLeg Leg, double Price)> Net(IEnumerable<(OptionLeg Leg, double Price)> legs) => legs
        .GroupBy(l => (l.Leg.Contract, l.Leg.Expiry, l.Leg.Strike, l.Leg.Right))
        .SelectMany(g =>
        {
            int quantity = g.Sum(l => l.Leg.Quantity);
            (OptionLeg leg, double price) = g.First();
            return quantity == 0 ? [] : Enumerable.Repeat((leg with { Quantity = Math.Sign(quantity) }, price), Math.Abs(quantity));
        });

    private static double Group((OptionLeg Leg, double Price)[] members)
    {
        OptionLeg[] longs = [.. members.Select(m => m.Leg).Where(l => l.Quantity > 0)];
        OptionLeg[] shorts = [.. members.Select(m => m.Leg).Where(l => l.Quantity < 0)];
        if (longs.Any(l => shorts.Any(s => s.Expiry > l.Expiry)))
            return double.PositiveInfinity;
        double[] settlements = [0, .. members.Select(m => m.Leg.Strike), 1e4, 2e4];
        double[] losses = [.. settlements.Select(s => members.Sum(m => -m.Leg.Quantity * 100 * Math.Max(0, (int)m.Leg.Right * (s - m.Leg.Strike))))];
        return losses[^1] > losses[^2] + 1 ? double.PositiveInfinity : Math.Max(0, losses.Max());
    }

    private static double Uncovered(double spot, double share, double minimum, (OptionLeg Leg, double Price)[] members)
    {
        if (members.Any(m => m.Leg.Quantity > 0))
            return double.PositiveInfinity;
        if (members.Length == 1)
            return 100 * (members[0].Price + Base(members[0].Leg));
        if (members.Length != 2 || members[0].Leg.Right == members[1].Leg.Right)
            return double.PositiveInfinity;
        double one = members[0].Price + Base(members[0].Leg), other = members[1].Price + Base(members[1].Leg);
        // The greater single requirement and the premium of the other side; of two equal ones the greater sum.
        return 100 * (one > other ? one + members[1].Price
            : other > one ? other + members[0].Price
            : one + Math.Max(members[0].Price, members[1].Price));

        double Base(OptionLeg leg)
        {
            double outOfTheMoney = Math.Max(0, leg.Right == OptionRight.Call ? leg.Strike - spot : spot - leg.Strike);
            return Math.Max((share * spot) - outOfTheMoney, minimum * (leg.Right == OptionRight.Call ? spot : leg.Strike));
        }
    }
}
