using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using VixShield.Display;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Display;

public static class NumberTextTests
{
    [Theory]
    [InlineData(1234567, 3, "1230000")]
    [InlineData(-1234567, 6, "-1234570")]
    [InlineData(0.000123456789, 4, "0.0001235")]
    [InlineData(-0.5, 6, "-0.5")]
    [InlineData(0, 6, "0")]
    [InlineData(999999.5, 6, "1000000")]
    [InlineData(1e-12, 2, "0.000000000001")]
    [InlineData(1.5e25, 2, "1.5E+025")]
    [InlineData(double.NaN, 6, "NaN")]
    [InlineData(double.NegativeInfinity, 6, "-Infinity")]
    public static void A_number_is_rounded_to_significant_digits_without_an_exponent(double value, int digits, string expected) =>
        Assert.Equal(expected, NumberText.Significant(value, digits));

    [Law]
    public static Property The_text_is_the_number_to_the_digits_asked_for_in_any_culture() => Prop.ForAll(
        (from mantissa in Generators.Uniform(-10, 10)
         from exponent in Gen.Choose(-15, 15)
         from digits in Gen.Choose(1, 15)
         select (Value: mantissa * Math.Pow(10, exponent), digits)).ToArbitrary(),
        c =>
        {
            var culture = new CultureInfo(string.Empty) { NumberFormat = { NumberDecimalSeparator = ",", NegativeSign = "\u2212" } };
            CultureInfo before = CultureInfo.CurrentCulture;
            CultureInfo.CurrentCulture = culture;
            try
            {
                string text = NumberText.Significant(c.Value, c.digits);
                double back = double.Parse(text, CultureInfo.InvariantCulture);
                int significant = text.TrimStart('-', '0', '.').Replace(".", string.Empty, StringComparison.Ordinal).TrimEnd('0').Length;
                return Math.Abs(back - c.Value) <= 0.5000001 * Math.Pow(10, Math.Floor(Math.Log10(Math.Abs(c.Value) + double.Epsilon)) + 1 - c.digits)
                    && significant <= c.digits;
            }
            finally
            {
                CultureInfo.CurrentCulture = before;
            }
        });

    [Theory]
    [InlineData(12.345, 1, "+12.3")]
    [InlineData(-12.355, 1, "-12.4")]
    [InlineData(0, 0, "0")]
    [InlineData(0.2, 0, "0")]
    public static void A_sign_is_written_for_every_number_that_is_not_0(double value, int decimals, string expected) =>
        Assert.Equal(expected, NumberText.WithSign(value, decimals));

    [Fact]
    public static void A_table_aligns_names_left_and_numbers_right_without_trailing_blanks()
    {
        string text = new TextTable("name", "x").Add("a", "1").Add("long name", "-22").ToString();
        Assert.Equal("name         x\n---------  ---\na            1\nlong name  -22\n", text);
        Assert.Throws<ArgumentException>(() => new TextTable("a", "b").Add("one"));
        Assert.Throws<ArgumentException>(() => new TextTable());
    }
}
