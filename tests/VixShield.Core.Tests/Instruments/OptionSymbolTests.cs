using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using VixShield.Expiries;
using VixShield.Instruments;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Instruments;

public sealed class OptionSymbolTests
{
    [Law(Arbitrary = [typeof(OptionSymbolTests)])]
    public void Both_forms_round_trip(OptionSymbol symbol)
    {
        foreach (string format in new[] { "C", "P" })
        {
            string text = symbol.ToString(format, null);
            Assert.Equal(symbol, OptionSymbol.Parse(text, CultureInfo.InvariantCulture));
            Assert.Equal(symbol, OptionSymbol.Parse($"{text}  "));
            Span<char> buffer = new char[21];
            Assert.True(symbol.TryFormat(buffer, out int written, format, null));
            Assert.Equal(text, new string(buffer[..written]));
            Assert.False(symbol.TryFormat(buffer[..(written - 1)], out _, format, null));
        }

        Assert.Equal(21, symbol.ToString("P", null).Length);
        Assert.Equal(symbol.ToString(), $"{symbol}");
    }

    [Theory]
    [InlineData("SPXW  110107C01050000", "SPXW", 2011, 1, 7, OptionRight.Call, 1050)]
    [InlineData("SPXW190510P00800500", "SPXW", 2019, 5, 10, OptionRight.Put, 800.5)]
    [InlineData("SPY1230914C99999999", "SPY1", 2023, 9, 14, OptionRight.Call, 99999.999)]
    [InlineData("VIX   240221C00000001", "VIX", 2024, 2, 21, OptionRight.Call, 0.001)]
    public void Known_texts_are_read(string text, string root, int year, int month, int day, OptionRight right, double strike)
    {
        Assert.Equal(new OptionSymbol(root, new DateOnly(year, month, day), right, strike), OptionSymbol.Parse(text));
        Assert.Equal(strike, OptionSymbol.Parse(text).Strike);
    }

    [Theory]
    [InlineData("", "0 characters")]
    [InlineData("SPX230229C01000000", "date")]
    [InlineData("SPX231301C01000000", "date")]
    [InlineData("SPX230101X01000000", "C nor P")]
    [InlineData("SPX230101C00000000", "strike")]
    [InlineData("SPX230101C0100000٠", "strike")]
    [InlineData("SPX230101C0100 000", "strike")]
    [InlineData("spx230101C01000000", "root")]
    [InlineData("1SPX230101C01000000", "root")]
    [InlineData("S X   230101C01000000", "root")]
    [InlineData("SPX  230101C01000000", "root")]
    [InlineData(" SPX  230101C01000000", "root")]
    [InlineData("SPXWXYZ230101C01000000", "22 characters")]
    [InlineData("230101C01000000", "15 characters")]
    public void Other_texts_are_refused_with_the_reason(string text, string reason)
    {
        FormatException refused = Assert.Throws<FormatException>(() => OptionSymbol.Parse(text));
        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
        Assert.False(OptionSymbol.TryParse(text, null, out OptionSymbol? none));
        Assert.Null(none);
    }

    [Law]
    public void Any_text_is_read_or_refused_and_never_throws(string? text)
    {
        if (OptionSymbol.TryParse(text, null, out OptionSymbol? symbol))
            Assert.Equal(symbol, OptionSymbol.Parse(symbol.ToString("P", null)));
    }

    [Fact]
    public void Parts_that_have_no_text_are_refused()
    {
        DateOnly day = new(2024, 2, 21);
        Refusal.OfArgument("root", () => Make("SPXWXYZ", day, 1));
        Refusal.OfArgument("root", () => Make("spx", day, 1));
        Refusal.OfArgument("expirationDate", () => Make("SPX", new DateOnly(1999, 1, 15), 1));
        Refusal.OfArgument("strike", () => Make("SPX", day, 0.0005));
        Refusal.OfArgument("strike", () => Make("SPX", day, 100_000));
        Refusal.OfArgument("strike", () => Make("SPX", day, double.NaN));
        Assert.Throws<FormatException>(() => Make("SPX", day, 1).ToString("X", null));
        static OptionSymbol Make(string root, DateOnly date, double strike) => new(root, date, OptionRight.Call, strike);
    }

    [Fact]
    public void Expiry_follows_the_root_and_a_Saturday_is_the_session_before()
    {
        TradingCalendar calendar = TradingCalendar.UsOptions;
        Assert.Equal(Expiry.AtOpen(new DateOnly(2011, 1, 21), calendar), OptionSymbol.Parse("SPX   110122C01050000").ExpiryOrNull(calendar));
        Assert.Equal(Expiry.AtClose(new DateOnly(2019, 5, 10), calendar), OptionSymbol.Parse("SPXW190510C00800000").ExpiryOrNull(calendar));
        Assert.Null(OptionSymbol.Parse("ZZZ190510C00800000").ExpiryOrNull(calendar));
        Assert.Null(OptionSymbol.Parse("SPX190704C00800000").ExpiryOrNull(calendar));
        Assert.Null(OptionSymbol.Parse("SPX990115C00800000").ExpiryOrNull(calendar));
        OptionLeg leg = new() { Contract = Contracts.Vix, Right = OptionRight.Put, Strike = 17.5, Expiry = ExpiryRules.VixMonthly.Resolve(2024, 8, calendar), Quantity = -3 };
        Assert.Equal("VIX240821P00017500", OptionSymbol.Of(leg).ToString());
        Assert.Equal(leg.Expiry, OptionSymbol.Of(leg).ExpiryOrNull(calendar));
        Assert.Equal(Contracts.Vix, OptionSymbol.Of(leg).ContractOrNull);
    }

    public static Arbitrary<OptionSymbol> Symbols() => Arb.From(
        from length in Gen.Choose(0, 5)
        from first in Gen.Choose('A', 'Z')
        from rest in Gen.ListOf(Gen.Elements("ABCXYZ0189".ToCharArray()), length)
        from day in Gen.Choose(0, 36_524)
        from call in Gen.Elements(OptionRight.Call, OptionRight.Put)
        from thousandths in Gen.Choose(1, 99_999_999)
        select new OptionSymbol((char)first + string.Concat(rest), new DateOnly(2000, 1, 1).AddDays(day), call, thousandths / 1000.0));
}
