namespace VixShield.Serialization;

/// <summary>A JSON text that does not describe a valid value: where, what was found and what is allowed.</summary>
public sealed class VixShieldFormatException : FormatException
{
    /// <summary>Makes the exception for a place in the text.</summary>
    /// <param name="path">JSON path of the value, such as <c>$.positions[2].strike</c>.</param>
    /// <param name="message">What is wrong, with value and limit.</param>
    /// <param name="innerException">The cause, or null.</param>
    public VixShieldFormatException(string path, string message, Exception? innerException)
        : base($"{path}: {message}", innerException) => Path = path;

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
}
