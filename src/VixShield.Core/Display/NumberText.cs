using System.Globalization;

namespace VixShield.Display;

/// <summary>Numbers as text for people: invariant culture, no exponent, a stated number of significant digits.</summary>
public static class NumberText
{
    /// <summary>
    /// A number rounded to significant digits, without trailing zeros and without exponent: 1234567 in three digits is 1230000. Not
    /// finite numbers are written by name; numbers below 1e-20 or above 1e20 keep an exponent.
    /// </summary>
    /// <param name="value">The number.</param>
    /// <param name="digits">Significant digits, from 1 to 15.</param>
    /// <exception cref="ArgumentOutOfRangeException">The digits are out of range.</exception>
    public static string Significant(double value, int digits = 6)
    {
        Guard.InRange(digits, 1, 15, nameof(digits));
        if (!double.IsFinite(value))
            return value.ToString(CultureInfo.InvariantCulture);
        string rounded = value.ToString("E" + (digits - 1).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        if (value != 0 && Math.Abs(value) is < 1e-20 or > 1e20)
            return rounded;
        decimal exact = decimal.Parse(rounded, NumberStyles.Float, CultureInfo.InvariantCulture);
        return exact.ToString("0.############################", CultureInfo.InvariantCulture);
    }

    /// <summary>A number rounded to decimals, with a sign for every number that is not 0.</summary>
    /// <param name="value">The number.</param>
    /// <param name="decimals">Decimals, from 0 to 10.</param>
    /// <exception cref="ArgumentOutOfRangeException">The decimals are out of range.</exception>
    public static string WithSign(double value, int decimals)
    {
        Guard.InRange(decimals, 0, 10, nameof(decimals));
        string zeros = decimals == 0 ? "0" : "0." + new string('0', decimals);
        return value.ToString($"+{zeros};-{zeros};{zeros}", CultureInfo.InvariantCulture);
    }

    /// <summary>A number rounded to decimals.</summary>
    /// <param name="value">The number.</param>
    /// <param name="decimals">Decimals, from 0 to 10.</param>
    /// <exception cref="ArgumentOutOfRangeException">The decimals are out of range.</exception>
    public static string Fixed(double value, int decimals)
    {
        Guard.InRange(decimals, 0, 10, nameof(decimals));
        string text = value.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        // A number that rounds to 0 from below is 0.
        return text[0] == '-' && !text.AsSpan(1).ContainsAnyInRange('1', '9') && double.IsFinite(value) ? text[1..] : text;
    }
}
