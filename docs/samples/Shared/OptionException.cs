namespace VixShield.Samples;

/// <summary>A command line that cannot be used; the message says what is wrong.</summary>
internal sealed class OptionException(string message) : Exception(message)
{
    public OptionException()
        : this("The command line cannot be used.")
    {
    }
}
