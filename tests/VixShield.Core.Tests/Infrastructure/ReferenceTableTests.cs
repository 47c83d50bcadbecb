namespace VixShield.Tests.Infrastructure;

public class ReferenceTableTests
{
    [Fact]
    public void Fields_may_be_quoted_and_numbers_below_the_range_are_zero()
    {
        ReferenceTable table = Read("# source", "name,params,x,y", "\"a, b\",\"say \"\"c\"\"\",4.9e-400,-Infinity", "", "d,,1.5,NaN");
        Assert.Equal(2, table.Rows.Count);
        Assert.Equal("a, b", table.Rows[0].Text("name"));
        Assert.Equal("say \"c\"", table.Rows[0].Text("params"));
        Assert.Equal(0, table.Rows[0].Number("x"));
        Assert.Equal(double.NegativeInfinity, table.Rows[0].Number("y"));
        Assert.Equal(5, table.Rows[1].Line);
        Assert.True(double.IsNaN(table.Rows[1].Number("y")));
        Assert.True(table.Has("params"));
        Assert.False(table.Has("z"));
    }

    [Theory]
    [InlineData("name,x", "a,1", "b,2")]
    [InlineData("# source", "name,x", "a,1,2")]
    [InlineData("# source", "name,x")]
    public void A_file_of_another_format_is_refused(params string[] lines) => Assert.Throws<InvalidDataException>(() => Read(lines));

    [Fact]
    public void All_failures_are_counted_and_the_first_ten_shown()
    {
        Deviations deviations = new();
        for (int i = 0; i < 25; i++)
            deviations.Compare(1, i < 5 ? 1 : 2, 0.5, $"row {i}");
        string message = Assert.ThrowsAny<Exception>(deviations.Verify).Message;
        Assert.Contains("20 of 25 fail", message, StringComparison.Ordinal);
        Assert.Contains("row 14", message, StringComparison.Ordinal);
        Assert.DoesNotContain("row 15", message, StringComparison.Ordinal);
        Assert.Equal(2, deviations.Worst);
    }

    [Fact]
    public void A_number_that_is_missing_or_not_a_number_fails()
    {
        Deviations deviations = new();
        deviations.Compare(1, double.NaN, 0.5, "row");
        Assert.ThrowsAny<Exception>(deviations.Verify);
        Assert.ThrowsAny<Exception>(() => new Deviations().Verify());
    }

    private static ReferenceTable Read(params string[] lines)
    {
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllLines(path, lines);
            return ReferenceTable.Load(path);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
