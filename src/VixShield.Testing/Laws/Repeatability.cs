using FsCheck;

namespace VixShield.Testing;

/// <summary>The same case gives the same bits: again, after another one, and on several threads at once.</summary>
internal static class Repeatability
{
    private const int Threads = 8;

    internal static Law Again<T>(Func<T, double> value, Arbitrary<T> cases) =>
        Law.Over("determinism", "the same case gives the same bits, also after another case", cases, c =>
        {
            double first = value(c);
            // A simpler case in between, so that what code remembers of another case shows.
            double between = value(cases.Shrinker(c).FirstOrDefault() ?? c);
            double second = value(c);
            return Amounts.SameBits(first, second) ? null : FormattableString.Invariant($"First {first:R}, then {second:R}; another case between them gave {between:R}.");
        });

    internal static Law OnThreads<T>(Func<T, double> value, Arbitrary<T> cases) =>
        Law.Over("threads", "eight threads at once get the bits that one gets", cases, c =>
        {
            double alone = value(c);
            double[] others = [.. Together(() => value(c)).Where(t => !Amounts.SameBits(t, alone))];
            return others.Length == 0 ? null : FormattableString.Invariant($"Alone {alone:R}; {others.Length} of {Threads} threads at once got others, such as {others[0]:R}.");
        });

    /// <summary>What eight threads get that start at one moment; what some of them throw comes as one exception.</summary>
    internal static T[] Together<T>(Func<T> work)
    {
        T[] results = new T[Threads];
        Exception?[] thrown = new Exception?[Threads];
        using Barrier start = new(Threads);
        Thread[] threads = [.. Enumerable.Range(0, Threads).Select(i => new Thread(() =>
        {
            start.SignalAndWait();
            try
            {
                results[i] = work();
            }
            catch (Exception exception)
            {
                // Unhandled on a thread of its own it would end the process.
                thrown[i] = exception;
            }
        }))];
        foreach (Thread thread in threads)
            thread.Start();
        foreach (Thread thread in threads)
            thread.Join();
        Exception[] all = [.. thrown.OfType<Exception>()];
        return all.Length == 0 ? results : throw new AggregateException("On several threads at once: " + all[0].Message, all);
    }
}
