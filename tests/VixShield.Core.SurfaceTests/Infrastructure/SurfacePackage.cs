using System.Reflection;
using VixShield.Instruments;
using VixShield.MarketData;
using VixShield.Optimization;
using VixShield.Reporting;
using VixShield.Testing;

namespace VixShield.Tests.Infrastructure;

/// <summary>A package whose public surface is held by the tests of this project. A further package is one more line in <see cref="All"/>.</summary>
public sealed record SurfacePackage(string Name, Assembly Assembly)
{
    public static SurfacePackage Core { get; } = new("VixShield.Core", typeof(Leg).Assembly);

    public static SurfacePackage MarketData { get; } = new("VixShield.MarketData", typeof(ReadReport).Assembly);

    public static SurfacePackage Optimization { get; } = new("VixShield.Optimization", typeof(OrToolsAdjustmentSolver).Assembly);

    public static SurfacePackage Reporting { get; } = new("VixShield.Reporting", typeof(Chart).Assembly);

    public static SurfacePackage Testing { get; } = new("VixShield.Testing", typeof(LawSuite).Assembly);

    public static IReadOnlyList<SurfacePackage> All { get; } = [Core, MarketData, Optimization, Reporting, Testing];

    public static TheoryData<string> Names => [.. All.Select(p => p.Name)];

    public string SourceFolder => Repository.PathOf("src", Name);

    public static SurfacePackage Named(string name) => All.Single(p => p.Name == name);

    /// <summary>Public types, nested ones included.</summary>
    public IReadOnlyList<Type> PublicTypes() => [.. Assembly.GetExportedTypes().OrderBy(t => t.FullName, StringComparer.Ordinal)];
}
