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
    /// <exception cref="ArgumentException">A text is blank or something is null.</exception>
    public static Law Over<T>(string name, string statement, Arbitrary<T> cases, Func<T, string?> objection)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentException.ThrowIfNullOrWhiteSpace(statement);
        ArgumentNullException.ThrowIfNull(cases);
        ArgumentNullException.ThrowIfNull(objection);
        return new Law(name, statement, (law, options, token) => Run(law, cases, objection, options, token));
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

    private static LawResult Run<T>(Law law, Arbitrary<T> cases, Func<T, string?> objection, LawOptions options, CancellationToken token)
    {
        LawRunner runner = new();
        Config config = Config.Quick
            .WithMaxTest(options.Cases)
            .WithReplay(new Replay(new Rnd(options.Seed), null))
            .WithRunner(runner);
        // The last objection belongs to the last case that failed: the simplest one.
        string? last = null;
        FsCheck.Check.One(config, Prop.ForAll(cases, Holds));
        if (token.IsCancellationRequested)
            return new LawResult(law, LawStatus.Cancelled, runner.Cases, options.Seed);
        return runner.Failed
            ? new LawResult(law, LawStatus.Broken, runner.Cases, options.Seed, last ?? runner.Problem, runner.Simplest, runner.First)
            : new LawResult(law, LawStatus.Holds, runner.Cases, options.Seed);

        bool Holds(T value)
        {
            // What is left of the cases passes at once.
            if (token.IsCancellationRequested)
                return true;
            string? found = Objection(value);
            last = found ?? last;
            return found is null;
        }

        string? Objection(T value)
        {
            try
            {
                return objection(value);
            }
            catch (Exception exception) when (exception is not OutOfMemoryException)
            {
                return $"{exception.GetType().Name}: {exception.Message}";
            }
        }
    }
}
