using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using VixShield.Display;

namespace VixShield.Adjustments;

/// <summary>
/// Expected loss in the worst share of a scenario set (conditional value at risk) at most a limit, after what the trades cost: the mean of the worst outcomes whose probabilities make up the share, the
/// last of them counted in part (Rockafellar and Uryasev 2000). Equal when all parts are.
/// </summary>
[Experimental("VIX003")]
[TypeFormatterSource]
public sealed record TailLossRow : AdjustmentRow
{
    /// <summary>Makes a row.</summary>
    /// <param name="guardrail">The guardrail for which it stands.</param>
    /// <param name="severity">Hard or soft.</param>
    /// <param name="profits">Profit (loss negative) in each scenario, in dollars; at least one, over the same columns.</param>
    /// <param name="probabilities">Probability of each scenario: positive; taken in proportion to their sum.</param>
    /// <param name="costPerLot">Cost of a lot of each column in either direction, in dollars.</param>
    /// <param name="share">Share of the probability that is the tail: above 0, at most 1.</param>
    /// <param name="limit">Largest expected loss of the tail, in dollars; finite.</param>
    /// <param name="fixedCosts">Cost of each column once any lot is traded, in dollars; null for none.</param>
    /// <exception cref="ArgumentException">Lengths differ, or a number is out of range.</exception>
    public TailLossRow(
        string guardrail, GuardrailSeverity severity, IEnumerable<LinearForm> profits, IEnumerable<double> probabilities, IEnumerable<double> costPerLot, double share, double limit, IEnumerable<double>? fixedCosts = null)
        : base(guardrail, severity, "$")
    {
        Profits = Guard.NoNulls(profits, nameof(profits));
        double[] weights = [.. Guard.NotNull(probabilities, nameof(probabilities)).Select(p => Guard.PositiveFinite(p, nameof(probabilities)))];
        CostPerLot = [.. Guard.NotNull(costPerLot, nameof(costPerLot)).Select(c => Guard.NonNegativeFinite(c, nameof(costPerLot)))];
        FixedCosts = fixedCosts is null ? [.. CostPerLot.Select(_ => 0.0)] : [.. fixedCosts.Select(c => Guard.NonNegativeFinite(c, nameof(fixedCosts)))];
        if (FixedCosts.Length != CostPerLot.Length)
            throw new ArgumentException(FormattableString.Invariant($"{CostPerLot.Length} costs and {FixedCosts.Length} fixed costs do not match."), nameof(fixedCosts));
        if (Profits.IsEmpty || weights.Length != Profits.Length || Profits.Any(p => p.PerLot.Length != CostPerLot.Length))
            throw new ArgumentException(FormattableString.Invariant($"{Profits.Length} profits and {weights.Length} probabilities over {CostPerLot.Length} columns do not match."), nameof(profits));
        double sum = weights.Sum();
        Probabilities = [.. weights.Select(w => w / sum)];
        if (!(share > 0 && share <= 1))
            throw Guard.OutOfRange(nameof(share), share, "Must be above 0 and at most 1.");
        Share = share;
        Limit = Guard.Finite(limit, nameof(limit));
    }

    /// <summary>Profit in each scenario, in dollars, before costs.</summary>
    public ImmutableArray<LinearForm> Profits { get; }

    /// <summary>Probability of each scenario; they sum to 1.</summary>
    public ImmutableArray<double> Probabilities { get; }

    /// <summary>Cost of a lot of each column, in dollars.</summary>
    public ImmutableArray<double> CostPerLot { get; }

    /// <summary>Cost of each column once any lot is traded, in dollars.</summary>
    public ImmutableArray<double> FixedCosts { get; }

    /// <summary>Share of the probability that is the tail.</summary>
    public double Share { get; }

    /// <summary>Largest expected loss of the tail, in dollars.</summary>
    public double Limit { get; }

    /// <inheritdoc/>
    public override int Columns => CostPerLot.Length;

    /// <inheritdoc/>
    public override double ValueAt(ReadOnlySpan<int> lots)
    {
        double cost = CostRow.CostOf(lots, CostPerLot, FixedCosts);
        const int OnStack = 128;
        Span<double> profits = Profits.Length <= OnStack ? stackalloc double[Profits.Length] : new double[Profits.Length];
        Span<double> probabilities = Profits.Length <= OnStack ? stackalloc double[Profits.Length] : new double[Profits.Length];
        for (int s = 0; s < Profits.Length; s++)
            profits[s] = Profits[s].At(lots) - cost;
        Probabilities.AsSpan().CopyTo(probabilities);
        return TailLoss.Of(profits, probabilities, Share);
    }

    /// <inheritdoc/>
    public override double ViolationAt(ReadOnlySpan<int> lots) => Excess(ValueAt(lots), Limit);

    internal override AdjustmentRow Over(ReadOnlySpan<int> columns) => new TailLossRow(
        Guardrail, Severity, Over(Profits, columns), Probabilities, Over(CostPerLot, columns), Share, Limit, Over(FixedCosts, columns)).Like(this);

    internal override bool Touches(int column) => CostPerLot[column] != 0 || FixedCosts[column] != 0 || Profits.Any(p => p.PerLot[column] != 0);

    /// <inheritdoc/>
    public bool Equals(TailLossRow? other) =>
        base.Equals(other) && Share.Equals(other.Share) && Limit.Equals(other.Limit) && Profits.AsSpan().SequenceEqual(other.Profits.AsSpan())
        && Probabilities.AsSpan().SequenceEqual(other.Probabilities.AsSpan()) && CostPerLot.AsSpan().SequenceEqual(other.CostPerLot.AsSpan()) && FixedCosts.AsSpan().SequenceEqual(other.FixedCosts.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(base.GetHashCode(), Share, Limit, Profits.Length);

    /// <summary>The guardrail, the share and the limit.</summary>
    public override string ToString() => FormattableString.Invariant($"{base.ToString()}: worst {100 * Share:G6} % of {Profits.Length} scenarios at most {Limit:G6}");

    /// <inheritdoc/>
    public override DisplayPage ToDisplay() => new("Limit of the tail loss", ToString())
    {
        Facts =
        [
            new("guardrail", Guardrail),
            new("severity", Severity),
            new("largest expected loss of the tail", Limit, "$"),
            new("share of the probability", DisplayCell.Percent(Share), "%"),
            new("tail loss without a trade", ValueAt(new int[Columns]), "$"),
            new("scenarios", Profits.Length),
            new("price of a violation, $ per unit", Price),
            new("priority", Priority),
            new("columns", Columns),
        ],
    };
}
