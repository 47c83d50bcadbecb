using System.Globalization;
using System.Xml.Linq;
using FsCheck;
using FsCheck.Fluent;
using VixShield.Display;

namespace VixShield.Tests.Display;

/// <summary>Hostile texts, a culture that writes numbers otherwise, and what holds of every page.</summary>
internal static class DisplayTexts
{
    internal const string Hostile = "<b a=\"1\" b='2'>&amp; \u2028 \" onmouseover=\"x\" </style><script>&#0;\0\u0001\ud800\ufffe";

    /// <summary>Texts of characters that mean something to HTML, of control characters, of halves of surrogate pairs and of anything else.</summary>
    internal static Gen<string> Texts => Gen.Frequency(
            (4, Gen.Elements("<>&\"'=/;#-]!`\\{}".ToCharArray())),
            (2, Gen.Choose(0, 0x20).Select(i => (char)i)),
            (1, Gen.Choose(0xd800, 0xdfff).Select(i => (char)i)),
            (3, Gen.Choose(0, 0xffff).Select(i => (char)i)))
        .ArrayOf().Select(characters => new string(characters));

    /// <summary>The fragment as XML: a text that broke out of its place would not parse, or would add an element.</summary>
    internal static XElement Xml(string html) => XDocument.Parse($"<page>{html}</page>", LoadOptions.PreserveWhitespace).Root!;

    /// <summary>As in German: a decimal comma, and a minus sign of its own. (Tests run without the cultures of the machine.)</summary>
    internal static T InGerman<T>(Func<T> make)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo(string.Empty)
        {
            NumberFormat = { NumberDecimalSeparator = ",", NumberGroupSeparator = ".", NegativeSign = "\u2212", PercentDecimalSeparator = "," },
            DateTimeFormat = { DateSeparator = ".", TimeSeparator = "." },
        };
        try
        {
            return make();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    internal static void AssertSound(IDisplayable result)
    {
        DisplayPage page = result.ToDisplay();
        string name = result.GetType().Name;
        Assert.True((result.ToString() ?? "").AsSpan().IndexOfAny('\n', '\r') < 0, $"{name}: its text has more than one line: {result}");
        Assert.Equal(result.ToString(), page.Summary);
        Assert.True(page.Facts.Select(f => (f.Name, f.Unit)).Distinct().Count() == page.Facts.Length, $"{name}: a fact is there twice.");
        Assert.True(page.Facts.Length + page.Tables.Length > 0, $"{name} shows nothing.");
        foreach (DisplayTable table in page.Tables)
        {
            Assert.True(table.Headers.Distinct().Count() == table.Headers.Length, $"{name}, {table.Caption}: a column is there twice.");
            Assert.All(table.Rows, row => Assert.Equal(table.Headers.Length, row.Length));
        }

        string text = result.ToTable();
        Assert.DoesNotContain(text.Split('\n'), line => line != line.TrimEnd());
        Assert.DoesNotContain("System.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("VixShield.", text, StringComparison.Ordinal);
        XElement xml = Xml(result.ToHtml());
        Assert.Equal(page.Facts.Length, page.Facts.IsEmpty ? 0 : xml.Descendants("tbody").First().Elements("tr").Count());
        Assert.Equal(text, InGerman(result.ToTable));
        Assert.Equal(result.ToHtml(), InGerman(result.ToHtml));
    }
}
