using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Consistency;

/// <summary>What each assembly refers to beside the runtime: a solver's libraries come with the package of that solver alone.</summary>
public class ReferenceTests
{
    [Theory]
    [InlineData("VixShield.Core", "MathNet.Numerics")]
    [InlineData("VixShield.MarketData", "CsvHelper", "VixShield.Core")]
    [InlineData("VixShield.Optimization", "Google.OrTools", "MathNet.Numerics", "VixShield.Core")]
    [InlineData("VixShield.Reporting", "ScottPlot", "SkiaSharp", "VixShield.Core")]
    [InlineData("VixShield.Testing", "FSharp.Core", "FsCheck", "MathNet.Numerics", "VixShield.Core")]
    public void An_assembly_refers_to_its_few_libraries_alone(string package, params string[] libraries) => Assert.Equal(
        libraries,
        SurfacePackage.Named(package).Assembly.GetReferencedAssemblies()
            .Select(a => a.Name!)
            .Where(n => n is not ("netstandard" or "mscorlib") && !n.StartsWith("System.", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal));
}
