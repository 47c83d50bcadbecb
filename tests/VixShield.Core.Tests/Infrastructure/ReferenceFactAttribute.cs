namespace VixShield.Tests.Infrastructure;

/// <summary>A fact that needs the folder of <see cref="ExternalFolder.Reference"/> and is skipped where none is named.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ReferenceFactAttribute : FactAttribute
{
    public ReferenceFactAttribute() => Skip = ExternalFolder.SkipReason(ExternalFolder.Reference);
}
