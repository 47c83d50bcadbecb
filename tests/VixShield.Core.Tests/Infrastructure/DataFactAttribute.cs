namespace VixShield.Tests.Infrastructure;

/// <summary>A fact that needs the folder of <see cref="ExternalFolder.Data"/> and is skipped where none is named.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class DataFactAttribute : FactAttribute
{
    public DataFactAttribute() => Skip = ExternalFolder.SkipReason(ExternalFolder.Data);
}
