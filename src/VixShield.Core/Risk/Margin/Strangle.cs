namespace VixShield.Risk;

/// <summary>
/// An uncovered put and an uncovered call: the greater of the two full requirements, each with its own premium, and the premium of the other side. Nothing is asked of
/// the lesser side beyond its premium.
/// </summary>
internal static class Strangle
{
    /// <summary>What the pair asks less than the two apart: the base of the side whose full requirement is the lesser; of two equal ones the lesser base.</summary>
    internal static double Saving(double onePremium, double oneBase, double otherPremium, double otherBase)
    {
        double one = onePremium + oneBase, other = otherPremium + otherBase;
        return one < other ? oneBase : other < one ? otherBase : Math.Min(oneBase, otherBase);
    }
}
