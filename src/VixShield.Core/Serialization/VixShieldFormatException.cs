namespace VixShield.Serialization;

/// <summary>A JSON text that does not describe a valid value: where, what was found and what is allowed.</summary>
/// <remarks>The message stays short however long the value or the path is: what is too long is cut in its middle.</remarks>
public sealed class VixShieldFormatException : FormatException
{
    private const int LongestPath = 200;
    private const int LongestText = 500;

    /// <summary>Makes the exception for a place in the text.</summary>
    /// <param name="path">JSON path of the value, such as <c>$.positions[2].strike</c>.</param>
    /// <param name="message">What is wrong, with value and limit.</param>
    /// <param name="innerException">The cause, or null.</param>
    public VixShieldFormatException(string path, string message, Exception? innerException)
        : base($"{Cut(path, LongestPath)}: {Cut(message, LongestText)}", innerException) => Path = path;

    /// <summary>Makes the exception with a message alone.</summary>
    /// <param name="message">The message.</param>
    public VixShieldFormatException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception with a message and a cause.</summary>
    /// <param name="message">The message.</param>
    /// <param name="innerException">The cause.</param>
    public VixShieldFormatException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Makes the exception without details.</summary>
    public VixShieldFormatException()
    {
    }

    /// <summary>JSON path of the value; <c>$</c> for the whole text.</summary>
    public string Path { get; } = "$";

    // The limit stands at the end of a message, the value before it. Surrogate pairs are not cut apart.
    private static string Cut(string text, int longest)
    {
        if (text.Length <= longest)
            return text;
        int head = longest / 2;
        int tail = text.Length - (longest / 2);
        if (char.IsLowSurrogate(text[head]))
            head--;
        if (char.IsLowSurrogate(text[tail]))
            tail++;
        return $"{text[..head]}...{text[tail..]}";
    }
}
