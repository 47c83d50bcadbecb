namespace VixShield.Economics;

/// <summary>The flows of one time added up.</summary>
/// <param name="Time">The time, in whole periods or days.</param>
/// <param name="Amount">Their sum; 0 where they cancel up to rounding.</param>
/// <param name="Size">The sum of their sizes, of which the rounding of <paramref name="Amount"/> is a share.</param>
internal readonly record struct NetFlow(int Time, double Amount, double Size)
{
    // Amounts are given to half a unit in the last place, and a term is computed within one more.
    internal const double Rounding = 4 * 2.220446049250313e-16;

    /// <summary>One flow for each time, by ascending time; those that cancel stay, with the amount 0.</summary>
    internal static NetFlow[] Of(IEnumerable<(int Time, double Amount)> flows) =>
        [.. flows.GroupBy(f => f.Time).OrderBy(g => g.Key).Select(g => Sum(g.Key, g))];

    private static NetFlow Sum(int time, IEnumerable<(int Time, double Amount)> flows)
    {
        var net = default(CompensatedSum);
        double size = 0;
        foreach ((_, double amount) in flows)
        {
            net.Add(amount);
            size += Math.Abs(amount);
        }

        return new NetFlow(time, Math.Abs(net.Value) > Rounding * size ? net.Value : 0, size);
    }
}
