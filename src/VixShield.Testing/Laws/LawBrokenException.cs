namespace VixShield.Testing;

/// <summary>Code under test broke a law. The message names every broken law with its counterexample and the seed.</summary>
public sealed class LawBrokenException : Exception
{
    /// <summary>Makes an exception without a report.</summary>
    public LawBrokenException()
    {
    }

    /// <summary>Makes an exception without a report.</summary>
    /// <param name="message">What is broken.</param>
    public LawBrokenException(string message)
        : base(message)
    {
    }

    /// <summary>Makes an exception without a report.</summary>
    /// <param name="message">What is broken.</param>
    /// <param name="innerException">What the code under test threw.</param>
    public LawBrokenException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Makes an exception of a report.</summary>
    /// <param name="report">The report.</param>
    /// <exception cref="ArgumentNullException">There is no report.</exception>
    public LawBrokenException(LawReport report)
        : base((report ?? throw new ArgumentNullException(nameof(report))).Failures()) => Report = report;

    /// <summary>What came of every law, or null where the exception was made without a report.</summary>
    public LawReport? Report { get; }
}
