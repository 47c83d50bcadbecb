using VixShield.Numerics;

namespace VixShield.TermStructure;

/// <summary>w = 1 - exp(-kappa tau): 0 at settlement, towards 1 far from it.</summary>
internal static class MaturityWeight
{
    internal const double DaysPerYear = 365;

    internal static double Of(double days, double kappa) => 1 - ElementaryFunctions.Exp(-kappa * days / DaysPerYear);
}
