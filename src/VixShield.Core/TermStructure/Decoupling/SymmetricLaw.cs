using MathNet.Numerics.Distributions;
using VixShield.Numerics;

namespace VixShield.TermStructure;

/// <summary>A law about 0: standard Gaussian, or Student t of a scale.</summary>
internal sealed class SymmetricLaw
{
    private readonly StudentT? _student;

    private SymmetricLaw(StudentT? student) => _student = student;

    internal static SymmetricLaw Gaussian { get; } = new(null);

    internal static SymmetricLaw Student(double degreesOfFreedom, double scale) => new(new StudentT(0, scale, degreesOfFreedom));

    internal double Density(double x) => _student is null ? NormalDistribution.Pdf(x) : _student.Density(x);

    internal double Cumulative(double x) => _student is null ? NormalDistribution.Cdf(x) : _student.CumulativeDistribution(x);
}
