using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using VixShield.Display;
using VixShield.Expiries;

namespace VixShield.Instruments;

/// <summary>
/// The symbol of a listed US option by the Options Symbology Initiative (OSI): root, expiration date, right and strike in thousandths.
/// Roots of FLEX options begin with a digit and are refused.
/// Two forms are read and written: compact (<c>SPXW190510C00800000</c>) and padded to 21 characters, the root in the first six
/// (<c>SPXW  190510C00800000</c>). A symbol cannot exist with parts that have no such text. The two digits of the year mean 2000 to 2099.
/// </summary>
/// <remarks>Source: OCC, Options Symbology Initiative, the 21-character option symbol.</remarks>
[TypeFormatterSource]
public sealed record OptionSymbol : ISpanParsable<OptionSymbol>, ISpanFormattable, IDisplayable
{
    /// <summary>The greatest strike that eight digits of thousandths can hold.</summary>
    public const double MaximumStrike = 99_999.999;

    private const int PaddedRoot = 6;
    private const int AfterRoot = 15;
    private const int PaddedLength = PaddedRoot + AfterRoot;

    private readonly int _thousandths;

    /// <summary>Makes a symbol.</summary>
    /// <param name="root">One to six characters: capital letters and digits, a letter first.</param>
    /// <param name="expirationDate">Expiration date as listed, from 2000 to 2099.</param>
    /// <param name="right">Call or put.</param>
    /// <param name="strike">Strike, in points: greater than 0, at most 99,999.999 and a whole number of thousandths.</param>
    /// <exception cref="ArgumentException">A part that the symbol cannot hold.</exception>
    public OptionSymbol(string root, DateOnly expirationDate, OptionRight right, double strike)
    {
        Guard.NotBlank(root, nameof(root));
        if (!IsRoot(root))
            throw new ArgumentException($"'{root}' is no root: one to {PaddedRoot} capital letters and digits, a letter first.", nameof(root));
        if (expirationDate.Year is < 2000 or > 2099)
            throw Guard.OutOfRange(nameof(expirationDate), expirationDate, "The two digits of the year mean 2000 to 2099.");
        Guard.PositiveFinite(strike, nameof(strike));
        double thousandths = Math.Round(strike * 1000);
        // A strike is meant as the decimal number it came from: its nearest thousandth must be that very double.
        if (strike > MaximumStrike || thousandths / 1000 != strike)
            throw Guard.OutOfRange(nameof(strike), strike, "Must be a whole number of thousandths and at most 99999.999.");
        Root = root;
        ExpirationDate = expirationDate;
        Right = Guard.Defined(right, nameof(right));
        _thousandths = (int)thousandths;
    }

    /// <summary>Root of the class of options, such as SPX, SPXW, VIX, SPY.</summary>
    public string Root { get; }

    /// <summary>
    /// Expiration date as listed. Monthly options were listed with the Saturday after the last trading day before 2015; see <see cref="ExpiryOrNull"/>.
    /// </summary>
    public DateOnly ExpirationDate { get; }

    /// <summary>Call or put.</summary>
    public OptionRight Right { get; }

    /// <summary>Strike, in points of the contract's own underlying.</summary>
    public double Strike => _thousandths / 1000.0;

    /// <summary>The listed contract of the root; null when <see cref="Contracts"/> has none of that name.</summary>
    public ContractSpec? ContractOrNull => Contracts.Find(Root, ContractKind.Option);

    /// <summary>The symbol of an option.</summary>
    /// <param name="leg">The option; its quantity has no place in a symbol.</param>
    /// <exception cref="ArgumentException">The leg is null, or its strike or date cannot be written.</exception>
    public static OptionSymbol Of(OptionLeg leg)
    {
        Guard.NotNull(leg, nameof(leg));
        return new OptionSymbol(leg.Contract.Symbol, leg.Expiry.Date, leg.Right, leg.Strike);
    }

    /// <inheritdoc cref="Parse(ReadOnlySpan{char}, IFormatProvider?)"/>
    public static OptionSymbol Parse(string s, IFormatProvider? provider = null)
    {
        ArgumentNullException.ThrowIfNull(s);
        return Parse(s.AsSpan(), provider);
    }

    /// <summary>Reads the compact or the padded form; blanks at the end are passed over.</summary>
    /// <param name="s">The text.</param>
    /// <param name="provider">Not used: the form is the same everywhere.</param>
    /// <exception cref="FormatException">The text is none; the message says what is wrong.</exception>
    public static OptionSymbol Parse(ReadOnlySpan<char> s, IFormatProvider? provider = null) =>
        TryParse(s, out OptionSymbol? symbol, out string problem)
            ? symbol
            : throw new FormatException($"'{(s.Length <= 64 ? s.ToString() : $"{s[..64]}...")}' is no option symbol: {problem}.");

    /// <inheritdoc cref="TryParse(ReadOnlySpan{char}, IFormatProvider?, out OptionSymbol)"/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, [NotNullWhen(true)] out OptionSymbol? result) =>
        TryParse(s.AsSpan(), out result, out _);

    /// <summary>Reads the compact or the padded form; false when the text is none. Does not throw.</summary>
    /// <param name="s">The text.</param>
    /// <param name="provider">Not used.</param>
    /// <param name="result">The symbol; null when the text is none.</param>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, [NotNullWhen(true)] out OptionSymbol? result) =>
        TryParse(s, out result, out _);

