using System.Reflection;
using VixShield.Display;
using VixShield.Instruments;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Display;

/// <summary>As a notebook goes about it: by the attribute's simple name and by the names of members, without a reference.</summary>
public static class DisplayFormatterTests
{
    [Theory]
    [InlineData("text/html")]
    [InlineData("text/plain")]
    public static void A_notebook_finds_the_formatters_by_name(string mimeType)
    {
        object leg = new OptionLeg { Contract = Contracts.Spx, Quantity = -3, Right = OptionRight.Call, Strike = 4200, Expiry = TestExpiries.SpxMarch };
        object attribute = leg.GetType().GetCustomAttributes(inherit: true).Single(a => a.GetType().Name == "TypeFormatterSourceAttribute");
        Assert.Contains(mimeType, (string[])Get(attribute, "PreferredMimeTypes")!);
        object source = Activator.CreateInstance((Type)Get(attribute, "FormatterSourceType")!)!;
        var formatters = (IEnumerable<object>)source.GetType().GetMethod("CreateTypeFormatters")!.Invoke(source, [])!;
        object formatter = formatters.Single(f => (string)Get(f, "MimeType")! == mimeType);
        MethodInfo format = formatter.GetType().GetMethod("Format", [typeof(object), typeof(TextWriter)])!;
        using var writer = new StringWriter();
        Assert.True((bool)format.Invoke(formatter, [leg, writer])!);
        Assert.Equal(mimeType == "text/html" ? ((IDisplayable)leg).ToHtml() : ((IDisplayable)leg).ToTable(), writer.ToString());
        using var untouched = new StringWriter();
        Assert.False((bool)format.Invoke(formatter, ["no result", untouched])!);
        Assert.Equal("", untouched.ToString());
    }

    private static object? Get(object from, string property) => from.GetType().GetProperty(property)!.GetValue(from);
}
