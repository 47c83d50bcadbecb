using VixShield.Display;

namespace VixShield.Tests.Display;

public static class DisplayTableTests
{
    private static readonly (string Name, double? Value)[] Rows = [("a", 1.5), ("long name", -22), ("none", null)];

    private static readonly string[] s_lines = ["a\r\nb\nc"];

    [Fact]
    public static void Names_stand_to_the_left_and_numbers_to_the_right()
    {
        var table = DisplayTable.Of<(string Name, double? Value)>("Some", Rows, new("name", r => r.Name), new("value", "$", r => r.Value));
        Assert.Equal("Some\nname       value, $\n---------  --------\na               1.5\nlong name       -22\nnone              -\n", table.ToString());
    }

    [Fact]
    public static void A_column_of_numbers_stays_one_beside_what_is_missing_or_not_finite_and_no_longer_beside_a_text()
    {
        static string Line(DisplayCell other) =>
            DisplayTable.Of("", new DisplayCell[] { 12345, other }, new("x", r => r), new("y", r => "z")).ToString().Split('\n')[^2];
        Assert.Equal("    -  z", Line((double?)null));
        Assert.Equal("  NaN  z", Line(double.NaN));
        Assert.Equal("       z", Line(""));
        Assert.Equal("many   z", Line("many"));
    }

    [Fact]
    public static void Without_rows_the_head_remains()
    {
        DisplayTable table = DisplayTable.Of("", Array.Empty<int>(), new("x", "$", r => r), new("long", r => r));
        Assert.Equal("x, $  long\n----  ----\n", table.ToString());
        Assert.Empty(DisplayTexts.Xml(table.ToHtml()).Descendants("tbody").Single().Elements());
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(19, 0)]
    [InlineData(20, 0)]
    [InlineData(21, 1)]
    [InlineData(1000, 980)]
    public static void A_long_series_shows_its_last_rows_and_says_how_many_it_leaves_out(int count, int left)
    {
        DisplayTable table = DisplayTable.OfLast("Series", (int[])[.. Enumerable.Range(0, count)], new("x", r => r), new("y", r => "z"));
        Assert.Equal(left, table.RowsLeftOut);
        Assert.Equal(Enumerable.Range(left, count - left), table.Rows.Select(row => (int)row[0].Value!.Value));
        string sentence = $"{left} earlier rows, the last {table.Rows.Length} are shown";
        Assert.Equal(left > 0, table.ToString().Contains(sentence, StringComparison.Ordinal));
        Assert.Equal(left > 0, table.ToHtml().Contains(sentence, StringComparison.Ordinal));
        Assert.Equal(0, DisplayTable.Of("All", (int[])[.. Enumerable.Range(0, count)], new("x", r => r), new("y", r => "z")).RowsLeftOut);
    }

    [Fact]
    public static void Results_are_rows_and_their_facts_columns_where_a_result_lacks_one_there_is_a_dash()
    {
        Shown[] results = [new(new("a", 1, "$"), new("b", 2)), new(new("b", 3), new("a", 4, "%"), new("c", "text"))];
        DisplayTable table = DisplayTable.OfFacts("", results);
        Assert.Equal(["a, $", "b", "a, %", "c"], table.Headers.Select(h => h.ToString()));
        Assert.Equal([["1", "2", "-", "-"], ["-", "3", "4", "text"]], table.Rows.Select(row => row.Select(cell => cell.Text).ToArray()).ToArray());
        Assert.Equal(table.ToString(), results.ToTable());
        Assert.Equal(table.ToHtml(), results.ToHtml());
    }

    [Fact]
    public static void Results_without_facts_are_told_by_their_lines()
    {
        DisplayTable table = DisplayTable.OfFacts("", new Shown[] { new(), new() });
        Assert.Equal(["one line", "one line"], table.Rows.Select(row => Assert.Single(row).Text));
        Assert.Equal("result\n------\n", DisplayTable.OfFacts("", Array.Empty<Shown>()).ToString());
    }

    [Fact]
    public static void A_cell_of_several_lines_is_one_line_of_text() =>
        Assert.Equal("x\n-----\na b c\n", DisplayTable.Of("", s_lines, new DisplayColumn<string>("x", r => r)).ToString());

    [Fact]
    public static void What_is_no_table_is_refused()
    {
        Assert.Throws<ArgumentException>(() => DisplayTable.Of<int>("", [1]));
        Assert.Throws<ArgumentNullException>(() => DisplayTable.Of<int>(null!, [1], new DisplayColumn<int>("x", r => r)));
        Assert.Throws<ArgumentNullException>(() => DisplayTable.Of("", null!, new DisplayColumn<int>("x", r => r)));
        Assert.Throws<ArgumentNullException>(() => DisplayTable.Of("", [1], (DisplayColumn<int>)null!));
        Assert.Throws<ArgumentNullException>(() => DisplayTable.OfLast("", null!, new DisplayColumn<int>("x", r => r)));
        Assert.Throws<ArgumentException>(() => DisplayTable.OfFacts("", new Shown[] { null! }));
        Assert.Throws<ArgumentException>(() => new DisplayColumn<int>(" ", r => r));
        Assert.Throws<ArgumentNullException>(() => new DisplayColumn<int>("x", null!, r => r));
        Assert.Throws<ArgumentNullException>(() => new DisplayColumn<int>("x", null!));
    }

    private sealed class Shown(params DisplayFact[] facts) : IDisplayable
    {
        public DisplayPage ToDisplay() => new("Shown", "one line") { Facts = [.. facts] };
    }
}
