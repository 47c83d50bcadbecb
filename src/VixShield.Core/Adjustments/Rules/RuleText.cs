namespace VixShield.Adjustments;

/// <summary>Numbers in the texts of rules.</summary>
internal static class RuleText
{
    /// <summary>A change with its sign, to six digits.</summary>
    internal static string Signed(double change) => (change < 0 ? string.Empty : "+") + FormattableString.Invariant($"{(change == 0 ? 0 : change):G6}");

    /// <summary>What was left out and why, as a sentence to add; empty for nothing.</summary>
    internal static string NotOffered(IReadOnlyCollection<string> reasons) =>
        reasons.Count == 0 ? string.Empty : $" Not offered: {string.Join("; ", reasons.Select(r => r.TrimEnd('.')))}.";
}
