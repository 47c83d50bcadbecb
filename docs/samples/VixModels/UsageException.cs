namespace VixShield.Samples.VixModels;

/// <summary>A command line that cannot be used; the message says what is wrong.</summary>
internal sealed class UsageException(string message) : Exception(message)
{
    public UsageException()
        : this("The command line cannot be used.")
    {
    }
}
