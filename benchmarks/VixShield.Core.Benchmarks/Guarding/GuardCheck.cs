using VixShield.Benchmarks.Inputs;

namespace VixShield.Benchmarks.Guarding;

/// <summary>A subject of the library that must stay faster than a reference by a known factor, and must not allocate unless it makes objects.</summary>
/// <param name="Id">The key of its ratio in <see cref="ReferenceRatios"/>.</param>
/// <param name="Text">What is compared with what.</param>
/// <param name="Subject">One pass of the subject.</param>
/// <param name="Reference">One pass of the reference, over as many options.</param>
internal sealed record GuardCheck(CheckId Id, string Text, Action Subject, Action Reference)
{
    /// <summary>How many options one pass is of.</summary>
    internal int Options { get; init; } = Workload.Count(Place.Cache);

    /// <summary>Whether the subject returns new objects.</summary>
    internal bool Allocates { get; init; }
}
