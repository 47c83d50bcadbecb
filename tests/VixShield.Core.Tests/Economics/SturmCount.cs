using System.Numerics;

namespace VixShield.Tests.Economics;

/// <summary>The number of different roots above 0 of a polynomial with whole coefficients, by Sturm's theorem in exact arithmetic: nothing is rounded, nothing is searched for.</summary>
internal static class SturmCount
{
    /// <param name="coefficients">By ascending power; not all 0.</param>
    internal static int Positive(IEnumerable<long> coefficients)
    {
        BigInteger[] first = Trim([.. coefficients.Select(c => new BigInteger(c))]);
        // A power of the variable has the root 0, which does not count.
        first = [.. first.SkipWhile(c => c.IsZero)];
        List<BigInteger[]> chain = [first, Derivative(first)];
        while (chain[^1].Length > 0)
            chain.Add(NegativeRemainder(chain[^2], chain[^1]));
        chain.RemoveAt(chain.Count - 1);
        return Changes(chain.Select(p => p[0].Sign)) - Changes(chain.Select(p => p[^1].Sign));
    }

    private static int Changes(IEnumerable<int> signs)
    {
        int[] all = [.. signs.Where(s => s != 0)];
        return all.Zip(all.Skip(1), (a, b) => a != b).Count(x => x);
    }

    private static BigInteger[] Derivative(BigInteger[] p) => Trim([.. p.Skip(1).Select((c, i) => c * (i + 1))]);

    // Each step is times the square of the divisor's leading coefficient, which keeps the sign.
    private static BigInteger[] NegativeRemainder(BigInteger[] dividend, BigInteger[] divisor)
    {
        BigInteger[] rest = [.. dividend];
        BigInteger lead = divisor[^1];
        while (rest.Length >= divisor.Length)
        {
            BigInteger top = rest[^1];
            int shift = rest.Length - divisor.Length;
            for (int i = 0; i < rest.Length; i++)
                rest[i] *= lead * lead;
            for (int i = 0; i < divisor.Length; i++)
                rest[i + shift] -= lead * top * divisor[i];
            rest = Primitive(Trim(rest));
        }

        return [.. rest.Select(c => -c)];
    }

    private static BigInteger[] Primitive(BigInteger[] p)
    {
        BigInteger common = p.Aggregate(BigInteger.Zero, BigInteger.GreatestCommonDivisor);
        return common > 1 ? [.. p.Select(c => c / common)] : p;
    }

    private static BigInteger[] Trim(BigInteger[] p)
    {
        int length = p.Length;
        while (length > 0 && p[length - 1].IsZero)
            length--;
        return p[..length];
    }
}
