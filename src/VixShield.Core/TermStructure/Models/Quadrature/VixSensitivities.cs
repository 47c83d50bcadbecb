namespace VixShield.TermStructure;

/// <summary>
/// Parameters by which laws of VIX are differentiated: the logarithm of term m moves with parameter r by Constant + Main g + Side h, each at [r * terms + m].
/// </summary>
internal sealed class VixSensitivities
{
    private VixSensitivities(int rows, int terms)
    {
        Rows = rows;
        Constant = new double[rows * terms];
        Main = new double[rows * terms];
        Side = new double[rows * terms];
    }

    internal static VixSensitivities None { get; } = new(0, 0);

    internal int Rows { get; }

    internal double[] Constant { get; }

    internal double[] Main { get; }

    internal double[] Side { get; }

    /// <summary>Share and the two volatilities of variance of the mixture of some maturities, seen from the beginning.</summary>
    internal static VixSensitivities OfSegment(VixTerms terms, MixtureSegment segment, double until)
    {
        int count = terms.Count;
        var result = new VixSensitivities(3, count);
        for (int m = 0; m < count; m++)
        {
            if (terms.Maturities[m] < segment.From || terms.Maturities[m] >= until)
                continue;
            int part = terms.Parts[m];
            result.Constant[m] = part == 0 ? -1 / (1 - segment.SecondShare) : 1 / segment.SecondShare;
            int row = ((1 + part) * count) + m;
            double omega = terms.Volatilities[m];
            result.Constant[row] = -omega * terms.Variances[m];
            result.Main[row] = terms.Main[m] / omega;
            result.Side[row] = terms.Side[m] / omega;
        }

        return result;
    }
}
