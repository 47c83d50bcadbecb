using System.Collections.Immutable;
using VixShield.Display;
using VixShield.Instruments;
using VixShield.Risk;

namespace VixShield.Adjustments;

/// <summary>Orders and what they do to the book, revalued in full. It reports consequences; it does not advise. Equal when orders, cost and verdicts are.</summary>
[TypeFormatterSource]
public sealed record PlanAlternative : IDisplayable
{
    internal PlanAlternative(
        string name,
        ImmutableArray<PlanOrder> orders,
        double cost,
        MappedExposures before,
        BookValuation valuationAfter,
        MappedExposures after,
        ImmutableArray<GuardrailVerdict> guardrails,
        ImmutableArray<string> reasons)
    {
        Name = name;
        Orders = orders;
        Trades = [.. orders.SelectMany(o => o.Trades)];
        Cost = cost;
        Before = before;
        ValuationAfter = valuationAfter;
        After = after;
        Guardrails = guardrails;
        Reasons = reasons;
    }

    /// <summary>What it is, such as <c>do nothing</c>.</summary>
    public string Name { get; internal init; }

    /// <summary>The orders, in a safe order: purchases first, then spreads, then sales. Empty for doing nothing.</summary>
    public ImmutableArray<PlanOrder> Orders { get; }

    /// <summary>The trades in the order of their fills; empty for doing nothing.</summary>
    public ImmutableArray<Trade> Trades { get; }

    /// <summary>What the trades cost, in dollars: half-spreads, fees and fixed costs under <see cref="AdjustmentPolicy.Costs"/>.</summary>
    public double Cost { get; }

    /// <summary>Exposures before the trades, with their intervals over the beta set.</summary>
    public MappedExposures Before { get; }

    /// <summary>The book after the trades, revalued leg by leg.</summary>
    public BookValuation ValuationAfter { get; }

    /// <summary>Exposures after the trades, with their intervals over the beta set.</summary>
    public MappedExposures After { get; }

    /// <summary>Every guardrail's verdict on the book after the trades.</summary>
    public ImmutableArray<GuardrailVerdict> Guardrails { get; internal init; }

    /// <summary>In plain words: which guardrails it restores or breaks, what it gives up, and which rules offer it.</summary>
    public ImmutableArray<string> Reasons { get; }

    /// <summary>Cost, carry given up over the holding days, and the price of soft violations that remain, in dollars: what plans are ranked by.</summary>
    public double Objective { get; internal init; }

    /// <summary>Carry after as a share of the carry at calibration; null without a calibration of positive carry.</summary>
    public double? CarryKept { get; internal init; }

    /// <summary>Largest loss over the stress set after the trades, costs included, in dollars; 0 where nothing loses. Null where the set cannot be put upon the market.</summary>
    public double? StressLoss { get; internal init; }

    /// <summary>Name of the scenario of that loss; null without one.</summary>
    public string? WorstScenario { get; internal init; }

    /// <summary>Margin net of credit after the trades, in dollars; null without margin rules or where they give no number.</summary>
    public double? Margin { get; internal init; }

    /// <summary>Break-evens of the index at the horizon of <see cref="AdjustmentPolicy.HoldingDays"/> against today's mark less the cost of the trades; null where they cannot be found.</summary>
    public BreakEvenReading? BreakEvens { get; internal init; }

    /// <summary>When time alone breaks a hard guardrail again; null where that cannot be said.</summary>
    public GuardrailOutlook? Outlook { get; internal init; }

    /// <summary>Whether every hard guardrail holds.</summary>
    public bool IsFeasible => Guardrails.All(g => g.Severity == GuardrailSeverity.Soft || g.Holds);

    /// <summary>The guardrails that are broken, or so near that a tenth of their limit is left.</summary>
    public ImmutableArray<GuardrailVerdict> Binding => [.. Guardrails.Where(g => g.IsBinding)];

    /// <inheritdoc/>
    public bool Equals(PlanAlternative? other) =>
        other is not null && Name == other.Name && Cost.Equals(other.Cost) && Objective.Equals(other.Objective) && Orders.AsSpan().SequenceEqual(other.Orders.AsSpan())
        && Nullable.Equals(StressLoss, other.StressLoss) && Guardrails.AsSpan().SequenceEqual(other.Guardrails.AsSpan()) && Reasons.AsSpan().SequenceEqual(other.Reasons.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Cost, Trades.Length);

    /// <summary>Name, orders and cost.</summary>
    public override string ToString() => Orders.IsEmpty
        ? Name
        : FormattableString.Invariant($"{Name}: {string.Join("; ", Orders)}; cost {Cost:G6} $");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Alternative", ToString())
    {
        Facts =
        [
            new("name", Name),
            new("feasible", IsFeasible),
            new("cost", DisplayCell.Fixed(Cost, 2), "$"),
            new("objective", DisplayCell.Fixed(Objective, 2), "$"),
            new("carry kept", DisplayCell.Percent(CarryKept), "%"),
            new("stress loss", DisplayCell.Fixed(StressLoss, 0), "$"),
            new("worst scenario", WorstScenario ?? "-"),
            new("margin net of credit", DisplayCell.Fixed(Margin, 2), "$"),
            new("break-evens at the horizon", BreakEvens is null ? "-" : BreakEvens.Levels.IsEmpty ? BreakEvens.Status.ToString() : string.Join(", ", BreakEvens.Levels)),
            new("hard guardrails hold", PlanTables.Kept(Outlook)),
        ],
        Tables =
        [
            .. Orders.IsEmpty ? [] : (DisplayTable[])[PlanTables.Orders(Orders)],
            PlanTables.Changes(Before, After),
            PlanTables.Verdicts("Guardrails", Guardrails),
        ],
        Notes = [.. Reasons],
    };
}
