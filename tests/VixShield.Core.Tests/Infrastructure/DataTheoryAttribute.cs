namespace VixShield.Tests.Infrastructure;

/// <summary>A theory that needs the folder of <see cref="ExternalFolder.Data"/> and is skipped where none is named.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class DataTheoryAttribute : TheoryAttribute
{
    public DataTheoryAttribute() => Skip = ExternalFolder.SkipReason(ExternalFolder.Data);
}
