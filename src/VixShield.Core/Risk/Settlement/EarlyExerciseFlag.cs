using VixShield.Display;
using VixShield.Instruments;

namespace VixShield.Risk;

/// <summary>One American leg that may be exercised early, and why. Made by <see cref="EarlyExercise"/>.</summary>
[TypeFormatterSource]
public sealed record EarlyExerciseFlag : IDisplayable
{
    internal EarlyExerciseFlag(Position position, EarlyExerciseReason reason, string text)
    {
        Position = position;
        Reason = reason;
        Text = text;
    }

    /// <summary>The position.</summary>
    public Position Position { get; }

    /// <summary>The reason.</summary>
    public EarlyExerciseReason Reason { get; }

    /// <summary>The reason in words, with dates and numbers.</summary>
    public string Text { get; }

    /// <summary>Whether the exercise is another's choice: a short position is assigned, a long one exercises.</summary>
    public bool IsAssignment => Position.Leg.Quantity < 0;

    /// <summary>Intrinsic value at the level of the market, in points of the option; null where the market lacks the level.</summary>
    public double? Intrinsic { get; internal init; }

    /// <summary>Price less intrinsic value, in points of the option: what an exercise gives up; null where it is not valued.</summary>
    public double? TimeValue { get; internal init; }

    /// <summary>The text, and whether the risk is an assignment.</summary>
    public override string ToString() => $"{(IsAssignment ? "assignment" : "exercise")}: {Text}";

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Early exercise", ToString())
    {
        Facts =
        [
            new("leg", Position.Leg.ToString()),
            new("reason", Reason),
            new("assignment", IsAssignment),
            new("intrinsic value", Intrinsic, "points"),
            new("time value", TimeValue, "points"),
            new("in words", Text),
        ],
    };
}
