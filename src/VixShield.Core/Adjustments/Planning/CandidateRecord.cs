using System.Collections.Immutable;
using VixShield.Display;

namespace VixShield.Adjustments;

/// <summary>A candidate as the solver saw it. Equal when all parts are.</summary>
[TypeFormatterSource]
public sealed record CandidateRecord : IDisplayable
{
    internal CandidateRecord(AdjustmentColumn column, string label, ImmutableArray<string> origins, double totalDelta, double vega, double carry)
    {
        Column = column;
        Label = label;
        Origins = origins;
        TotalDelta = totalDelta;
        Vega = vega;
        Carry = carry;
    }

    /// <summary>The trades of one lot, the limits and the cost.</summary>
    public AdjustmentColumn Column { get; }

    /// <summary>What it does.</summary>
    public string Label { get; }

    /// <summary>The rules that offer it, or the listed chain.</summary>
    public ImmutableArray<string> Origins { get; }

    /// <summary>Total delta of one lot, in dollars per +1 % of SPX.</summary>
    public double TotalDelta { get; }

    /// <summary>Vega of one lot as the policy measures it, in dollars per point.</summary>
    public double Vega { get; }

    /// <summary>Carry of one lot, in dollars per calendar day.</summary>
    public double Carry { get; }

    /// <inheritdoc/>
    public bool Equals(CandidateRecord? other) =>
        other is not null && Column == other.Column && Label == other.Label && Origins.AsSpan().SequenceEqual(other.Origins.AsSpan())
        && TotalDelta.Equals(other.TotalDelta) && Vega.Equals(other.Vega) && Carry.Equals(other.Carry);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Column, Label);

    /// <summary>The column and its origins.</summary>
    public override string ToString() => $"{Column} ({string.Join(", ", Origins)})";

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Candidate", ToString())
    {
        Facts =
        [
            new("action", Label),
            new("least lots", Column.MinimumLots),
            new("most lots", Column.MaximumLots),
            new("cost a lot", DisplayCell.Fixed(Column.CostPerLot, 2), "$"),
            new("fixed cost", DisplayCell.Fixed(Column.FixedCost, 2), "$"),
            new("total delta a lot", TotalDelta, "$/1%"),
            new("vega a lot", Vega, "$/point"),
            new("carry a lot", Carry, "$/day"),
            new("offered by", string.Join(", ", Origins)),
        ],
    };
}
