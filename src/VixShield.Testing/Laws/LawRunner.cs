using System.Globalization;
using FsCheck;
using Microsoft.FSharp.Collections;
using Microsoft.FSharp.Core;

namespace VixShield.Testing;

/// <summary>Keeps what FsCheck says of one law, instead of printing or throwing it.</summary>
internal sealed class LawRunner : IRunner
{
    internal int Cases { get; private set; }

    internal bool Failed { get; private set; }

    internal string? Simplest { get; private set; }

    internal string? First { get; private set; }

    /// <summary>What went wrong outside the law, such as a generator that throws; or null.</summary>
    internal string? Problem { get; private set; }

    public void OnStartFixture(Type t)
    {
    }

    public void OnArguments(int ntest, FSharpList<object> args, FSharpFunc<int, FSharpFunc<FSharpList<object>, string>> every)
    {
    }

    public void OnShrink(FSharpList<object> args, FSharpFunc<FSharpList<object>, string> everyShrink)
    {
    }

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
                First = Text(failed.Item2);
                Simplest = Text(failed.Item3);
                Problem = failed.Item4 is Outcome.Failed outcome ? outcome.Item.Message : "The law does not hold.";
                break;
            default:
                Failed = true;
                Problem = "No case could be generated.";
                break;
        }
    }

    private static string Text(FSharpList<object> arguments) => string.Join(", ", arguments.Select(a => Convert.ToString(a, CultureInfo.InvariantCulture)));
}
