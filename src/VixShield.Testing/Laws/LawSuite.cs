using System.Collections.Immutable;

namespace VixShield.Testing;

/// <summary>
/// The laws of one kind of code, ready to be tried: <see cref="Verify"/> in a test, one line; or one test a law over <see cref="Laws"/>. Immutable, and safe for several threads as long as the
/// code under test is.
/// </summary>
public sealed class LawSuite
{
    private readonly ImmutableDictionary<string, string> _leftOut;

    /// <summary>Makes a suite.</summary>
    /// <param name="name">What it is about.</param>
    /// <param name="laws">Its laws; at least one, no name twice.</param>
    /// <exception cref="ArgumentException">The name is blank, there is no law, one is null, or a name is there twice.</exception>
    public LawSuite(string name, params IEnumerable<Law> laws)
        : this(name, [.. laws ?? throw new ArgumentNullException(nameof(laws))], ImmutableDictionary<string, string>.Empty)
    {
    }

    private LawSuite(string name, ImmutableArray<Law> laws, ImmutableDictionary<string, string> leftOut)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (laws.IsEmpty || laws.Any(l => l is null))
            throw new ArgumentException("Must hold at least one law, and no null.", nameof(laws));
        if (laws.GroupBy(l => l.Name).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new ArgumentException($"The law {twice.Key} is there twice.", nameof(laws));
        Name = name;
        All = laws;
        _leftOut = leftOut;
    }

    /// <summary>What it is about.</summary>
    public string Name { get; }

    /// <summary>The laws that are tried, without those left out.</summary>
    public ImmutableArray<Law> Laws => [.. All.Where(l => !_leftOut.ContainsKey(l.Name))];

    private ImmutableArray<Law> All { get; }

    /// <summary>The suite without a law that does not hold for the code under test, and why; the report says both.</summary>
    /// <param name="law">Its name.</param>
    /// <param name="because">Why it does not hold: a model without a parameter, an accuracy that is known.</param>
    /// <exception cref="ArgumentException">The suite has no such law, or the reason is blank.</exception>
    public LawSuite Without(string law, string because)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(because);
        if (All.All(l => l.Name != law))
            throw new ArgumentException($"There is no law {law}; there are {string.Join(", ", All)}.", nameof(law));
        return new LawSuite(Name, All, _leftOut.SetItem(law, because));
    }

    /// <summary>The suite with further laws.</summary>
    /// <param name="laws">The laws.</param>
    /// <exception cref="ArgumentException">One is null, or a name is there twice.</exception>
    public LawSuite With(params IEnumerable<Law> laws)
    {
        ArgumentNullException.ThrowIfNull(laws);
        return new LawSuite(Name, [.. All, .. laws], _leftOut);
    }

    /// <summary>Tries every law.</summary>
    /// <param name="options">Number and seed of the cases of each; null for the defaults.</param>
    /// <param name="progress">Told of each result, or null.</param>
    /// <param name="cancellationToken">Ends it before the next case; the laws that are left are then <see cref="LawStatus.Cancelled"/>.</param>
    public LawReport Check(LawOptions? options = null, IProgress<LawResult>? progress = null, CancellationToken cancellationToken = default)
    {
        options ??= LawOptions.Default;
        List<LawResult> results = [];
        foreach (Law law in All)
        {
            LawResult result = _leftOut.TryGetValue(law.Name, out string? because)
                ? new LawResult(law, LawStatus.LeftOut, 0, options.Seed, because)
                : cancellationToken.IsCancellationRequested
                    ? new LawResult(law, LawStatus.Cancelled, 0, options.Seed)
                    : law.Check(options, cancellationToken);
            results.Add(result);
            progress?.Report(result);
        }

        return new LawReport(Name, results);
    }

    /// <summary>Tries every law, for a test: returns where all hold.</summary>
    /// <param name="options">Number and seed of the cases of each; null for the defaults.</param>
    /// <exception cref="LawBrokenException">A law is broken. Every broken one is named, not the first alone.</exception>
    public void Verify(LawOptions? options = null)
    {
        LawReport report = Check(options);
        if (!report.Holds)
            throw new LawBrokenException(report);
    }

    /// <summary>Name and number of laws.</summary>
    public override string ToString() => FormattableString.Invariant($"{Name}: {Laws.Length} laws");
}
