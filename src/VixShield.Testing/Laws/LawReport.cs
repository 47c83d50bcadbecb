using System.Collections.Immutable;
using VixShield.Display;

namespace VixShield.Testing;

/// <summary>What came of every law of a suite, in the order of the suite. Immutable.</summary>
[TypeFormatterSource]
public sealed class LawReport : IDisplayable
{
    internal LawReport(string suite, IEnumerable<LawResult> results)
    {
        Suite = suite;
        Results = [.. results];
    }

    /// <summary>Name of the suite.</summary>
    public string Suite { get; }

    /// <summary>One result a law.</summary>
    public ImmutableArray<LawResult> Results { get; }

    /// <summary>The broken ones.</summary>
    public ImmutableArray<LawResult> Broken => [.. Results.Where(r => r.Status == LawStatus.Broken)];

    /// <summary>Whether at least one law was tried, none is broken, and none was cancelled. A suite of which everything was left out does not hold.</summary>
    public bool Holds => Results.Any(r => r.Status == LawStatus.Holds) && Results.All(r => r.Status is LawStatus.Holds or LawStatus.LeftOut);

    /// <summary>Suite, and how many laws hold, are broken and were left out.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Suite}: {Count(LawStatus.Holds)} of {Results.Length} laws hold, {Count(LawStatus.Broken)} broken, {Count(LawStatus.LeftOut)} left out{(Count(LawStatus.Cancelled) is > 0 and int n ? $", {n} cancelled" : "")}{Untold}");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Laws", ToString())
    {
        Facts =
        [
            new("suite", Suite),
            new("hold", Count(LawStatus.Holds)),
            new("broken", Count(LawStatus.Broken)),
            new("left out", Count(LawStatus.LeftOut)),
            new("cancelled", Count(LawStatus.Cancelled)),
        ],
        Tables =
        [
            DisplayTable.Of(
                "Laws",
                Results,
                new("law", r => r.Law),
                new("status", r => r.Status),
                new("cases", r => r.Cases),
                new("telling", r => r.Telling ?? r.Cases),
                new("statement", r => r.Statement),
                new("objection", r => r.Objection ?? "-"),
                new("counterexample", r => r.Counterexample ?? "-")),
        ],
    };

    /// <summary>Laws that hold because no case had anything to tell of them.</summary>
    private string Untold
    {
        get
        {
            string[] laws = [.. Results.Where(r => r.Status == LawStatus.Holds && r.Telling == 0).Select(r => r.Law)];
            return laws.Length == 0 ? "" : $"; no case told anything of {string.Join(", ", laws)}";
        }
    }

    internal string Failures() => string.Join(
        Environment.NewLine,
        [
            ToString(),
            .. Results.Where(r => r.Status is LawStatus.Broken or LawStatus.Cancelled).Select(r => FormattableString.Invariant(
                $"- {r.Law}: {r.Statement}{Environment.NewLine}  {r.Objection ?? "cancelled"}{Environment.NewLine}  at {r.Counterexample ?? "-"}{Environment.NewLine}  (case {r.Cases} from seed {r.Seed})")),
        ]);

    private int Count(LawStatus status) => Results.Count(r => r.Status == status);
}
