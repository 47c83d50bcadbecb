using System.Text.Json;
using System.Text.RegularExpressions;

namespace VixShield.Serialization;

/// <summary>The serialiser's messages in the words of the document instead of those of the code.</summary>
internal static partial class JsonErrorText
{
    private static readonly (string Name, string Words)[] Kinds =
    [
        ("an Int32", "Must be a whole number, at most 2,147,483,647 either way."),
        ("System.Int32", "Must be a whole number, at most 2,147,483,647 either way."),
        ("as a number", "Must be a number."),
        ("System.Double", "Must be a number."),
        ("as a string", "Must be a text."),
        ("as a boolean", "Must be true or false."),
        ("System.Boolean", "Must be true or false."),
        ("System.String", "Must be a text."),
        ("System.DateOnly", "Must be a date, such as \"2023-03-22\"."),
        ("DateOnly format", "Must be a date, such as \"2023-03-22\"."),
        ("System.DateTimeOffset", "Must be an instant with its offset, such as \"2023-02-15T15:15:00-06:00\"."),
    ];

    internal static string Of(JsonException error)
    {
        // The serialiser appends its own position to some messages; the path already says it.
        int position = error.Message.IndexOf(" Path: ", StringComparison.Ordinal);
        string message = position < 0 ? error.Message : error.Message[..position];
        if (UnknownMember().IsMatch(message))
            return "Is not a known member.";
        if (MissingMembers().Match(message) is { Success: true } missing)
            return $"Lacks {missing.Groups[1].Value}";
        if (message.Contains("doesn't allow null values", StringComparison.Ordinal))
            return "Must not be null.";
        if (Position().Match(message) is { Success: true } at)
            return FormattableString.Invariant($"Is no JSON at line {error.LineNumber + 1}, byte {error.BytePositionInLine + 1}: {message[..at.Index].Trim()}");
        if (WrongType().Match(message) is { Success: true } wrong)
        {
            // The type named is that of the value or of what holds it; then the cause says what was expected.
            string type = wrong.Groups[1].Value + " " + error.InnerException?.Message;
            foreach ((string name, string words) in Kinds)
            {
                if (type.Contains(name, StringComparison.Ordinal))
                    return words;
            }

            return "Is of the wrong kind.";
        }

        return message;
    }

    [GeneratedRegex("^The JSON property '.*' could not be mapped", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex UnknownMember();

    [GeneratedRegex(@"( Change the reader options\.)?( Expected depth to be zero.*)? LineNumber: .*$", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Position();

    [GeneratedRegex("missing required properties including: (.*)$", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex MissingMembers();

    [GeneratedRegex(@"^The JSON value could not be converted to (.+)$", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex WrongType();
}
