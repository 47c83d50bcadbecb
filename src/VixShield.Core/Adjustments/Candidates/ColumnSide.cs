using System.Collections.Immutable;

namespace VixShield.Adjustments;

/// <summary>Who offers a column in one direction, and what they say of it; texts in an order of their own, so that the order of the rules does not matter.</summary>
internal sealed record ColumnSide(ImmutableArray<string> Labels, ImmutableArray<string> Notes, ImmutableArray<string> Origins)
{
    internal static ColumnSide None { get; } = new([], [], []);

    internal string Label => string.Join(" / ", Labels);

    internal string? Note => Notes.IsEmpty ? null : string.Join("; ", Notes);

    internal ColumnSide With(TradeCandidate candidate, string origin) => new(
        Sorted(Labels.Add(candidate.Label)), candidate.Note is null ? Notes : Sorted(Notes.Add(candidate.Note)), Sorted(Origins.Add(origin)));

    private static ImmutableArray<string> Sorted(IEnumerable<string> texts) => [.. texts.Distinct().Order(StringComparer.Ordinal)];
}