    /// <summary>
    /// When the option expires by the terms of its root: at the open or at the close of the expiration date, or of the session before a
    /// Saturday. Null when the root is unknown, the calendar does not cover the date or the date has no session and is no Saturday.
    /// </summary>
    /// <param name="calendar">Sessions of the exchange.</param>
    /// <exception cref="ArgumentNullException">The calendar is null.</exception>
    public Expiry? ExpiryOrNull(TradingCalendar calendar)
    {
        Guard.NotNull(calendar, nameof(calendar));
        if (ContractOrNull is not { } contract || ExpirationDate <= calendar.CoveredFrom || ExpirationDate > calendar.CoveredUntil)
            return null;
        DateOnly date = ExpirationDate.DayOfWeek == DayOfWeek.Saturday ? calendar.PreviousSession(ExpirationDate) : ExpirationDate;
        if (!calendar.IsSession(date) || date == calendar.CoveredFrom)
            return null;
        return contract.Settlement == SettlementStyle.Am ? Expiry.AtOpen(date, calendar) : Expiry.AtClose(date, calendar);
    }

    /// <summary>Whether all parts are equal.</summary>
    /// <param name="other">The other symbol.</param>
    public bool Equals(OptionSymbol? other) => other is not null && _thousandths == other._thousandths && Right == other.Right
        && ExpirationDate == other.ExpirationDate && string.Equals(Root, other.Root, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Root, ExpirationDate, Right, _thousandths);

    /// <summary>The compact form.</summary>
    public override string ToString() => ToString(null, null);

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Option symbol", ToString())
    {
        Facts =
        [
            new("root", Root),
            new("expiration date as listed", ExpirationDate),
            new("right", Right),
            new("strike", Strike, "points"),
            new("listed contract", ContractOrNull?.ToString() ?? DisplayCell.Missing),
        ],
    };

    /// <summary>Writes the symbol.</summary>
    /// <param name="format">C, G, empty or null for the compact form, P for the padded one.</param>
    /// <param name="formatProvider">Not used.</param>
    /// <exception cref="FormatException">Another format.</exception>
    public string ToString(string? format, IFormatProvider? formatProvider = null)
    {
        Span<char> text = stackalloc char[PaddedLength];
        TryFormat(text, out int written, format, formatProvider);
        return new string(text[..written]);
    }

    /// <summary>Writes the symbol without allocating; false when the destination is too short (21 characters are always enough).</summary>
    /// <param name="destination">Where it is written.</param>
    /// <param name="charsWritten">How many characters were written.</param>
    /// <param name="format">C, G or empty for the compact form, P for the padded one.</param>
    /// <param name="provider">Not used.</param>
    /// <exception cref="FormatException">Another format.</exception>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
    {
        int root = format switch
        {
            "" or "C" or "c" or "G" or "g" => Root.Length,
            "P" or "p" => PaddedRoot,
            _ => throw new FormatException($"'{format}' is no format of an option symbol: C (compact) or P (padded)."),
        };
        charsWritten = 0;
        if (destination.Length < root + AfterRoot)
            return false;
        destination[..root].Fill(' ');
        Root.CopyTo(destination);
        Span<char> rest = destination.Slice(root, AfterRoot);
        ExpirationDate.TryFormat(rest, out _, "yyMMdd", CultureInfo.InvariantCulture);
        rest[6] = Right == OptionRight.Call ? 'C' : 'P';
        _thousandths.TryFormat(rest[7..], out _, "D8", CultureInfo.InvariantCulture);
        charsWritten = root + AfterRoot;
        return true;
    }

    private static bool TryParse(ReadOnlySpan<char> text, [NotNullWhen(true)] out OptionSymbol? symbol, out string problem)
    {
        symbol = null;
        text = text.TrimEnd(' ');
        if (text.Length is <= AfterRoot or > PaddedLength)
        {
            problem = FormattableString.Invariant($"it has {text.Length} characters, a symbol {AfterRoot + 1} to {PaddedLength}");
            return false;
        }

        ReadOnlySpan<char> rest = text[^AfterRoot..];
        ReadOnlySpan<char> root = text[..^AfterRoot];
        // Blanks fill the root up to six; anywhere else they are wrong.
        if (root.Length == PaddedRoot)
            root = root.TrimEnd(' ');
        problem = "the root is not one to six capital letters and digits with a letter first";
        if (!IsRoot(root))
            return false;
        problem = "the six characters after the root are no date";
        if (!Digits(rest[..6], out int date) || date / 100 % 100 is < 1 or > 12 || date % 100 < 1 || date % 100 > DateTime.DaysInMonth(2000 + (date / 10000), date / 100 % 100))
            return false;
        problem = "after the date comes neither C nor P";
        if (rest[6] is not ('C' or 'P'))
            return false;
        problem = "the last eight characters are no strike in thousandths greater than 0";
        if (!Digits(rest[7..], out int thousandths) || thousandths == 0)
            return false;
        symbol = new OptionSymbol(
            root.ToString(), new DateOnly(2000 + (date / 10000), date / 100 % 100, date % 100), rest[6] == 'C' ? OptionRight.Call : OptionRight.Put, thousandths / 1000.0);
        problem = "";
        return true;
    }

    private static bool IsRoot(ReadOnlySpan<char> text)
    {
        if (text.Length is < 1 or > PaddedRoot || !char.IsAsciiLetterUpper(text[0]))
            return false;
        foreach (char c in text)
        {
            if (!char.IsAsciiLetterUpper(c) && !char.IsAsciiDigit(c))
                return false;
        }

        return true;
    }

    private static bool Digits(ReadOnlySpan<char> text, out int value)
    {
        value = 0;
        foreach (char c in text)
        {
            if (!char.IsAsciiDigit(c))
                return false;
            value = (value * 10) + (c - '0');
        }

        return true;
    }
}
