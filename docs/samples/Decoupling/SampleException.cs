namespace VixShield.Samples.Decoupling;

/// <summary>A file or an option that cannot be used; the message names it.</summary>
internal sealed class SampleException : Exception
{
    public SampleException()
    {
    }

    public SampleException(string message)
        : base(message)
    {
    }

    public SampleException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
