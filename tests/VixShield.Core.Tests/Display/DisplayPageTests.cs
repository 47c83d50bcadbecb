using System.Xml.Linq;
using FsCheck;
using FsCheck.Fluent;
using VixShield.Display;
using VixShield.Market;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Display;

public static class DisplayPageTests
{
    private static readonly int[] s_legs = [1, 22];

    private static readonly double[] s_prices = [1.5];

    [Fact]
    public static void The_text_has_title_line_facts_tables_and_notes()
    {
        DisplayPage page = new("Carry", "3 $/day")
        {
            Facts = [new("theta", -1.5, "$/day"), new("roll-down of the surface", 12, "$/day"), new("status", "Ok")],
            Tables = [DisplayTable.Of("legs", s_legs, new("leg", r => r), new("name", r => "x"))],
            Notes = ["Spot on\nits forward."],
        };
        Assert.Equal(
            "Carry\n3 $/day\n\ntheta                     -1.5 $/day\nroll-down of the surface    12 $/day\nstatus                    Ok\n"
            + "\nlegs\nleg  name\n---  ----\n  1  x\n 22  x\n\n- Spot on its forward.\n",
            page.ToText());
        Assert.Equal("Carry: 3 $/day", page.ToString());
    }

    [Fact]
    public static void Without_anything_else_there_is_the_title()
    {
        DisplayPage page = new("Nothing", "");
        Assert.Equal("Nothing\n", page.ToText());
        Assert.Equal("Nothing", page.ToString());
        Assert.Equal("Nothing", DisplayTexts.Xml(page.ToHtml()).Descendants("p").Single().Value);
        Assert.Empty(DisplayTexts.Xml(page.ToHtml()).Descendants("table"));
    }

    /// <summary>A name of the user's or a value of a file may have a line break; a page of it is still a page.</summary>
    [Theory]
    [InlineData("a\nb")]
    [InlineData("a\r\nb")]
    [InlineData("a\rb")]
    [InlineData("a\u2028b")]
    public static void A_summary_is_one_line(string summary) => Assert.Equal("a b", new DisplayPage("Title", summary).Summary);

    [Fact]
    public static void What_is_no_page_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new DisplayPage(" ", "x"));
        Assert.Throws<ArgumentNullException>(() => new DisplayPage("Title", null!));
        Assert.ThrowsAny<ArgumentException>(() => new DisplayPage("Title", "") { Facts = default });
        Assert.ThrowsAny<ArgumentException>(() => new DisplayPage("Title", "") { Tables = default });
        Assert.ThrowsAny<ArgumentException>(() => new DisplayPage("Title", "") { Notes = default });
        Assert.Throws<ArgumentNullException>(() => new DisplayPage("Title", "") { Facts = [null!] });
        Assert.Throws<ArgumentNullException>(() => new DisplayPage("Title", "") { Notes = [null!] });
        Assert.Throws<ArgumentException>(() => new DisplayFact("", 1));
        Assert.Throws<ArgumentNullException>(() => new DisplayFact("x", 1, null!));
        Assert.Throws<ArgumentNullException>(() => ((IDisplayable)null!).ToTable());
        Assert.Throws<ArgumentNullException>(() => ((IDisplayable)null!).ToHtml());
    }

    [Fact]
    public static void No_text_breaks_out_of_its_place_in_the_HTML()
    {
        const string h = DisplayTexts.Hostile;
        string html = Page(h).ToHtml();
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<b ", html, StringComparison.Ordinal);
        XElement xml = DisplayTexts.Xml(html);
        Assert.DoesNotContain(xml.Descendants().Attributes(), a => a.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
        string[] labels = [.. xml.Descendants().Attributes("aria-label").Select(a => a.Value)];
        Assert.Equal(2, labels.Length);
        Assert.All(labels, label => Assert.StartsWith("<b a=\"1\" b='2'>&amp;", label, StringComparison.Ordinal));
    }

    /// <summary>By the elements of the parsed fragment: they are those of a page with harmless texts, each with the text it was given.</summary>
    [SeededProperty(MaxTest = 500)]
    public static Property Any_text_gives_the_elements_of_a_harmless_one() => Prop.ForAll(
        DisplayTexts.Texts.Where(t => !string.IsNullOrWhiteSpace(t)).ToArbitrary(),
        text =>
        {
            XElement found = DisplayTexts.Xml(Page(text).ToHtml());
            XElement plain = DisplayTexts.Xml(Page("x").ToHtml());
            bool same = Shape(found).SequenceEqual(Shape(plain));
            // Line ends are one to XML, and what it cannot hold is replaced; everything else comes back.
            string shown = found.Descendants("caption").Single().Value;
            string kept = new([.. text.Where(c => !char.IsSurrogate(c) && !char.IsControl(c) && c is not ('\ufffe' or '\uffff'))]);
            string back = new([.. shown.Where(c => c != '\ufffd' && !char.IsControl(c) && !char.IsSurrogate(c))]);
            return same && back == kept.Replace("\ufffd", "", StringComparison.Ordinal);
        });

    [Fact]
    public static void Numbers_are_of_their_class_and_heads_say_what_they_head()
    {
        XElement xml = DisplayTexts.Xml(DisplayTable.Of("Legs", s_prices, new("name", r => "x"), new("value", "$", r => r)).ToHtml());
        XElement table = xml.Descendants("table").Single();
        Assert.Equal("Legs", table.Element("caption")!.Value);
        Assert.Equal([("name", null), ("value, $", "number")], table.Descendants("thead").Descendants("th").Select(th => (th.Value, th.Attribute("class")?.Value)));
        Assert.All(table.Descendants("thead").Descendants("th"), th => Assert.Equal("col", th.Attribute("scope")!.Value));
        XElement row = table.Element("tbody")!.Element("tr")!;
        Assert.Equal(("row", "x"), (row.Element("th")!.Attribute("scope")!.Value, row.Element("th")!.Value));
        Assert.Equal(("number", "1.5"), (row.Element("td")!.Attribute("class")!.Value, row.Element("td")!.Value));
    }

    private static DisplayPage Page(string text) => new(text, text)
    {
        Facts = [new(text, text, text), new("number", 1, text)],
        Tables = [DisplayTable.Of(text, new[] { text }, new(text, text, r => r), new("value", r => 1))],
        Notes = [text],
    };

    private static IEnumerable<string> Shape(XElement element) =>
        element.DescendantsAndSelf().Select(e => $"{e.Name}[{string.Join(",", e.Attributes().Where(a => a.Name != "aria-label").Select(a => $"{a.Name}={a.Value}"))}]");

    [Fact]
    public static void A_line_break_in_a_name_is_no_obstacle()
    {
        SessionSeries series = new("VIX\r\nof <today>", [new DatedValue(new(2024, 2, 13), 14)]);
        Assert.Contains("VIX of <today>", series.ToTable(), StringComparison.Ordinal);
        Assert.Contains("VIX of &lt;today&gt;", series.ToHtml(), StringComparison.Ordinal);
    }
}
