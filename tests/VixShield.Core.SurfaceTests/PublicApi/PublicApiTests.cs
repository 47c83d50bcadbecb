using PublicApiGenerator;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.PublicApi;

public class PublicApiTests
{
    private static readonly ApiGeneratorOptions Options = new() { IncludeAssemblyAttributes = false };

    private static string Folder => Repository.PathOf("tests", "VixShield.Core.SurfaceTests", "PublicApi");

    [Theory]
    [MemberData(nameof(SurfacePackage.Names), MemberType = typeof(SurfacePackage))]
    public void The_public_declarations_are_the_approved_ones(string package) =>
        ApprovedFile.Verify(Folder, package, SurfacePackage.Named(package).Assembly.GeneratePublicApi(Options));

    [Theory]
    [MemberData(nameof(SurfacePackage.Names), MemberType = typeof(SurfacePackage))]
    public void The_kinds_of_the_public_types_are_the_approved_ones(string package) =>
        ApprovedFile.Verify(Folder, $"{package}.kinds", TypeShapes.Of(SurfacePackage.Named(package).PublicTypes()));
}
