using System.IO.Compression;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Mono.Cecil;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.PublicApi;

/// <summary>The release before, whose reference assemblies lie in src/baseline, can be replaced by what is built now without a change in callers.</summary>
public sealed class SurfaceChangesTests
{
    private const string Baseline = "0.1.0";

    // Packages whose first version is the one that is built.
    private static readonly string[] s_new = ["VixShield.Testing"];

    private const string Before = """
        namespace N;
        public enum E { A = 1 }
        public interface I { void Do(int count); }
        public class C
        {
            public const int Most = 3;
            protected C(string text = "a") { }
            public double M(in double value, int times = 2, string? name = null, System.DateTime t = default, E e = E.A) => value;
            internal void Hidden(int a = 1) { }
            public class Inner { public void M(int a) { } }
        }
        """;

    private static readonly string[] s_released = [.. SurfacePackage.All.Select(p => p.Name).Except(s_new)];

    public static TheoryData<string> Released => [.. s_released];

    [Theory]
    [MemberData(nameof(Released))]
    public void Nothing_that_callers_of_the_release_before_use_is_gone_or_renamed_or_has_another_default(string package)
    {
        using ZipArchive zip = ZipFile.OpenRead(Repository.PathOf("src", "baseline", $"{package}.{Baseline}.nupkg"));
        using MemoryStream copy = new();
        using (Stream stream = zip.GetEntry($"lib/net10.0/{package}.dll")!.Open())
            stream.CopyTo(copy);
        copy.Position = 0;
        using AssemblyDefinition before = AssemblyDefinition.ReadAssembly(copy);
        using AssemblyDefinition after = AssemblyDefinition.ReadAssembly(SurfacePackage.Named(package).Assembly.Location);
        Assert.Equal(new Version(0, 1, 0, 0), before.Name.Version);
        Assert.True(before.MainModule.GetTypes().Count(t => t.IsPublic) > 1);
        Objections.AssertNone(SurfaceChanges.Between(before, after));
    }

    [Fact]
    public void Every_package_has_a_baseline_or_is_new() => Assert.Equal(
        s_released.Select(p => $"{p}.{Baseline}.nupkg").Order(StringComparer.Ordinal),
        Directory.GetFiles(Repository.PathOf("src", "baseline"), "*.nupkg").Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("", "", 0)]
    [InlineData("int times = 2", "int times = 3", 1)]
    [InlineData("int times = 2", "int repeats = 2", 1)]
    [InlineData("string? name = null", "string? name = \"x\"", 1)]
    [InlineData("E e = E.A", "E e = (E)2", 1)]
    [InlineData("int times = 2, string? name = null, System.DateTime t = default, E e = E.A", "int times, string? name, System.DateTime t, E e", 4)]
    [InlineData("Most = 3", "Most = 4", 1)]
    [InlineData("A = 1", "A = 0", 2)]
    [InlineData("string text = \"a\"", "string text = \"b\"", 1)]
    [InlineData("void Do(int count)", "void Do(long count)", 1)]
    [InlineData("int a) { }", "int b) { }", 1)]
    [InlineData("int a = 1", "int b = 7", 0)]
    [InlineData("public const int Most", "internal const int Most", 1)]
    [InlineData("public class Inner { public void M(int a) { } }", "", 1)]
    public void A_change_is_a_break_for_callers_or_none(string was, string now, int breaks)
    {
        string after = was.Length == 0 ? Before : Before.Replace(was, now, StringComparison.Ordinal);
        Assert.True(was.Length == 0 || after != Before);
        using AssemblyDefinition one = Compiled(Before), other = Compiled(after);
        Assert.Equal(breaks, SurfaceChanges.Between(one, other).Count());
    }

    private static AssemblyDefinition Compiled(string source)
    {
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Made",
            [CSharpSyntaxTree.ParseText(source)],
            [MetadataReference.CreateFromFile(typeof(object).Assembly.Location), MetadataReference.CreateFromFile(AppDomain.CurrentDomain.GetAssemblies().Single(a => a.GetName().Name == "System.Runtime").Location)],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        MemoryStream image = new();
        Microsoft.CodeAnalysis.Emit.EmitResult result = compilation.Emit(image);
        Assert.True(result.Success, string.Join("; ", result.Diagnostics));
        image.Position = 0;
        return AssemblyDefinition.ReadAssembly(image);
    }
}
