using System.Globalization;

namespace VixShield.Display;

/// <summary>One value as people read it, and the number behind it where there is one. The default value is an empty cell.</summary>
public readonly record struct DisplayCell
{
    private readonly string? _text;

    /// <summary>Makes a cell of a text.</summary>
    /// <param name="text">The text; null counts as empty.</param>
    /// <param name="value">The number that the text shows, unrounded; null for a text. A number that is not finite is left out, its text stays.</param>
    public DisplayCell(string? text, double? value = null)
    {
        _text = string.IsNullOrEmpty(text) ? null : text;
        Value = value is { } number && double.IsFinite(number) ? number : null;
    }

    /// <summary>A value that does not exist or was not computed: a dash.</summary>
    public static DisplayCell Missing { get; } = new("-");

    /// <summary>The text; never null.</summary>
    public string Text => _text ?? "";

    /// <summary>The number behind the text, unrounded and always finite; null for texts and missing values.</summary>
    public double? Value { get; }

    /// <summary>A number in significant digits, without trailing zeros; missing for null.</summary>
    /// <param name="value">The number.</param>
    /// <param name="digits">Significant digits, from 1 to 15.</param>
    /// <exception cref="ArgumentOutOfRangeException">The digits are out of range.</exception>
    public static DisplayCell Significant(double? value, int digits = 6) => value is { } number ? new(NumberText.Significant(number, digits), number) : Missing;

    /// <summary>A number in a fixed number of decimals; missing for null.</summary>
    /// <param name="value">The number.</param>
    /// <param name="decimals">Decimals, from 0 to 10.</param>
    /// <exception cref="ArgumentOutOfRangeException">The decimals are out of range.</exception>
    public static DisplayCell Fixed(double? value, int decimals) => value is { } number ? new(NumberText.Fixed(number, decimals), number) : Missing;

    /// <summary>A number in a fixed number of decimals, with a sign unless it is 0; missing for null.</summary>
    /// <param name="value">The number.</param>
    /// <param name="decimals">Decimals, from 0 to 10.</param>
    /// <exception cref="ArgumentOutOfRangeException">The decimals are out of range.</exception>
    public static DisplayCell WithSign(double? value, int decimals) => value is { } number ? new(NumberText.WithSign(number, decimals), number) : Missing;

    /// <summary>A share as a number of percent: 0.125 is 12.5 where the column's unit is %; missing for null. The value behind it is in percent too.</summary>
    /// <param name="share">The share of 1.</param>
    /// <param name="decimals">Decimals, from 0 to 10.</param>
    /// <exception cref="ArgumentOutOfRangeException">The decimals are out of range.</exception>
    public static DisplayCell Percent(double? share, int decimals = 2) => Fixed(100 * share, decimals);

    /// <summary>A text.</summary>
    /// <param name="text">The text.</param>
    public static implicit operator DisplayCell(string? text) => new(text);

    /// <summary>A number in six significant digits.</summary>
    /// <param name="value">The number.</param>
    public static implicit operator DisplayCell(double value) => Significant(value);

    /// <summary>A number in six significant digits; missing for null.</summary>
    /// <param name="value">The number.</param>
    public static implicit operator DisplayCell(double? value) => Significant(value);

    /// <summary>A whole number, all digits.</summary>
    /// <param name="value">The number.</param>
    public static implicit operator DisplayCell(int value) => new(value.ToString(CultureInfo.InvariantCulture), value);

    /// <summary>A whole number, all digits; missing for null.</summary>
    /// <param name="value">The number.</param>
    public static implicit operator DisplayCell(int? value) => value is { } number ? number : Missing;

    /// <summary>A whole number, all digits.</summary>
    /// <param name="value">The number.</param>
    public static implicit operator DisplayCell(long value) => new(value.ToString(CultureInfo.InvariantCulture), value);

    /// <summary>A whole number, all digits; missing for null.</summary>
    /// <param name="value">The number.</param>
    public static implicit operator DisplayCell(long? value) => value is { } number ? number : Missing;

    /// <summary>yes or no.</summary>
    /// <param name="value">The answer.</param>
    public static implicit operator DisplayCell(bool value) => new(value ? "yes" : "no");

    /// <summary>yes, no, or missing for null.</summary>
    /// <param name="value">The answer.</param>
    public static implicit operator DisplayCell(bool? value) => value is { } answer ? answer : Missing;

    /// <summary>A date as yyyy-MM-dd.</summary>
    /// <param name="date">The date.</param>
    public static implicit operator DisplayCell(DateOnly date) => new(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    /// <summary>A date as yyyy-MM-dd; missing for null.</summary>
    /// <param name="date">The date.</param>
    public static implicit operator DisplayCell(DateOnly? date) => date is { } day ? day : Missing;

    /// <summary>An instant as yyyy-MM-dd HH:mm with its offset.</summary>
    /// <param name="instant">The instant.</param>
    public static implicit operator DisplayCell(DateTimeOffset instant) => new(instant.ToString("yyyy-MM-dd HH:mm zzz", CultureInfo.InvariantCulture));

    /// <summary>The member's name.</summary>
    /// <param name="member">The member.</param>
    public static implicit operator DisplayCell(Enum? member) => new(member?.ToString() ?? "-");

    /// <summary>The text.</summary>
    public override string ToString() => Text;
}
