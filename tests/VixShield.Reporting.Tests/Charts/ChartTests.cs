using System.Globalization;
using System.Xml.Linq;
using VixShield.Display;
using VixShield.Reporting;

namespace VixShield.Tests.Reporting;

public sealed class ChartTests
{
    private static readonly ChartAxis s_x = new("level", "points");
    private static readonly ChartAxis s_y = new("profit", "$");

    [Fact]
    public void Illegal_parts_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new ChartAxis(" ", "points"));
        Assert.Throws<ArgumentException>(() => new ChartAxis("x", "points", ChartAxisKind.Category));
        Assert.Throws<ArgumentException>(() => new ChartAxis("x", []));
        Assert.Throws<ArgumentOutOfRangeException>(() => Line([double.NaN], [1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Line([1], [double.PositiveInfinity]));
        Assert.Throws<ArgumentException>(() => Line([1, 2], [1]));
        Assert.Throws<ArgumentException>(() => new ChartSeries("s", ChartSeriesKind.Points, ChartColor.Blue, [1], [1], low: [1]));
        Assert.Throws<ArgumentException>(() => new ChartSeries("s", ChartSeriesKind.Area, ChartColor.Blue, [1], [1]));
        Assert.Throws<ArgumentException>(() => new ChartSeries("s", ChartSeriesKind.Points, ChartColor.Blue, [1], [1], labels: ["a", "b"]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ChartStretch("s", 2, 1, ChartColor.Blue));
        Assert.Throws<ArgumentException>(() => new ChartGrid("$", [[1, 2], [1]]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Chart("t", "d", new ChartAxis("part", ["a", "b"]), s_y) { Series = [Line([2], [1])] });
        Assert.Throws<ArgumentException>(() => new Chart("t", "d", new ChartAxis("part", ["a", "b"]), new ChartAxis("row", ["a"])) { Grid = new ChartGrid("$", [[1]]) });
        Assert.Throws<ArgumentException>(() => new Chart("t", "d", s_x, s_y) { Marks = default });
        Assert.Throws<ArgumentException>(() => new Chart("t", "d", s_x, s_y) { Notes = [null!] });
        Assert.Throws<ArgumentOutOfRangeException>(() => new Chart("t", "d", new ChartAxis("day", "date", ChartAxisKind.Date), s_y) { Stretches = [new ChartStretch("s", -5, 3, ChartColor.Blue)] });
        Assert.Throws<ArgumentOutOfRangeException>(() => new Chart("t", "d", new ChartAxis("part", ["a"]), s_y) { Marks = [new ChartMark("m", 1, isVertical: true)] });
        Assert.Throws<ArgumentOutOfRangeException>(() => Chart().ToSvg(width: 199));
        Assert.Throws<ArgumentOutOfRangeException>(() => Chart().ToPng(height: 10_001));
    }

    [Fact]
    public void Drawings_have_the_size_asked_for_and_say_both_axes_with_their_units()
    {
        foreach ((int width, int height) in new[] { (860, 420), (380, 340), (200, 150) })
        {
            XElement svg = XDocument.Parse(Chart().ToSvg(width, height)).Root!;
            Assert.Equal((width.ToString(CultureInfo.InvariantCulture), height.ToString(CultureInfo.InvariantCulture)), (svg.Attribute("width")!.Value, svg.Attribute("height")!.Value));
            string text = string.Join(" ", svg.Descendants().Where(e => e.Name.LocalName == "text").Select(e => e.Value.Trim()));
            Assert.Contains("level (points)", text, StringComparison.Ordinal);
            Assert.Contains("profit ($)", text, StringComparison.Ordinal);

            byte[] png = Chart().ToPng(width, height);
            Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], png[..4]);
            Assert.Equal((width, height), (Big(png, 16), Big(png, 20)));
        }

        static int Big(byte[] bytes, int at) => System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(at));
    }

    [Fact]
    public void Dashes_are_those_of_svg_and_a_missing_value_is_a_hole_in_the_line()
    {
        string svg = new Chart("t", "d", s_x, s_y)
        {
            Series = [new ChartSeries("dashed", ChartSeriesKind.DashedLine, ChartColor.Blue, [1, 2, 3, 4, 5], [1, 2, null, 4, 5]), new ChartSeries("dotted", ChartSeriesKind.DottedLine, ChartColor.Vermilion, [1, 5], [3, 3])],
            Marks = [new ChartMark("here", 3, isVertical: true)],
        }.ToSvg();
        // Two stretches and the legend's sample.
        Assert.Equal(3, Count("stroke=\"#0072B2\" stroke-dasharray=\"9 6\""));
        Assert.Equal(2, Count("stroke=\"#D55E00\" stroke-dasharray=\"2 4\""));
        Assert.Equal(2, Count("stroke=\"#5F6B76\" stroke-dasharray=\"5 4\""));

        int Count(string text) => svg.Split(text).Length - 1;
    }

    [Fact]
    public void No_culture_changes_a_drawing_or_a_table()
    {
        (string svg, string table) = (Chart().ToSvg(), Chart().ToTable());
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            var german = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            (german.NumberFormat.NumberDecimalSeparator, german.NumberFormat.NumberGroupSeparator, german.NumberFormat.NegativeSign) = (",", ".", "~");
            CultureInfo.CurrentCulture = german;
            Assert.Equal(svg, Chart().ToSvg());
            Assert.Equal(table, Chart().ToTable());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_figure_says_in_words_what_it_shows_holds_its_numbers_and_escapes_every_text()
    {
        const string Hostile = "<b onclick=\"x\">&'";
        Chart chart = new(Hostile, Hostile, new ChartAxis(Hostile, Hostile), s_y) { Series = [new ChartSeries(Hostile, ChartSeriesKind.Points, ChartColor.Blue, [1], [2.5], labels: [Hostile])], Notes = [Hostile] };
        string html = chart.ToHtml();
        Assert.DoesNotContain("<b ", html, StringComparison.Ordinal);
        XElement figure = XElement.Parse("<div>" + System.Text.RegularExpressions.Regex.Replace(html, "<(source|img)([^>]*)>", "<$1$2/>") + "</div>");
        Assert.Equal($"{Hostile}. {Hostile}", figure.Descendants("img").Single().Attribute("alt")!.Value);
        Assert.Contains(figure.Descendants("td").Concat(figure.Descendants("th")), cell => cell.Value == "2.5");
        Assert.All(figure.Descendants().Attributes().Where(a => a.Name.LocalName is "src" or "srcset"), a => Assert.StartsWith("data:image/svg+xml;base64,", a.Value, StringComparison.Ordinal));
        Assert.Equal("svg", XDocument.Parse(chart.ToSvg()).Root!.Name.LocalName);
    }

    [Fact]
    public void Empty_level_and_extreme_numbers_draw()
    {
        foreach (double?[] values in new double?[][] { [], [null], [0], [5, 5, 5], [1e15, -1e15], [1e-12, 2e-12] })
        {
            var chart = new Chart("t", "d", s_x, s_y) { Series = [Line([.. Enumerable.Range(0, values.Length).Select(i => (double)i)], values)] };
            Assert.Equal(values.All(v => v is null), chart.IsEmpty);
            Assert.DoesNotContain("NaN", chart.ToSvg(), StringComparison.Ordinal);
            Assert.NotEmpty(chart.ToPng());
        }

        var flat = new Chart("t", "d", new ChartAxis("c", ["a"]), new ChartAxis("r", ["b"])) { Grid = new ChartGrid("$", [[0]]) };
        Assert.DoesNotContain("NaN", flat.ToSvg(), StringComparison.Ordinal);
    }

    [Fact]
    public void Files_are_written_by_their_ending()
    {
        string folder = Directory.CreateTempSubdirectory("charts").FullName;
        try
        {
            Chart().Save(Path.Combine(folder, "a.svg"));
            Chart().Save(Path.Combine(folder, "a.PNG"), 300, 200);
            Assert.Equal(Chart().ToSvg(), File.ReadAllText(Path.Combine(folder, "a.svg")));
            Assert.Equal(0x89, File.ReadAllBytes(Path.Combine(folder, "a.PNG"))[0]);
            ArgumentException wrong = Assert.Throws<ArgumentException>(() => Chart().Save(Path.Combine(folder, "a.jpg")));
            Assert.Contains(".svg or .png", wrong.Message, StringComparison.Ordinal);
            Assert.Throws<DirectoryNotFoundException>(() => Chart().Save(Path.Combine(folder, "none", "a.svg")));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Charts_can_be_drawn_by_many_threads_at_once()
    {
        string expected = Chart().ToSvg();
        Parallel.For(0, 32, _ => Assert.Equal(expected, Chart().ToSvg()));
    }

    private static Chart Chart() => new("t", "d", s_x, s_y)
    {
        Series = [Line([3500, 4000.5, 4500], [-1234.5, 0, 1234.5]), new ChartSeries("points", ChartSeriesKind.Points, ChartColor.Green, [3600], [17.25], [10], [20], ["a point"])],
    };

    private static ChartSeries Line(double[] x, double?[] y) => new("line", ChartSeriesKind.Line, ChartColor.Blue, x, y);
}
