using VixShield.Numerics;

namespace VixShield.Economics;

/// <summary>
/// f(w) = sum of a_i e^(-n_i w) with whole n_i ascending from 0 and no a_i of 0: the value of cash flows at the log rate w per period. Up to a positive factor, which is chosen so that
/// nothing overflows: signs and roots are those of f.
/// </summary>
internal sealed class ExponentialSum
{
    private const double Rounding = NetFlow.Rounding;

    // Doublings of a distance from below 1 to any at which a term of 1e300 has become 1e-300.
    private const int MostDoublings = 64;

    private readonly double[] _times;
    private readonly ScaledNumbers _amounts;
    private readonly double[] _sizes;

    private ExponentialSum(double[] times, double[] amounts, double[] sizes, ScaledNumbers? before)
    {
        _times = times;
        _sizes = sizes;
        _amounts = ScaledNumbers.Of(amounts, sizes, before);
        for (int i = 1; i < amounts.Length; i++)
            SignChanges += (amounts[i] > 0) != (amounts[i - 1] > 0) ? 1 : 0;
    }

    /// <summary>Number of neighbours of opposite sign: no fewer than there are roots (Descartes).</summary>
    internal int SignChanges { get; }

    /// <summary>Number of terms.</summary>
    internal int Count => _times.Length;

    /// <summary>Sign of the first term: 1 or -1.</summary>
    internal int FirstSign => Math.Sign(_amounts[0]);

    /// <summary>Makes a sum of flows.</summary>
    /// <param name="flows">The flows by ascending time, each 0 or from 1e-150 to 1e150 in size: no quotient of two of them over- or underflows.</param>
    internal static ExponentialSum Of(IEnumerable<NetFlow> flows)
    {
        NetFlow[] terms = [.. flows.Where(f => f.Amount != 0)];
        double scale = terms.Select(f => Math.Abs(f.Amount)).DefaultIfEmpty(1).Max();
        return new ExponentialSum([.. terms.Select(f => (double)f.Time - terms[0].Time)], [.. terms.Select(f => f.Amount / scale)], [.. terms.Select(f => f.Size / scale)], null);
    }

    /// <summary>
    /// A sum with one sign change less whose roots separate those of this one: the derivative of e^(m w) f(w), with m between the times of two neighbours of opposite sign.
    /// </summary>
    internal ExponentialSum Reduced()
    {
        double middle = MiddleOfChange();
        return new ExponentialSum(_times, [.. _times.Select((t, i) => _amounts[i] * (middle - t))], [.. _times.Select((t, i) => _sizes[i] * Math.Abs(middle - t))], _amounts);
    }

    /// <summary>The points between which all roots lie: outside, the first or the last term is more than twice the rest together. Of a sum of flows only, not of a reduced one.</summary>
    internal (double Low, double High) Bounds() => (-Bound(_times.Length - 1), Bound(0));

    /// <summary>The value, its derivative, and the sum of sizes, all times one positive factor.</summary>
    internal double At(double w, out double derivative, out double size)
    {
        var value = default(CompensatedSum);
        derivative = 0;
        size = 0;
        // Relative to the time at which the discount factors are greatest, no factor is above 1.
        double origin = w >= 0 ? 0 : _times[^1];
        int greatest = _amounts.GreatestExponent(_times, origin, w);
        for (int i = 0; i < Count; i++)
        {
            double power = origin - _times[i];
            double exponent = power * w;
            double factor = _amounts.Factor(i, greatest, exponent, Math.FusedMultiplyAdd(power, w, -exponent));
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

    /// <summary>Sign changes of the sums of the amounts up to each time, and whether the whole sum is different from 0. Of a sum of flows only, not of a reduced one.</summary>
    internal (int Changes, bool EndsElsewhere) CumulativeSigns()
    {
        var sum = default(CompensatedSum);
        double size = 0;
        int changes = 0;
        int last = 0;
        int now = 0;
        for (int i = 0; i < Count; i++)
        {
            sum.Add(_amounts[i]);
            size += _sizes[i];
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
        int at = 1;
        while (at < Count - 1 && ((_amounts[at] > 0) == (_amounts[at - 1] > 0) || wanted-- != 0))
            at++;
        return (_times[at - 1] + _times[at]) / 2;
    }

    // Distance from 0 beyond which a term outweighs all others twice.
    private double Bound(int term)
    {
        double distance = 1 / (_times[^1] + 1);
        for (int k = 0; k < MostDoublings; k++)
        {
            double others = 0;
            for (int i = 0; i < Count; i++)
                others += i == term ? 0 : Math.Abs(_amounts[i]) * ElementaryFunctions.Exp(-Math.Abs(_times[i] - _times[term]) * distance);
            if (Math.Abs(_amounts[term]) > 2 * others)
                break;
            distance *= 2;
        }

        return distance;
    }
}
