using System.Collections.Immutable;
using VixShield.Display;

namespace VixShield.Adjustments;

/// <summary>
/// What a rule found and the trades it can make. A rule explains itself also when it does not fire; its candidates are used only
/// when a guardrail is broken. Equal when all parts are.
/// </summary>
[TypeFormatterSource]
public sealed record RuleOutcome : IDisplayable
{
    /// <summary>Makes an outcome.</summary>
    /// <param name="rule">The rule's name.</param>
    /// <param name="status">What it found.</param>
    /// <param name="measured">What it measured, or null.</param>
    /// <param name="threshold">The threshold it compared with, or null.</param>
    /// <param name="reason">The finding in words.</param>
    /// <param name="candidates">The trades it can make.</param>
    /// <exception cref="ArgumentException">A value is missing, not defined or not finite.</exception>
    public RuleOutcome(string rule, RuleStatus status, double? measured, double? threshold, string reason, params IEnumerable<TradeCandidate> candidates)
    {
        Rule = Guard.NotBlank(rule, nameof(rule));
        Status = Guard.Defined(status, nameof(status));
        Measured = measured is null ? null : Guard.Finite(measured.Value, nameof(measured));
        Threshold = threshold is null ? null : Guard.Finite(threshold.Value, nameof(threshold));
        Reason = Guard.NotBlank(reason, nameof(reason));
        Candidates = Guard.NoNulls(candidates, nameof(candidates));
    }

    /// <summary>The rule's name.</summary>
    public string Rule { get; }

    /// <summary>What it found.</summary>
    public RuleStatus Status { get; }

    /// <summary>What it measured, or null.</summary>
    public double? Measured { get; }

    /// <summary>The threshold it compared with, or null.</summary>
    public double? Threshold { get; }

    /// <summary>The finding in words.</summary>
    public string Reason { get; }

    /// <summary>The trades it can make; a plan may combine several.</summary>
    public ImmutableArray<TradeCandidate> Candidates { get; }

    /// <summary>
    /// Whether the finding speaks against trading at all for now: while it is so, every plan that trades breaks the guardrail of the rule's name. Only a triggered outcome may veto.
    /// </summary>
    /// <exception cref="ArgumentException">The outcome is not triggered.</exception>
    public bool VetoesTrading
    {
        get;
        init => field = !value || Status == RuleStatus.Triggered ? value : throw new ArgumentException($"Only a triggered rule may veto; {Rule} is {Status}.", nameof(VetoesTrading));
    }

    /// <inheritdoc/>
    public bool Equals(RuleOutcome? other) =>
        other is not null && Rule == other.Rule && Status == other.Status && Nullable.Equals(Measured, other.Measured)
        && Nullable.Equals(Threshold, other.Threshold) && Reason == other.Reason && VetoesTrading == other.VetoesTrading && Candidates.AsSpan().SequenceEqual(other.Candidates.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Rule, Status, Measured, Threshold, Reason, Candidates.Length);

    /// <summary>Rule, status and reason.</summary>
    public override string ToString() => $"{Rule}: {Status}. {Reason}";

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Finding of a rule", ToString())
    {
        Facts =
        [
            new("rule", Rule),
            new("status", Status),
            new("measured", Measured),
            new("threshold", Threshold),
            new("vetoes trading", VetoesTrading),
            new("reason", Reason),
        ],
        Tables =
        [
            DisplayTable.Of(
                "Trades offered",
                Candidates,
                new("trade", r => r.Label),
                new("least lots", r => r.MinimumLots),
                new("most lots", r => r.MaximumLots),
                new("cost a lot", "$", r => DisplayCell.Fixed(r.CostPerLot, 2)),
                new("note", r => r.Note ?? "-")),
        ],
    };
}
