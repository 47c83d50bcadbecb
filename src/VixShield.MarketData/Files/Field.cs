using System.Globalization;

namespace VixShield.MarketData;

/// <summary>Cells as numbers and dates: invariant culture, nothing guessed.</summary>
internal static class Field
{
    private static readonly double[] s_powers = [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

    /// <summary>
    /// A finite number without group separators. Up to 15 digits go through one exact integer and one division by an exact power of
    /// ten, which rounds as a full parse does; anything else takes the full parse.
    /// </summary>
    internal static bool TryNumber(ReadOnlySpan<char> text, out double value)
    {
        value = 0;
        if (text.IsEmpty)
            return false;
        if (char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1]))
            text = text.Trim();
        bool negative = text.Length > 0 && text[0] == '-';
        int position = negative ? 1 : 0;
        long digits = 0;
        int count = 0;
        int point = -1;
        for (; position < text.Length; position++)
        {
            int digit = text[position] - '0';
            if ((uint)digit <= 9)
            {
                digits = (digits * 10) + digit;
                if (++count > 15)
                    return TryAnyNumber(text, out value);
            }
            else if (text[position] == '.' && point < 0)
            {
                point = count;
            }
            else
            {
                return TryAnyNumber(text, out value);
            }
        }

        value = point < 0 ? digits : digits / s_powers[count - point];
        if (negative)
            value = -value;
        return count > 0;
    }

    /// <summary>A date as yyyy-MM-dd, yyyy/MM/dd, yyyyMMdd, MM/dd/yyyy or with the names of the exchange's pages: Tue Jul 12 2022.</summary>
    internal static bool TryDate(ReadOnlySpan<char> text, out DateOnly date)
    {
        date = default;
        text = text.Trim();
        if (text.Length == 10 && text[4] == text[7] && text[4] is '-' or '/')
        {
            return Digits(text[..4], out int year) && Digits(text[5..7], out int month) && Digits(text[8..], out int day) && TryMake(year, month, day, out date);
        }

        if (text.Length == 8 && Digits(text, out int whole))
            return TryMake(whole / 10000, whole / 100 % 100, whole % 100, out date);
        if (text.Length == 15)
            return DateOnly.TryParseExact(text, "ddd MMM dd yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);
        if (text.Length is < 8 or > 10)
            return false;
        int first = text.IndexOf('/');
        int second = text.LastIndexOf('/');
        return first is 1 or 2 && second - first is 2 or 3 && text.Length - second == 5
            && Digits(text[..first], out int m) && Digits(text[(first + 1)..second], out int d) && Digits(text[(second + 1)..], out int y)
            && TryMake(y, m, d, out date);
    }

    private static bool TryAnyNumber(ReadOnlySpan<char> text, out double value) =>
        double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out value)
        && double.IsFinite(value);

    private static bool Digits(ReadOnlySpan<char> text, out int value)
    {
        value = 0;
        foreach (char c in text)
        {
            int digit = c - '0';
            if ((uint)digit > 9)
                return false;
            value = (value * 10) + digit;
        }

        return true;
    }

    private static bool TryMake(int year, int month, int day, out DateOnly date)
    {
        bool exists = year >= 1 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);
        date = exists ? new DateOnly(year, month, day) : default;
        return exists;
    }
}
