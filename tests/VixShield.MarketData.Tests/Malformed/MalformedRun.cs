using System.Diagnostics;
using System.Globalization;

namespace VixShield.Tests.Malformed;

/// <summary>
/// A bounded loop over changed documents. Document i depends on the seed and on i alone, so that one can be repeated without the others:
/// VIXSHIELD_MALFORMED is the number of documents of a loop, or SEED/INDEX for one. VIXSHIELD_EXPLORE=1 draws another seed.
/// </summary>
internal sealed class MalformedRun
{
    private const int FixedSeed = 20260217;
    private const int DefaultCount = 50_000;
    // What one document may take, and what cannot be anything but a hang. A busy machine stops a thread for a while: a slow document is tried once more.
    private static readonly TimeSpan s_cap = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan s_hang = TimeSpan.FromSeconds(60);

    // The loop goes on behind a document that breaks the law, to show how many ways there are to break it.
    private const int MostBroken = 12;

    private readonly SortedDictionary<string, int> _outcomes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _broken = new(StringComparer.Ordinal);
    private readonly Stopwatch _clock = new();
    private long _begun;
    private int _index;

    private MalformedRun()
    {
    }

    internal int Seed { get; private init; }

    internal int First { get; private init; }

    internal int Count { get; private init; }

    internal bool IsWhole => First == 0;

    internal TimeSpan Slowest { get; private set; }

    internal int SlowestIndex { get; private set; }

    internal IReadOnlyDictionary<string, int> Outcomes => _outcomes;

    /// <param name="share">The loop is so many times shorter than the number says.</param>
    internal static MalformedRun FromEnvironment(int share = 1)
    {
        int seed = Environment.GetEnvironmentVariable("VIXSHIELD_EXPLORE") == "1" ? Random.Shared.Next() : FixedSeed;
        string[] asked = (Environment.GetEnvironmentVariable("VIXSHIELD_MALFORMED") ?? "").Split('/');
        if (asked.Length == 2)
            return new() { Seed = Number(asked[0]), First = Number(asked[1]), Count = 1 };
        return new() { Seed = seed, Count = (asked[0].Length == 0 ? DefaultCount : Number(asked[0])) / share };
    }

    /// <summary>Runs every document: <paramref name="make"/> makes it, <paramref name="judge"/> names its outcome or throws, <paramref name="show"/> prints it.</summary>
    internal void Run<T>(Func<Random, T> make, Func<T, string> judge, Func<T, string> show)
    {
        T document = default!;
        using CancellationTokenSource done = new();
        Task loop = Task.Factory.StartNew(
            () =>
            {
                for (int i = First; i < First + Count && _broken.Count < MostBroken; i++)
                {
                    document = make(new Random(unchecked((Seed * 31) + (i * 1_000_003))));
                    Volatile.Write(ref _index, i);
                    Judge(document, i, judge, show);
                }
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);
        _clock.Start();
        while (!((IAsyncResult)loop).AsyncWaitHandle.WaitOne(TimeSpan.FromSeconds(1)))
        {
            if (_clock.Elapsed - TimeSpan.FromTicks(Volatile.Read(ref _begun)) > s_hang && Volatile.Read(ref _begun) > 0)
                Assert.Fail($"{Place(_index)} does not end: {show(document)}");
        }

        loop.GetAwaiter().GetResult();
        _clock.Stop();
        Assert.True(_broken.Count == 0, string.Join("\n\n", _broken.Values));
    }

    /// <summary>Seed, documents by outcome and the slowest.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"seed {Seed}, {Count} documents in {_clock.Elapsed.TotalSeconds:0.0} s; {string.Join(", ", _outcomes.Select(o => $"{o.Key} {o.Value}"))}; slowest {Slowest.TotalMilliseconds:0.0} ms (document {SlowestIndex})");

    private void Judge<T>(T document, int index, Func<T, string> judge, Func<T, string> show)
    {
        TimeSpan taken = Try(document, index, judge, show, out string outcome);
        if (taken > s_cap)
            taken = Try(document, index, judge, show, out outcome);
        if (taken > s_cap)
            Assert.Fail($"{Place(index)} takes {taken.TotalSeconds:0.0} s: {show(document)}");
        _outcomes[outcome] = _outcomes.GetValueOrDefault(outcome) + 1;
        if (taken > Slowest)
            (Slowest, SlowestIndex) = (taken, index);
    }

    private TimeSpan Try<T>(T document, int index, Func<T, string> judge, Func<T, string> show, out string outcome)
    {
        TimeSpan begun = _clock.Elapsed;
        Volatile.Write(ref _begun, begun.Ticks);
        try
        {
            outcome = judge(document);
        }
        catch (Exception broken)
        {
            outcome = "broken";
            _broken.TryAdd(
                $"{broken.GetType().Name} {string.Concat(broken.Message.Where(char.IsLetter).Take(40))} {Origin(broken)}",
                $"{Place(index)} breaks the law: {broken}\n{show(document)}");
        }

        return _clock.Elapsed - begun;
    }

    // The method of the library that threw: two of them may say the same.
    private static string Origin(Exception broken) =>
        new StackTrace(broken).GetFrames().Select(frame => frame.GetMethod()).FirstOrDefault(method => method?.DeclaringType?.Assembly.GetName().Name?.EndsWith("Tests", StringComparison.Ordinal) == false
            && method.DeclaringType.Namespace?.StartsWith("VixShield", StringComparison.Ordinal) == true) is { } thrower ? $"{thrower.DeclaringType}.{thrower.Name}" : "";

    private string Place(int index) => FormattableString.Invariant($"VIXSHIELD_MALFORMED={Seed}/{index}");

    private static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
