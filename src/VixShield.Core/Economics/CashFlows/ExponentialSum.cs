using VixShield.Numerics;

namespace VixShield.Economics;

/// <summary>
/// f(w) = sum of a_i e^(-n_i w) with whole n_i ascending from 0 and no a_i of 0: the value of cash flows at the log rate w per period. Up to a positive factor, which is chosen so that
/// nothing overflows: signs and roots are those of f.
/// </summary>
internal sealed class ExponentialSum
{
    // Amounts are given to half a unit in the last place, and a term is computed within one more.
    private const double Rounding = 4 * 2.220446049250313e-16;

    private readonly double[] _times;
    private readonly double[] _amounts;
    private readonly double[] _sizes;

    private ExponentialSum(double[] times, double[] amounts, double[] sizes)
    {
        _times = times;
        _amounts = amounts;
        _sizes = sizes;
        for (int i = 1; i < amounts.Length; i++)
            SignChanges += (amounts[i] > 0) != (amounts[i - 1] > 0) ? 1 : 0;
    }

    /// <summary>Number of neighbours of opposite sign: no fewer than there are roots (Descartes).</summary>
    internal int SignChanges { get; }

    /// <summary>Number of terms.</summary>
    internal int Count => _amounts.Length;

    /// <summary>Sign of the first term: 1 or -1.</summary>
    internal int FirstSign => Math.Sign(_amounts[0]);

    /// <summary>
    /// Makes a sum of flows, those of one time added. What cancels at one time up to rounding is nothing.
    /// </summary>
    /// <param name="flows">Time, in whole periods or days, and amount.</param>
    internal static ExponentialSum Of(IEnumerable<(int Time, double Amount)> flows)
    {
        var times = new List<double>();
        var amounts = new List<double>();
        var sizes = new List<double>();
        foreach (IGrouping<int, (int Time, double Amount)> group in flows.GroupBy(f => f.Time).OrderBy(g => g.Key))
        {
            var net = default(CompensatedSum);
            double size = 0;
            foreach ((_, double amount) in group)
            {
                net.Add(amount);
                size += Math.Abs(amount);
            }

            if (!(Math.Abs(net.Value) > Rounding * size))
                continue;
            times.Add(group.Key);
            amounts.Add(net.Value);
            sizes.Add(size);
        }

        double first = times.Count > 0 ? times[0] : 0;
        double scale = amounts.Count > 0 ? amounts.Max(Math.Abs) : 1;
        return new ExponentialSum([.. times.Select(t => t - first)], [.. amounts.Select(a => a / scale)], [.. sizes.Select(s => s / scale)]);
    }

    /// <summary>
    /// A sum with one sign change less whose roots separate those of this one: the derivative of e^(m w) f(w), with m between the times of two neighbours of opposite sign.
    /// </summary>
    internal ExponentialSum Reduced()
    {
        double middle = MiddleOfChange();
        double scale = 0;
        for (int i = 0; i < Count; i++)
            scale = Math.Max(scale, Math.Abs(_amounts[i] * (middle - _times[i])));
        double[] amounts = [.. _amounts.Select((a, i) => a * ((middle - _times[i]) / scale))];
        double[] sizes = [.. _sizes.Select((s, i) => s * Math.Abs((middle - _times[i]) / scale))];
        return new ExponentialSum(_times, amounts, sizes);
    }

    /// <summary>The points between which all roots lie: outside, the first or the last term is more than twice the rest together.</summary>
    internal (double Low, double High) Bounds() => (-Bound(_times.Length - 1), Bound(0));

    /// <summary>The value, its derivative, and the sum of sizes, all times one positive factor.</summary>
    internal double At(double w, out double derivative, out double size)
    {
        var value = default(CompensatedSum);
        derivative = 0;
        size = 0;
        // Relative to the time at which the discount factors are greatest, no factor is above 1.
        double origin = w >= 0 ? 0 : _times[^1];
        for (int i = 0; i < Count; i++)
        {
            double power = origin - _times[i];
            double exponent = power * w;
            double factor = ElementaryFunctions.Exp(exponent, Math.FusedMultiplyAdd(power, w, -exponent));
            value.Add(_amounts[i] * factor);
            derivative += power * _amounts[i] * factor;
            size += _sizes[i] * factor;
        }

        return value.Value;
    }

    /// <summary>-1, 0 or 1: 0 when the value is nothing but rounding of the amounts. Also the value over its size.</summary>
    internal int SignAt(double w, out double share)
    {
        double value = At(w, out _, out double size);
        share = Math.Abs(value) / size;
        return share > Rounding ? Math.Sign(value) : 0;
    }

    /// <summary>Sign changes of the sums of the amounts up to each time, and whether the whole sum is different from 0.</summary>
    internal (int Changes, bool EndsElsewhere) CumulativeSigns()
    {
        var sum = default(CompensatedSum);
        double size = 0;
        int changes = 0;
        int last = 0;
        int now = 0;
        foreach ((double amount, double gross) in _amounts.Zip(_sizes))
        {
            sum.Add(amount);
            size += gross;
            now = Math.Abs(sum.Value) > Rounding * size ? Math.Sign(sum.Value) : 0;
            if (now == 0)
                continue;
            changes += last != 0 && now != last ? 1 : 0;
            last = now;
        }

        return (changes, now != 0);
    }

    private double MiddleOfChange()
    {
        // The middle one of all changes keeps the factors of both ends alike.
        int wanted = (SignChanges - 1) / 2;
        for (int i = 1; ; i++)
        {
            if ((_amounts[i] > 0) != (_amounts[i - 1] > 0) && wanted-- == 0)
                return (_times[i - 1] + _times[i]) / 2;
        }
    }

    // Distance from 0 beyond which a term outweighs all others twice.
    private double Bound(int term)
    {
        double distance = 1 / (_times[^1] + 1);
        while (true)
        {
            double others = 0;
            for (int i = 0; i < Count; i++)
                others += i == term ? 0 : Math.Abs(_amounts[i]) * ElementaryFunctions.Exp(-Math.Abs(_times[i] - _times[term]) * distance);
            if (Math.Abs(_amounts[term]) > 2 * others)
                return distance;
            distance *= 2;
        }
    }
}
