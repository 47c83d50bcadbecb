namespace VixShield.Tests.Infrastructure;

/// <summary>
/// An oracle that shares nothing with the library: the Taylor series of the error function near 0, the continued fraction of its
/// complement in the tail, on the C library's exponential.
/// </summary>
public static class NaiveNormal
{
    public static double Pdf(double x) => Math.Exp(-0.5 * x * x) / Math.Sqrt(2 * Math.PI);

    public static double Cdf(double x)
    {
        if (Math.Abs(x) < 1)
            return 0.5 + Center(x);
        double tail = Tail(Math.Abs(x));
        return x < 0 ? tail : 1 - tail;
    }

    private static double Center(double x)
    {
        // n(x) (x + x^3/3 + x^5/15 + ...): all terms have one sign.
        double term = x;
        double sum = x;
        for (int k = 1; k < 200 && Math.Abs(term) > 1e-20 * Math.Abs(sum); k++)
        {
            term *= x * x / (2 * k + 1);
            sum += term;
        }

        return Pdf(x) * sum;
    }

    private static double Tail(double x)
    {
        double f = x;
        for (int k = 3000; k > 0; k--)
            f = x + k / f;
        return Pdf(x) / f;
    }
}
