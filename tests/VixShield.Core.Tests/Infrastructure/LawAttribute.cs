namespace VixShield.Tests.Infrastructure;

/// <summary>A seeded property whose cases are drawn by <see cref="Generators"/>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LawAttribute : SeededPropertyAttribute
{
    public LawAttribute() => Arbitrary = [typeof(Generators)];
}
