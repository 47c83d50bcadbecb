using Mono.Cecil;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Layout;

public class LayoutTests
{
    [Fact]
    public void An_area_uses_only_itself_and_the_areas_before_it() =>
        Objections.AssertNone(ObjectionsTo(SurfacePackage.Core.Assembly.Location, NamespaceOrder.Core));

    [Fact]
    public void Every_file_lies_in_the_folder_of_its_namespace_and_holds_one_type_and_names_only_earlier_areas()
    {
        IReadOnlyList<SourceFile> files = SourceFile.In(SurfacePackage.Core.SourceFolder);
        Assert.NotEmpty(files);
        Objections.AssertNone(files.SelectMany(f => f.Objections(NamespaceOrder.Core)));
    }

    [Fact]
    public void The_source_files_hold_every_type_that_the_assembly_holds()
    {
        // What the scan of the texts does not see it cannot judge.
        HashSet<string> seen = [.. SourceFile.In(SurfacePackage.Core.SourceFolder).SelectMany(f => f.TopLevelTypes.Select(t => $"{f.Namespace}.{t}"))];
        Objections.AssertNone(SurfacePackage.Core.Assembly.GetTypes()
            .Where(t => !t.IsNested && t.Namespace?.StartsWith("VixShield", StringComparison.Ordinal) == true)
            .Select(t => t.FullName!.Split('`')[0])
            .Where(name => !name.Contains('<', StringComparison.Ordinal))
            .Except(seen));
    }

    /// <summary>Small files: half of them within 100 lines, nine of ten within 300, none above 500. Kernels that a generator writes count as well.</summary>
    [Theory]
    [MemberData(nameof(SurfacePackage.Names), MemberType = typeof(SurfacePackage))]
    public void Source_files_are_small(string package)
    {
        char separator = Path.DirectorySeparatorChar;
        int[] lines =
        [
            .. Directory.GetFiles(SurfacePackage.Named(package).SourceFolder, "*.cs", SearchOption.AllDirectories)
                .Where(f => !f.Contains($"{separator}obj{separator}", StringComparison.Ordinal) && !f.Contains($"{separator}bin{separator}", StringComparison.Ordinal))
                .Select(f => File.ReadAllLines(f).Length)
                .Order(),
        ];
        Assert.NotEmpty(lines);
        Assert.InRange(lines[lines.Length / 2], 1, 100);
        Assert.InRange(lines[(int)(0.9 * lines.Length)], 1, 300);
        Assert.InRange(lines[^1], 1, 500);
    }

    internal static IReadOnlyList<string> ObjectionsTo(string assemblyPath, NamespaceOrder order)
    {
        List<string> objections = [];
        foreach ((TypeReference user, TypeReference used) in TypeUses.Of(assemblyPath))
        {
            if (order.Objection(user.Namespace, used.Namespace, used.FullName) is { } objection)
                objections.Add($"{user.FullName} uses {used.FullName}, but {objection}");
        }

        return [.. objections.Distinct().Order(StringComparer.Ordinal)];
    }
}
