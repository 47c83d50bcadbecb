namespace VixShield.Tests.Layout;

/// <summary>The checks of this folder on made-up input: a check that finds nothing anywhere would pass for ever.</summary>
public class LayoutCheckerTests
{
    private static readonly NamespaceOrder MadeUp = new("MadeUp", ["Earlier", "Later"], []);

    public static TheoryData<Type> Users => [.. typeof(LayoutCheckerTests).Assembly.GetTypes()
        .Where(t => t is { Namespace: "MadeUp.Earlier", IsNested: false } && t != typeof(MadeUp.Earlier.ThroughNothing))];

    [Theory]
    [MemberData(nameof(Users))]
    public void A_use_of_a_later_area_is_found_through_every_door(Type user) => Assert.Contains(
        LayoutTests.ObjectionsTo(user.Assembly.Location, MadeUp),
        o => o.StartsWith($"{user.FullName} uses MadeUp.Later.", StringComparison.Ordinal) && o.EndsWith("but Earlier comes before Later", StringComparison.Ordinal));

    [Fact]
    public void A_type_that_uses_no_later_area_is_not_accused() => Assert.DoesNotContain(
        LayoutTests.ObjectionsTo(typeof(LayoutCheckerTests).Assembly.Location, MadeUp),
        o => o.StartsWith(typeof(MadeUp.Earlier.ThroughNothing).FullName!, StringComparison.Ordinal));

    [Fact]
    public void In_the_other_order_the_same_uses_are_allowed() =>
        Assert.Empty(LayoutTests.ObjectionsTo(typeof(LayoutCheckerTests).Assembly.Location, MadeUp with { Areas = ["Later", "Earlier"] }));

    [Theory]
    [InlineData("VixShield.Pricing", "VixShield.Market", null, "Pricing comes before Market")]
    [InlineData("VixShield.Pricing", "VixShield.Instruments", "VixShield.Instruments.Leg", "of Instruments, Pricing may use only: VixShield.Instruments.OptionRight")]
    [InlineData("VixShield.Pricing", "VixShield.Instruments", "VixShield.Instruments.OptionRight", null)]
    [InlineData("VixShield.Pricing", "VixShield.Expiries", "VixShield.Expiries.Expiry", "of Expiries, Pricing may use only: nothing")]
    [InlineData("VixShield.Market", "VixShield.Pricing", null, null)]
    [InlineData("VixShield.Market.Inner", "VixShield.Market", null, null)]
    [InlineData("VixShield.Market", "VixShield", null, null)]
    [InlineData("VixShield", "VixShield.Market", null, "the root namespace may not use Market")]
    [InlineData("VixShield.Market", "VixShield.Elsewhere", null, "Elsewhere has no place in the order")]
    [InlineData("VixShield.Elsewhere", "VixShield.Market", null, "Elsewhere has no place in the order")]
    [InlineData("VixShield.Market", "System.Text", null, null)]
    public void The_order_decides_as_the_design_says(string user, string used, string? type, string? objection) =>
        Assert.Equal(objection, NamespaceOrder.Core.Objection(user, used, type));

    [Theory]
    [InlineData("Pricing/Fine.cs", "namespace VixShield.Pricing;\npublic sealed class Fine { }", null)]
    [InlineData("Pricing/Fine.Part.cs", "namespace VixShield.Pricing;\npublic static partial class Fine\n{\n    private enum Inner { A }\n}", null)]
    [InlineData("Pricing/Fine.cs", "namespace VixShield.Pricing;\n// VixShield.Market.Quote\npublic class Fine { string s = \"VixShield.Market.Quote\"; }", null)]
    [InlineData("Guard.cs", "namespace VixShield;\ninternal static class Guard { }", null)]
    [InlineData("Pricing/Stray.cs", "namespace VixShield.Market;\npublic class Stray { }", "does not belong to the folder")]
    [InlineData("Pricing/Stray.cs", "namespace VixShield;\npublic class Stray { }", "does not belong to the folder")]
    [InlineData("Extras/Stray.cs", "namespace VixShield.Extras;\npublic class Stray { }", "has no place in the order")]
    [InlineData("Pricing/Two.cs", "namespace VixShield.Pricing;\npublic class Two { }\npublic enum Three { A }", "2 types (Two, Three)")]
    [InlineData("Pricing/Two.cs", "namespace VixShield.Pricing;\npublic readonly record struct Two(int A);\npublic delegate void Three();", "2 types (Two, Three)")]
    [InlineData("Pricing/Named.cs", "namespace VixShield.Pricing;\npublic sealed record Other { }", "a file is named after its type")]
    [InlineData("Pricing/Up.cs", "using VixShield.Market;\nnamespace VixShield.Pricing;\npublic class Up { }", "names VixShield.Market, but Pricing comes before Market")]
    [InlineData("Pricing/Up.cs", "using static VixShield.Risk.Carry;\nnamespace VixShield.Pricing;\npublic class Up { }", "names VixShield.Risk.Carry, but")]
    [InlineData("Pricing/Up.cs", "namespace VixShield.Pricing;\npublic class Up { int x = VixShield.Risk.Carry.Number; }", "names VixShield.Risk.Carry.Number, but")]
    public void A_source_file_is_judged_by_folder_namespace_type_and_names(string path, string text, string? objection)
    {
        string found = string.Join('\n', new SourceFile(path, text).Objections(NamespaceOrder.Core));
        if (objection is null)
            Assert.Empty(found);
        else
            Assert.Contains(objection, found, StringComparison.Ordinal);
    }
}
