using FsCheck;
using Microsoft.FSharp.Collections;
using Microsoft.FSharp.Core;

namespace VixShield.Testing;

/// <summary>Hears what FsCheck says of one law, instead of printing or throwing it, and ends it between two cases.</summary>
internal sealed class LawRunner(CancellationToken token) : IRunner
{
    /// <summary>Number of cases, or null where it did not come to its end.</summary>
    internal int? Cases { get; private set; }

    internal bool Failed { get; private set; }

    /// <summary>What went wrong outside the law, such as a generator that throws; or null.</summary>
    internal string? Problem { get; private set; }

    public void OnStartFixture(Type t)
    {
    }

    public void OnArguments(int ntest, FSharpList<object> args, FSharpFunc<int, FSharpFunc<FSharpList<object>, string>> every) => token.ThrowIfCancellationRequested();

    public void OnShrink(FSharpList<object> args, FSharpFunc<FSharpList<object>, string> everyShrink) => token.ThrowIfCancellationRequested();

    public void OnFinished(string name, TestResult testResult)
    {
        switch (testResult)
        {
            case TestResult.Passed passed:
                Cases = passed.Item1.NumberOfTests;
                break;
            case TestResult.Failed failed:
                Failed = true;
                Cases = failed.Item1.NumberOfTests;
                Problem = failed.Item4 is Outcome.Failed outcome ? outcome.Item.Message : "The law does not hold.";
                break;
            default:
                Failed = true;
                Problem = "No case could be generated.";
                break;
        }
    }
}
