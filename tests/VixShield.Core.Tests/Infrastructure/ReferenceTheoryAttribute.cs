namespace VixShield.Tests.Infrastructure;

/// <summary>A theory that needs the folder of <see cref="ExternalFolder.Reference"/> and is skipped where none is named.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ReferenceTheoryAttribute : TheoryAttribute
{
    public ReferenceTheoryAttribute() => Skip = ExternalFolder.SkipReason(ExternalFolder.Reference);
}
