using System.Collections.Immutable;
using VixShield.Instruments;

namespace VixShield.Tests.Adjustments.RandomBooks;

/// <summary>Lots of at most three trades: what is broken of the measured guardrails is known at once, what the book then holds is looked at when asked for.</summary>
internal sealed class Combination(RandomBook book, ImmutableArray<int> lots, ImmutableHashSet<string> measured, double cost, double objective)
{
    private ImmutableHashSet<string>? _structure;

    internal ImmutableArray<int> Lots { get; } = lots;

    internal double Cost { get; } = cost;

    internal double Objective { get; } = objective;

    internal bool IsFeasible => measured.IsEmpty && Structure.IsEmpty;

    /// <summary>Whether it keeps every guardrail of a set.</summary>
    internal bool Keeps(ImmutableHashSet<string> guardrails) => !measured.Overlaps(guardrails) && (guardrails.IsSubsetOf(FullCheck.Measured) || !Structure.Overlaps(guardrails));

    private ImmutableHashSet<string> Structure => _structure ??= StructureOf();

    private ImmutableHashSet<string> StructureOf()
    {
        Book after = book.Held.Apply([.. Lots.SelectMany((l, i) => l == 0 ? [] : book.Offers[i].For(l))]);
        ImmutableHashSet<string> broken = [.. FullCheck.Structure(book, book.Held, after)];
        bool naked = FullCheck.Uncovered(FullCheck.Cover(book.Held.Positions.Select(p => p.Leg)), FullCheck.Cover(after.Positions.Select(p => p.Leg)));
        return naked ? broken.Add("defined risk between fills") : broken;
    }
}
