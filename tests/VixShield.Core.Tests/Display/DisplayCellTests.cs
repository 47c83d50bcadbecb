using FsCheck;
using FsCheck.Fluent;
using VixShield.Display;
using VixShield.Instruments;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Display;

public static class DisplayCellTests
{
    [Fact]
    public static void The_default_is_an_empty_text()
    {
        DisplayCell empty = default;
        Assert.Equal(("", (double?)null, ""), (empty.Text, empty.Value, empty.ToString()));
        Assert.Equal(new DisplayCell(null), new DisplayCell(""));
    }

    [Fact]
    public static void What_does_not_exist_is_a_dash_and_no_number()
    {
        DisplayCell[] missing =
        [
            (double?)null, (int?)null, (long?)null, (bool?)null, (DateOnly?)null, (Enum?)null,
            DisplayCell.Fixed(null, 2), DisplayCell.Significant(null), DisplayCell.WithSign(null, 2), DisplayCell.Percent(null),
        ];
        Assert.All(missing, cell => Assert.Equal(("-", (double?)null), (cell.Text, cell.Value)));
    }

    [Theory]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.PositiveInfinity, "Infinity")]
    [InlineData(double.NegativeInfinity, "-Infinity")]
    public static void What_is_not_finite_is_written_by_name_and_is_no_number(double value, string text)
    {
        DisplayCell[] cells = [value, (double?)value, DisplayCell.Fixed(value, 2), DisplayCell.Significant(value, 3), DisplayCell.WithSign(value, 1), DisplayCell.Percent(value)];
        Assert.All(cells, cell => Assert.Equal((text, (double?)null), (cell.Text, cell.Value)));
    }

    [Law]
    public static Property The_number_behind_a_text_is_unrounded() => Prop.ForAll(
        (from exponent in Gen.Choose(-15, 15)
         from mantissa in Generators.Uniform(-10, 10)
         from digits in Gen.Choose(0, 8)
         select (Value: mantissa * Math.Pow(10, exponent), digits)).ToArbitrary(),
        c =>
        {
            double half = 0.5000001 * Math.Pow(10, -c.digits);
            DisplayCell @fixed = DisplayCell.Fixed(c.Value, c.digits);
            DisplayCell signed = DisplayCell.WithSign(c.Value, c.digits);
            DisplayCell percent = DisplayCell.Percent(c.Value, c.digits);
            return @fixed.Value == c.Value && signed.Value == c.Value && percent.Value == 100 * c.Value && ((DisplayCell)c.Value).Value == c.Value
                && Near(@fixed, c.Value, half) && Near(signed, c.Value, half) && Near(percent, 100 * c.Value, half);
        });

    [Fact]
    public static void Whole_numbers_keep_all_digits()
    {
        Assert.Equal(("1234567890123", 1234567890123d), Both(1234567890123L));
        Assert.Equal(("1234567890123", 1234567890123d), Both((long?)1234567890123L));
        Assert.Equal(("-7654321", -7654321d), Both(-7654321));
        Assert.Equal(("1234570", 1234567d), Both(1234567.0));
    }

    [Fact]
    public static void Answers_days_instants_and_members_are_texts()
    {
        Assert.Equal(("yes", (double?)null), Both(true));
        Assert.Equal(("no", (double?)null), Both((bool?)false));
        Assert.Equal(("2024-02-03", (double?)null), Both(new DateOnly(2024, 2, 3)));
        Assert.Equal(("2024-02-03 15:15 -06:00", (double?)null), Both(new DateTimeOffset(2024, 2, 3, 15, 15, 0, TimeSpan.FromHours(-6))));
        Assert.Equal(("Call", (double?)null), Both(OptionRight.Call));
        Assert.Equal(("Put", (double?)null), Both((OptionRight?)OptionRight.Put));
        Assert.Equal(("12", (double?)null), Both("12"));
    }

    [Fact]
    public static void The_culture_of_the_thread_changes_nothing()
    {
        static string[] All() =>
        [
            .. new DisplayCell[]
            {
                -1234.5678, DisplayCell.Fixed(-1234.5678, 2), DisplayCell.WithSign(1234.5678, 2), DisplayCell.Percent(-0.12345), -1234567, -1234567L,
                new DateOnly(2024, 2, 3), new DateTimeOffset(2024, 2, 3, 15, 15, 0, TimeSpan.FromHours(-6)),
            }.Select(cell => cell.Text),
        ];
        Assert.Equal(["-1234.57", "-1234.57", "+1234.57", "-12.35", "-1234567", "-1234567", "2024-02-03", "2024-02-03 15:15 -06:00"], All());
        Assert.Equal(All(), DisplayTexts.InGerman(All));
    }

    [Fact]
    public static void Digits_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => DisplayCell.Significant(1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => DisplayCell.Significant(1, 16));
        Assert.Throws<ArgumentOutOfRangeException>(() => DisplayCell.Fixed(1, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => DisplayCell.WithSign(1, 11));
        Assert.Throws<ArgumentOutOfRangeException>(() => DisplayCell.Percent(1, 11));
    }

    private static (string Text, double? Value) Both(DisplayCell cell) => (cell.Text, cell.Value);

    private static bool Near(DisplayCell cell, double value, double half) =>
        Math.Abs(double.Parse(cell.Text, System.Globalization.CultureInfo.InvariantCulture) - value) <= half + (1e-14 * Math.Abs(value));
}
