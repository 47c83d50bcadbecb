using System.Collections.Immutable;

namespace VixShield.Adjustments;

/// <summary>Finds which hard guardrails exclude each other over a set of judged combinations.</summary>
internal static class Infeasibility
{
    /// <summary>
    /// A minimal set by deletion: each guardrail in turn is left out, and stays out if the rest still cannot be kept together. For
    /// each that remains, the verdict is the best attainable while the others of the set hold.
    /// </summary>
    internal static ImmutableArray<GuardrailVerdict> AtFault(List<JudgedCombination> judged)
    {
        if (judged.Count == 0)
            return [];
        List<int> set = [.. Enumerable.Range(0, judged[0].Verdicts.Length).Where(i => judged[0].Verdicts[i].Severity == GuardrailSeverity.Hard)];
        foreach (int left in set.ToArray())
        {
            List<int> rest = [.. set.Where(i => i != left)];
            if (!judged.Any(j => Keeps(j, rest)))
                set = rest;
        }

        return [.. set.Select(i => judged
            .Where(j => Keeps(j, [.. set.Where(other => other != i)]))
            .MaxBy(j => j.Verdicts[i].Margin ?? double.NegativeInfinity)!
            .Verdicts[i])];
    }

    private static bool Keeps(JudgedCombination judged, List<int> guardrails) => guardrails.TrueForAll(i => judged.Verdicts[i].Holds);
}
