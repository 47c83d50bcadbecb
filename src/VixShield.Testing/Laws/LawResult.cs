using VixShield.Display;

namespace VixShield.Testing;

/// <summary>What came of one law. Immutable.</summary>
[TypeFormatterSource]
public sealed record LawResult : IDisplayable
{
    internal LawResult(Law law, LawStatus status, int cases, ulong seed, string? objection = null, string? counterexample = null, string? firstCounterexample = null)
    {
        Law = law.Name;
        Statement = law.Statement;
        Status = status;
        Cases = cases;
        Seed = seed;
        Objection = objection;
        Counterexample = counterexample;
        FirstCounterexample = firstCounterexample;
    }

    /// <summary>Name of the law.</summary>
    public string Law { get; }

    /// <summary>What it says.</summary>
    public string Statement { get; }

    /// <summary>What came of it.</summary>
    public LawStatus Status { get; }

    /// <summary>Number of cases it was tried on, the one that breaks it included; 0 where it was left out.</summary>
    public int Cases { get; }

    /// <summary>Of the cases those that the law has anything to say of, such as those in which a rule offers trades; null where every case is one.</summary>
    public int? Telling { get; init; }

    /// <summary>The seed of the cases.</summary>
    public ulong Seed { get; }

    /// <summary>How the law is broken, with measured and demanded values; or why it was left out. Null where it holds.</summary>
    public string? Objection { get; }

    /// <summary>The simplest case found that breaks it, or null.</summary>
    public string? Counterexample { get; }

    /// <summary>The case that broke it first, before it was made simpler; or null.</summary>
    public string? FirstCounterexample { get; }

    /// <summary>Law, status, and what speaks against it.</summary>
    public override string ToString() => Status switch
    {
        LawStatus.Holds when Telling is 0 => FormattableString.Invariant($"{Law}: holds in {Cases} cases, NONE of which tells anything"),
        LawStatus.Holds when Telling is { } telling => FormattableString.Invariant($"{Law}: holds in {Cases} cases, {telling} of them telling"),
        LawStatus.Holds => FormattableString.Invariant($"{Law}: holds in {Cases} cases"),
        LawStatus.Broken => FormattableString.Invariant($"{Law}: BROKEN. {Objection} At {Counterexample} (seed {Seed})"),
        LawStatus.LeftOut => $"{Law}: left out, {Objection}",
        _ => $"{Law}: cancelled",
    };

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Law", ToString())
    {
        Facts =
        [
            new("law", Law),
            new("statement", Statement),
            new("status", Status),
            new("cases", Cases),
            new("telling cases", Telling ?? Cases),
            new("seed", Seed.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            new("objection", Objection ?? "-"),
            new("counterexample", Counterexample ?? "-"),
            new("first counterexample", FirstCounterexample ?? "-"),
        ],
    };
}
