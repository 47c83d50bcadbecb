using VixShield.Display;

namespace VixShield.TermStructure;

/// <summary>One statistic of a session beside its threshold.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Value">The value; null where it is not defined, and <paramref name="Reason"/> says why.</param>
/// <param name="Threshold">What its absolute value, or the value itself of sums and ratios, is held against; null where nothing is decided by it.</param>
/// <param name="IsExceeded">Whether it is beyond the threshold.</param>
/// <param name="Reason">The statement in words.</param>
[TypeFormatterSource]
public sealed record DecouplingFinding(string Name, double? Value, double? Threshold, bool IsExceeded, string Reason) : IDisplayable
{
    /// <summary>Name and statement.</summary>
    public override string ToString() => $"{Name}: {Reason}";

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Statistic beside its threshold", ToString())
    {
        Facts =
        [
            new("statistic", Name),
            new("value", Value),
            new("threshold", Threshold),
            new("exceeded", IsExceeded),
            new("reason", Reason),
        ],
    };
}
