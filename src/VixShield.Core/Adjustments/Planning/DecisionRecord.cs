using System.Collections.Immutable;
using VixShield.Display;
using VixShield.Risk;

namespace VixShield.Adjustments;

/// <summary>What a plan was made from: enough to make it again and to see why it says what it says. Equal when all parts are.</summary>
[TypeFormatterSource]
public sealed record DecisionRecord : IDisplayable
{
    /// <summary>What stands in every record.</summary>
    public const string DisclaimerText =
        "Alternatives and their consequences under stated assumptions, for education and analysis. No advice, no offer, no forecast and no promise of profit; options and futures can lose more than is put in.";

    internal DecisionRecord()
    {
    }

    /// <summary>Version of the library.</summary>
    public required string LibraryVersion { get; init; }

    /// <summary>Content hash of the market.</summary>
    public required string MarketHash { get; init; }

    /// <summary>SHA-256 over the positions of the book, in an order of their own.</summary>
    public required string BookHash { get; init; }

    /// <summary>SHA-256 over calibration, readings, betas and what else was given.</summary>
    public required string InputsHash { get; init; }

    /// <summary>The guardrails.</summary>
    public required AdjustmentPolicy Policy { get; init; }

    /// <summary>Calibration and readings.</summary>
    public required PlanInputs Inputs { get; init; }

    /// <summary>The betas and levels.</summary>
    public required FactorMap Map { get; init; }

    /// <summary>The rules that were evaluated, with their parameters, in order.</summary>
    public required ImmutableArray<RuleRecord> Rules { get; init; }

    /// <summary>What every rule found, in order.</summary>
    public ImmutableArray<RuleOutcome> Outcomes => [.. Rules.Select(r => r.Outcome)];

    /// <summary>The candidates that the solver saw, in its order.</summary>
    public required ImmutableArray<CandidateRecord> Candidates { get; init; }

    /// <summary>What was no candidate and why, in words.</summary>
    public required ImmutableArray<string> LeftOut { get; init; }

    /// <summary>The solver; null where none was asked.</summary>
    public required string? Solver { get; init; }

    /// <summary>What it found; null where none was asked.</summary>
    public required SolverStatus? SolverStatus { get; init; }

    /// <summary>What it did not search, in words; null where nothing is left.</summary>
    public required string? SearchNote { get; init; }

    /// <summary>No combination that the solver searched has a lower objective, in dollars; null where nothing is proven.</summary>
    public required double? Bound { get; init; }

    /// <summary>Least objective where lots need not be whole, in dollars, the first time that the solver was asked; null where it does not relax.</summary>
    public required double? RelaxedObjective { get; init; }

    /// <summary>What one more unit of each limit that binds in that relaxation is worth, by row of the problem; empty where the solver does not relax.</summary>
    public required ImmutableArray<ShadowPrice> ShadowPrices { get; init; }

    /// <summary>Lots judged, over all rounds.</summary>
    public required long Nodes { get; init; }

    /// <summary>How often the solver was asked: once more whenever a plan failed when revalued in full.</summary>
    public required int Rounds { get; init; }

    /// <summary>Where the data comes from and what was assumed, in words.</summary>
    public required ImmutableArray<string> Assumptions { get; init; }

    /// <summary>That the record reports and does not advise.</summary>
    public string Disclaimer { get; } = DisclaimerText;

    /// <inheritdoc/>
    public bool Equals(DecisionRecord? other) =>
        other is not null && LibraryVersion == other.LibraryVersion && MarketHash == other.MarketHash && BookHash == other.BookHash && InputsHash == other.InputsHash && Policy == other.Policy
        && Inputs == other.Inputs && Map.Equals(other.Map) && Rules.AsSpan().SequenceEqual(other.Rules.AsSpan()) && Candidates.AsSpan().SequenceEqual(other.Candidates.AsSpan())
        && LeftOut.AsSpan().SequenceEqual(other.LeftOut.AsSpan()) && Solver == other.Solver && SolverStatus == other.SolverStatus && SearchNote == other.SearchNote
        && Nullable.Equals(Bound, other.Bound) && Nullable.Equals(RelaxedObjective, other.RelaxedObjective) && ShadowPrices.AsSpan().SequenceEqual(other.ShadowPrices.AsSpan()) && Nodes == other.Nodes && Rounds == other.Rounds && Assumptions.AsSpan().SequenceEqual(other.Assumptions.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(LibraryVersion, MarketHash, BookHash, InputsHash, Nodes);

    /// <summary>Version, hashes and what was judged.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"VixShield.Core {LibraryVersion}, market {MarketHash}, book {BookHash}, inputs {InputsHash}: {Candidates.Length} candidates, {Nodes} sizes judged in {Rounds} rounds");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Decision record", ToString())
    {
        Facts =
        [
            new("library version", LibraryVersion),
            new("market", MarketHash),
            new("book", BookHash),
            new("inputs", InputsHash),
            new("solver", Solver ?? "-"),
            new("solver status", SolverStatus),
            new("rounds", Rounds),
            new("sizes judged", Nodes),
            new("least objective proven", DisplayCell.Fixed(Bound, 2), "$"),
            new("least objective of the relaxation", DisplayCell.Fixed(RelaxedObjective, 2), "$"),
        ],
        Tables =
        [
            DisplayTable.Of(
                "Rules",
                Outcomes,
                new("rule", r => r.Rule),
                new("status", r => r.Status),
                new("candidates", r => r.Candidates.Length),
                new("finding", r => r.Reason)),
            DisplayTable.Of(
                "Candidates",
                Candidates,
                new("candidate", r => r.Label),
                new("lots", r => FormattableString.Invariant($"{r.Column.MinimumLots} to {r.Column.MaximumLots}")),
                new("cost a lot", "$", r => DisplayCell.Fixed(r.Column.CostPerLot, 2)),
                new("total delta a lot", "$/1%", r => r.TotalDelta),
                new("vega a lot", "$/point", r => r.Vega),
                new("carry a lot", "$/day", r => r.Carry),
                new("offered by", r => string.Join(", ", r.Origins))),
            .. ShadowPrices.IsEmpty ? [] : (DisplayTable[])[PlanTables.Prices(ShadowPrices)],
        ],
        Notes =
        [
            .. SearchNote is { } note ? (string[])[$"Searched: {note}"] : [],
            .. LeftOut.Select(left => $"Not a candidate: {left}"),
            .. Assumptions,
            Disclaimer,
        ],
    };
}
