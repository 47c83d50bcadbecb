namespace VixShield.Market;

/// <summary>
/// A valuation needed a datum that the market does not hold. The library never puts a 0 or a neighbour in its place.
/// </summary>
public sealed class MissingDatumException : Exception
{
    /// <summary>Makes the exception for a datum.</summary>
    /// <param name="key">The datum.</param>
    /// <param name="neededFor">What needed it, or null.</param>
    public MissingDatumException(DatumKey key, string? neededFor = null)
        : base(neededFor is null ? $"The market does not hold: {key}." : $"The market does not hold: {key}. It is needed for {neededFor}.") => Key = key;

    /// <summary>Makes the exception with a message alone.</summary>
    /// <param name="message">The message.</param>
    public MissingDatumException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception with a message and a cause.</summary>
    /// <param name="message">The message.</param>
    /// <param name="innerException">The cause.</param>
    public MissingDatumException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Makes the exception without details.</summary>
    public MissingDatumException()
    {
    }

    /// <summary>The datum; the default key where the exception was made from a message.</summary>
    public DatumKey Key { get; }
}
