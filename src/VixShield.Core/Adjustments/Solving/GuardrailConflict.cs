using System.Collections.Immutable;
using VixShield.Display;

namespace VixShield.Adjustments;

/// <summary>A guardrail of a set that no lots keep together, though every part of the set can be kept. Equal when all parts are.</summary>
[TypeFormatterSource]
public sealed record GuardrailConflict : IDisplayable
{
    /// <summary>Makes a conflict.</summary>
    /// <param name="guardrail">The guardrail.</param>
    /// <param name="unit">Unit of the two violations, in words.</param>
    /// <param name="leastViolation">Least violation of it while the others of the set hold.</param>
    /// <param name="attainedBy">Lots that attain it.</param>
    /// <param name="leastRelaxation">Least violation of it while every other hard guardrail holds: by so much it would have to give way for a solution to exist; null where no lots keep the others.</param>
    /// <param name="relaxedBy">Lots that attain it, or the default where there are none.</param>
    /// <exception cref="ArgumentException">A text is blank or a number not finite.</exception>
    public GuardrailConflict(string guardrail, string unit, double leastViolation, ImmutableArray<int> attainedBy, double? leastRelaxation, ImmutableArray<int> relaxedBy)
    {
        Guardrail = Guard.NotBlank(guardrail, nameof(guardrail));
        Unit = Guard.NotBlank(unit, nameof(unit));
        LeastViolation = Guard.NonNegativeFinite(leastViolation, nameof(leastViolation));
        AttainedBy = Guard.NotDefault(attainedBy, nameof(attainedBy));
        LeastRelaxation = leastRelaxation is { } relaxation ? Guard.NonNegativeFinite(relaxation, nameof(leastRelaxation)) : null;
        RelaxedBy = relaxedBy.IsDefault ? [] : relaxedBy;
    }

    /// <summary>The guardrail.</summary>
    public string Guardrail { get; }

    /// <summary>Unit of the two violations, in words.</summary>
    public string Unit { get; }

    /// <summary>Least violation of it while the others of the set hold.</summary>
    public double LeastViolation { get; }

    /// <summary>Lots that attain it.</summary>
    public ImmutableArray<int> AttainedBy { get; }

    /// <summary>Least violation of it while every other hard guardrail holds; null where no lots keep the others.</summary>
    public double? LeastRelaxation { get; }

    /// <summary>Lots that attain it; empty where there are none.</summary>
    public ImmutableArray<int> RelaxedBy { get; }

    /// <inheritdoc/>
    public bool Equals(GuardrailConflict? other) =>
        other is not null && Guardrail == other.Guardrail && Unit == other.Unit && LeastViolation.Equals(other.LeastViolation) && Nullable.Equals(LeastRelaxation, other.LeastRelaxation)
        && AttainedBy.AsSpan().SequenceEqual(other.AttainedBy.AsSpan()) && RelaxedBy.AsSpan().SequenceEqual(other.RelaxedBy.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Guardrail, LeastViolation, LeastRelaxation);

    /// <summary>The guardrail and what would be needed.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Guardrail}: missed by {LeastViolation:G6} {Unit}{(LeastRelaxation is { } by ? FormattableString.Invariant($"; {by:G6} more room would suffice") : "; more room there alone would not suffice")}");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Guardrail in conflict", ToString())
    {
        Facts =
        [
            new("guardrail", Guardrail),
            new("least violation", LeastViolation, Unit),
            new("least relaxation", LeastRelaxation, Unit),
            new("lots that come nearest", string.Join(' ', AttainedBy)),
            new("lots of the relaxation", RelaxedBy.IsEmpty ? "-" : string.Join(' ', RelaxedBy)),
        ],
    };
}
