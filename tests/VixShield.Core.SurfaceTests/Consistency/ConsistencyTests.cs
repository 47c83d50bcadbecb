using System.Reflection;
using System.Xml.Linq;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Consistency;

public class ConsistencyTests
{
    // Public classes that are meant to be inherited outside the library without being abstract. None.
    private static readonly Type[] MeantForExtension = [];

    private static readonly (string Name, Func<Type, IEnumerable<string>> Objections)[] Rules =
    [
        (nameof(PublicTypeRules.Inheritance), t => MeantForExtension.Contains(t) ? [] : PublicTypeRules.Inheritance(t)),
        (nameof(PublicTypeRules.Equality), PublicTypeRules.Equality),
        (nameof(PublicTypeRules.Setters), PublicTypeRules.Setters),
        (nameof(PublicTypeRules.Fields), PublicTypeRules.Fields),
        (nameof(PublicTypeRules.Arrays), PublicTypeRules.Arrays),
    ];

    public static TheoryData<string, string> PackagesAndRules
    {
        get
        {
            TheoryData<string, string> cases = [];
            foreach (SurfacePackage package in SurfacePackage.All)
            {
                foreach ((string name, _) in Rules)
                    cases.Add(package.Name, name);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(PackagesAndRules))]
    public void Every_public_type_keeps_the_rule(string package, string rule)
    {
        IReadOnlyList<Type> types = SurfacePackage.Named(package).PublicTypes();
        Assert.NotEmpty(types);
        Objections.AssertNone(types.SelectMany(Rules.Single(r => r.Name == rule).Objections));
    }

    [Theory]
    [MemberData(nameof(SurfacePackage.Names), MemberType = typeof(SurfacePackage))]
    public void No_type_holds_state_of_the_process(string package) =>
        Objections.AssertNone(SurfacePackage.Named(package).Assembly.GetTypes().SelectMany(PublicTypeRules.StaticState));

    [Theory]
    [MemberData(nameof(SurfacePackage.Names), MemberType = typeof(SurfacePackage))]
    public void The_documentation_file_describes_every_public_type_and_member(string package)
    {
        SurfacePackage surface = SurfacePackage.Named(package);
        string file = Path.ChangeExtension(surface.Assembly.Location, ".xml");
        Assert.True(File.Exists(file), $"{Path.GetFileName(file)} is not beside the assembly.");
        HashSet<string> described = [.. XDocument.Load(file).Descendants("member").Where(m => m.HasElements).Select(m => m.Attribute("name")!.Value)];
        Objections.AssertNone(surface.PublicTypes().SelectMany(DocumentedNames).Except(described));
    }

    // Types, properties, constants and enumeration values; methods carry their parameters in the name and are held by the compiler (CS1591).
    private static IEnumerable<string> DocumentedNames(Type type)
    {
        string name = type.FullName!.Replace('+', '.');
        const BindingFlags declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        bool positional = type.GetConstructors().Any(c => c.GetParameters().Length > 0 && c.GetParameters().All(p => type.GetProperty(p.Name!) is not null));
        return
        [
            $"T:{name}",
            .. type.GetFields(declared).Where(f => !f.IsSpecialName).Select(f => $"F:{name}.{f.Name}"),
            .. positional ? [] : type.GetProperties(declared).Where(p => p.GetIndexParameters().Length == 0).Select(p => $"P:{name}.{p.Name}"),
        ];
    }
}
