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
