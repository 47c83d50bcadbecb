using FsCheck;
using FsCheck.Fluent;

namespace VixShield.Testing;

/// <summary>
/// A statement about code under test that must hold for every generated case. Immutable, and safe for several threads as long as the code under test is.
/// </summary>
public sealed class Law
{
    private readonly Func<LawOptions, CancellationToken, LawResult> _run;

    private Law(string name, string statement, Func<Law, LawOptions, CancellationToken, LawResult> run)
    {
        Name = name;
        Statement = statement;
        _run = (options, token) => run(this, options, token);
    }

    /// <summary>A few words that name it, unique in a suite.</summary>
    public string Name { get; }

    /// <summary>What must hold, as a formula or a sentence.</summary>
    public string Statement { get; }

    /// <summary>A law over generated cases.</summary>
    /// <typeparam name="T">What a case is; its text is what a report shows of it.</typeparam>
    /// <param name="name">A few words that name it.</param>
    /// <param name="statement">What must hold.</param>
    /// <param name="cases">Where cases come from, and how one that breaks the law is made simpler.</param>
    /// <param name="objection">Null where the law holds; else how it is broken, in words and numbers. An exception counts as an objection.</param>
    /// <param name="isTelling">
    /// Whether the law has anything to say of a case, such as of a rule that offers trades in it; the result counts these. Null where every case is one.
    /// </param>
    /// <exception cref="ArgumentException">A text is blank or something is null.</exception>
    public static Law Over<T>(string name, string statement, Arbitrary<T> cases, Func<T, string?> objection, Func<T, bool>? isTelling = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentException.ThrowIfNullOrWhiteSpace(statement);
        ArgumentNullException.ThrowIfNull(cases);
        ArgumentNullException.ThrowIfNull(objection);
        return new Law(name, statement, (law, options, token) => Run(law, new LawTrial<T>(cases, objection, isTelling), options, token));
    }

    /// <summary>Tries the law. A broken one is a result and not an exception.</summary>
    /// <param name="options">Number and seed of the cases; null for the defaults.</param>
    /// <param name="cancellationToken">Ends it before the next case; the status is then <see cref="LawStatus.Cancelled"/>.</param>
    public LawResult Check(LawOptions? options = null, CancellationToken cancellationToken = default) => _run(options ?? LawOptions.Default, cancellationToken);

    /// <summary>Tries the law, for a test: returns where it holds.</summary>
    /// <param name="options">Number and seed of the cases; null for the defaults.</param>
    /// <exception cref="LawBrokenException">The law is broken.</exception>
    public void Verify(LawOptions? options = null)
    {
        LawReport report = new(Name, [Check(options)]);
        if (!report.Holds)
            throw new LawBrokenException(report);
    }

    /// <summary>The name: what a test explorer shows.</summary>
    public override string ToString() => Name;

    private static LawResult Run<T>(Law law, LawTrial<T> trial, LawOptions options, CancellationToken token)
    {
        LawRunner runner = new(token);
        Config config = Config.Quick
            .WithMaxTest(options.Cases)
            .WithReplay(new Replay(new Rnd(options.Seed ^ Fingerprint(law.Name)), null))
            .WithRunner(runner);
        try
        {
            FsCheck.Check.One(config, Prop.ForAll(trial.Cases, trial.Holds));
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            // What was found until then is told: a law that is broken stays broken.
            if (trial.Objection is null)
                return new LawResult(law, LawStatus.Cancelled, trial.Tried, options.Seed);
        }

        return runner.Failed || trial.Objection is not null
            ? new LawResult(law, LawStatus.Broken, runner.Cases ?? trial.Tried, options.Seed, trial.Objection ?? runner.Problem, trial.Simplest, trial.First)
            : new LawResult(law, LawStatus.Holds, trial.Tried, options.Seed) { Telling = trial.Telling };
    }

    /// <summary>The laws of a suite are tried on cases of their own each: a number that the name gives, the same on every machine (FNV-1a).</summary>
    private static ulong Fingerprint(string name)
    {
        ulong hash = 14_695_981_039_346_656_037;
        foreach (char c in name)
            hash = unchecked((hash ^ c) * 1_099_511_628_211);
        return hash;
    }
}
