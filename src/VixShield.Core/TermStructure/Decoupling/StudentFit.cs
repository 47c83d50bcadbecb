using MathNet.Numerics;
using VixShield.Display;
using VixShield.Numerics;

namespace VixShield.TermStructure;

/// <summary>Student t law of residuals about 0, by maximum likelihood of the degrees of freedom and the scale.</summary>
/// <param name="Status">Whether there is a fit; if not, the law is null.</param>
/// <param name="Observations">Values used.</param>
/// <param name="DegreesOfFreedom">Degrees of freedom, from 0.5 to 1,000; at the upper end the law is Gaussian for all purposes.</param>
/// <param name="Scale">Scale: the values over it follow a standard t. Their standard deviation is the scale times the root of nu / (nu - 2).</param>
/// <param name="ExcessKurtosis">Excess kurtosis of the values, 0 for a Gaussian; null where they do not vary.</param>
/// <param name="KurtosisDegreesOfFreedom">Degrees of freedom that the kurtosis alone would say, 4 + 6 / excess; null unless the excess is greater than 0. Never below 4, however fat the tails.</param>
/// <param name="Reason">The statement in words.</param>
[TypeFormatterSource]
public sealed record StudentFit(
    RegressionStatus Status, int Observations, double? DegreesOfFreedom, double? Scale, double? ExcessKurtosis, double? KurtosisDegreesOfFreedom, string Reason) : IDisplayable
{
    private const double LeastDegrees = 0.5;
    private const double MostDegrees = 1000;

    /// <summary>Fits the law.</summary>
    /// <param name="values">Residuals or innovations.</param>
    public static StudentFit Of(ReadOnlySpan<double> values)
    {
        int n = values.Length;
        if (n < 10)
            return Without(RegressionStatus.TooFewObservations, n, FormattableString.Invariant($"{n} values; at least 10 are needed."));
        double[] squares = new double[n];
        double second = 0;
        double fourth = 0;
        int zeros = 0;
        for (int i = 0; i < n; i++)
        {
            if (!double.IsFinite(values[i] * values[i] * values[i] * values[i]))
                return Without(RegressionStatus.IllegalValue, n, FormattableString.Invariant($"Value {i} is {values[i]}."));
            squares[i] = values[i] * values[i];
            second += squares[i] / n;
            fourth += squares[i] * squares[i] / n;
            zeros += squares[i] == 0 ? 1 : 0;
        }

        // With many exact zeros the likelihood grows without bound as the scale shrinks.
        if (!(second > 0) || zeros > n / 10)
            return Without(RegressionStatus.NoResidual, n, FormattableString.Invariant($"{zeros} of {n} values are 0: no scale."));
        double excess = (fourth / (second * second)) - 3;
        double degrees = MostLikely(squares, second);
        double scale = Math.Sqrt(SquaredScale(squares, second, degrees));
        return new StudentFit(
            RegressionStatus.Ok, n, degrees, scale, excess, excess > 0 ? 4 + (6 / excess) : null,
            FormattableString.Invariant($"t with {degrees:F2} degrees of freedom and scale {scale:G4} from {n} values, excess kurtosis {excess:F1}."));
    }

    /// <summary>The reason.</summary>
    public override string ToString() => Reason;

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Student t law", ToString())
    {
        Facts =
        [
            new("status", Status),
            new("observations", Observations),
            new("degrees of freedom", DegreesOfFreedom),
            new("scale", Scale),
            new("excess kurtosis", ExcessKurtosis),
            new("degrees of freedom by the kurtosis", KurtosisDegreesOfFreedom),
        ],
    };

    /// <summary>Golden section on the logarithm of the degrees of freedom; the profile likelihood has one maximum in practice.</summary>
    private static double MostLikely(double[] squares, double second)
    {
        double ratio = (Math.Sqrt(5) - 1) / 2;
        double low = ElementaryFunctions.Log(LeastDegrees);
        double high = ElementaryFunctions.Log(MostDegrees);
        double left = high - (ratio * (high - low));
        double right = low + (ratio * (high - low));
        double atLeft = LogLikelihood(squares, second, ElementaryFunctions.Exp(left));
        double atRight = LogLikelihood(squares, second, ElementaryFunctions.Exp(right));
        while (high - low > 1e-7)
        {
            if (atLeft > atRight)
            {
                (high, right, atRight) = (right, left, atLeft);
                left = high - (ratio * (high - low));
                atLeft = LogLikelihood(squares, second, ElementaryFunctions.Exp(left));
            }
            else
            {
                (low, left, atLeft) = (left, right, atRight);
                right = low + (ratio * (high - low));
                atRight = LogLikelihood(squares, second, ElementaryFunctions.Exp(right));
            }
        }

        return ElementaryFunctions.Exp((low + high) / 2);
    }

    private static double LogLikelihood(double[] squares, double second, double degrees)
    {
        double scale = SquaredScale(squares, second, degrees);
        double sum = 0;
        foreach (double square in squares)
            sum += ElementaryFunctions.Log(1 + (square / (degrees * scale)));
        return (squares.Length * (SpecialFunctions.GammaLn((degrees + 1) / 2) - SpecialFunctions.GammaLn(degrees / 2) - (0.5 * ElementaryFunctions.Log(degrees * scale))))
            - ((degrees + 1) / 2 * sum);
    }

    /// <summary>The most likely squared scale for given degrees of freedom: each square weighs (nu + 1) / (nu + square / scale). Every step raises the likelihood.</summary>
    private static double SquaredScale(double[] squares, double second, double degrees)
    {
        double scale = second;
        for (int step = 0; step < 2000; step++)
        {
            double sum = 0;
            foreach (double square in squares)
                sum += square / (degrees + (square / scale));
            double next = (degrees + 1) * sum / squares.Length;
            bool settled = Math.Abs(next - scale) <= 1e-12 * scale;
            scale = next;
            if (settled)
                break;
        }

        return scale;
    }

    private static StudentFit Without(RegressionStatus status, int observations, string reason) => new(status, observations, null, null, null, null, reason);
}
