using System.Collections.Immutable;
using VixShield.Display;

namespace VixShield.Adjustments;

/// <summary>Lots and what a problem says of them. Equal when all numbers are.</summary>
[TypeFormatterSource]
public sealed record AdjustmentSolution : IDisplayable
{
    internal AdjustmentSolution(ImmutableArray<int> lots, double cost, double carryGivenUp, double penalty, double holdingDays, ImmutableArray<double> violations, bool isFeasible)
    {
        Lots = lots;
        Cost = cost;
        CarryGivenUp = carryGivenUp;
        Penalty = penalty;
        Objective = cost + (holdingDays * carryGivenUp) + penalty;
        Violations = violations;
        IsFeasible = isFeasible;
    }

    /// <summary>Lots of each column.</summary>
    public ImmutableArray<int> Lots { get; }

    /// <summary>Cost, in dollars.</summary>
    public double Cost { get; }

    /// <summary>Carry given up, in dollars per calendar day; at least 0.</summary>
    public double CarryGivenUp { get; }

    /// <summary>Priced violations of soft rows, in dollars.</summary>
    public double Penalty { get; }

    /// <summary>Cost, carry given up over the holding days, and penalty, in dollars.</summary>
    public double Objective { get; }

    /// <summary>Violation of each row of the problem, in its unit; 0 where it holds.</summary>
    public ImmutableArray<double> Violations { get; }

    /// <summary>Whether every hard row holds, the lots are within their limits, and are not excluded.</summary>
    public bool IsFeasible { get; }

    /// <summary>Whether nothing is traded.</summary>
    public bool IsNothing => Lots.All(l => l == 0);

    /// <inheritdoc/>
    public bool Equals(AdjustmentSolution? other) =>
        other is not null && Lots.AsSpan().SequenceEqual(other.Lots.AsSpan()) && Cost.Equals(other.Cost) && CarryGivenUp.Equals(other.CarryGivenUp) && Penalty.Equals(other.Penalty)
        && Objective.Equals(other.Objective) && IsFeasible == other.IsFeasible && Violations.AsSpan().SequenceEqual(other.Violations.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Lots.Length, Cost, Objective);

    /// <summary>Objective, cost and lots.</summary>
    public override string ToString() => FormattableString.Invariant($"objective {Objective:G6} $, cost {Cost:G6} $, lots {string.Join(' ', Lots)}{(IsFeasible ? "" : ", not feasible")}");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Solution", ToString())
    {
        Facts =
        [
            new("feasible", IsFeasible),
            new("objective", DisplayCell.Fixed(Objective, 2), "$"),
            new("cost", DisplayCell.Fixed(Cost, 2), "$"),
            new("carry given up", CarryGivenUp, "$/day"),
            new("penalty", DisplayCell.Fixed(Penalty, 2), "$"),
            new("lots", string.Join(' ', Lots)),
            new("rows violated", Violations.Count(v => v > 0)),
        ],
    };
}
