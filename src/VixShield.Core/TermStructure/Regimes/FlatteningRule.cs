using System.Collections.Immutable;
using VixShield.Display;

namespace VixShield.TermStructure;

/// <summary>
/// When a rising VX strip counts as flattening: its slope is above 0 and has fallen by so much over so many sessions, optionally to the low part of its own past. Numbers are data, and
/// every preset is an opinion: nothing is said about what follows.
/// </summary>
[TypeFormatterSource]
public sealed record FlatteningRule : IDisplayable
{
    /// <summary>Makes a rule.</summary>
    /// <param name="name">Name for people.</param>
    /// <param name="description">Where the numbers come from.</param>
    /// <param name="measure">The slope; of constant maturities, or changes are missing around every settlement.</param>
    /// <param name="sessions">Over how many sessions the fall is taken; at least 1.</param>
    /// <param name="enterFall">Flattening begins when the measure has fallen by this much or more, in its unit; greater than 0.</param>
    /// <param name="leaveFall">Flattening ends when it has fallen by less; at least 0 and at most <paramref name="enterFall"/>.</param>
    /// <param name="maximumPercentile">Flattening begins only where the measure is at this percentile of its past or lower, from 0 to 1; null not to ask.</param>
    /// <param name="window">Sessions of the percentile; null for the full history.</param>
    /// <param name="minimum">Fewest values for a percentile; at least 1.</param>
    /// <exception cref="ArgumentException">A text is blank or a number illegal.</exception>
    public FlatteningRule(
        string name,
        string description,
        VixCurveMeasure measure,
        int sessions,
        double enterFall,
        double leaveFall = 0,
        double? maximumPercentile = null,
        int? window = null,
        int minimum = 60)
    {
        Name = Guard.NotBlank(name, nameof(name));
        Description = Guard.NotBlank(description, nameof(description));
        Measure = Guard.NotNull(measure, nameof(measure));
        Sessions = Guard.InRange(sessions, 1, int.MaxValue, nameof(sessions));
        EnterFall = Guard.PositiveFinite(enterFall, nameof(enterFall));
        LeaveFall = Guard.InRange(leaveFall, 0, enterFall, nameof(leaveFall));
        MaximumPercentile = maximumPercentile is { } most ? Guard.InRange(most, 0, 1, nameof(maximumPercentile)) : null;
        Window = window is { } length ? Guard.InRange(length, 1, int.MaxValue, nameof(window)) : null;
        Minimum = Guard.InRange(minimum, 1, int.MaxValue, nameof(minimum));
    }

    /// <summary>
    /// What the source article calls the "Temporal Theta" Cash Press, read as flattening of the VX strip: the relative spread of 30 and 60 days is above 0, has fallen by 2 percentage points in five
    /// sessions, and is in the lower half of its last 252 sessions; it ends when the fall over five sessions is gone. The article gives no numbers; these are an opinion.
    /// </summary>
    public static FlatteningRule TemporalThetaCashPress { get; } = new(
        "Temporal Theta Cash Press",
        "Opinion: a fall of 0.02 in five sessions into the lower half of a year, on the relative spread of 30 and 60 days. The article gives no numbers.",
        VixCurveMeasure.RelativeSpread(30, 60),
        5,
        0.02,
        0,
        0.5,
        252);

    /// <summary>Name for people.</summary>
    public string Name { get; }

    /// <summary>Where the numbers come from.</summary>
    public string Description { get; }

    /// <summary>The slope.</summary>
    public VixCurveMeasure Measure { get; }

    /// <summary>Over how many sessions the fall is taken.</summary>
    public int Sessions { get; }

    /// <summary>The fall at which flattening begins.</summary>
    public double EnterFall { get; }

    /// <summary>The fall below which it ends.</summary>
    public double LeaveFall { get; }

    /// <summary>The percentile at or below which flattening may begin; null when the rule does not ask.</summary>
    public double? MaximumPercentile { get; }

    /// <summary>Sessions of the percentile; null for the full history.</summary>
    public int? Window { get; }

    /// <summary>Fewest values for a percentile.</summary>
    public int Minimum { get; }

    /// <summary>The state of the next session.</summary>
    /// <param name="before">Reading of the session before; null at the begin.</param>
    /// <param name="history">A history of this rule's measure that has the session; later ones do not count.</param>
    /// <param name="index">Position of the session in its points.</param>
    /// <exception cref="ArgumentException">The history is null, of another measure, or has no such position, or the reading before is not of an earlier session.</exception>
    public FlatteningReading Next(FlatteningReading? before, VixCurveHistory history, int index)
    {
        if (Guard.NotNull(history, nameof(history)).Measure != Measure)
            throw Guard.OutOfRange(nameof(history), history.Measure, $"Must be of the measure {Measure}.");
        VixCurveChange change = history.Change(index, Sessions);
        VixCurvePoint point = history.Points[index];
        if (before is not null && before.Date >= point.Date)
            throw Guard.OutOfRange(nameof(before), before.Date, FormattableString.Invariant($"Must be earlier than the session of {point.Date:yyyy-MM-dd}."));
        PercentileReading? percentile = MaximumPercentile is null ? null : history.PercentileAt(index, Window, Minimum);
        return new FlatteningReading(point, State(before, point, change, percentile), change, percentile);
    }

    /// <summary>The states of a history, session by session: the same as <see cref="Next"/> in turn.</summary>
    /// <param name="history">The history; of this rule's measure.</param>
    /// <exception cref="ArgumentException">The history is null or of another measure.</exception>
    public ImmutableArray<FlatteningReading> Run(VixCurveHistory history)
    {
        Guard.NotNull(history, nameof(history));
        ImmutableArray<FlatteningReading>.Builder readings = ImmutableArray.CreateBuilder<FlatteningReading>(history.Points.Length);
        for (int i = 0; i < history.Points.Length; i++)
            readings.Add(Next(i == 0 ? null : readings[^1], history, i));
        return readings.DrainToImmutable();
    }

    /// <summary>Name and numbers.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Name}: {Measure} above 0, fall of {EnterFall:G4} in {Sessions} sessions to begin and {LeaveFall:G4} to stay{(MaximumPercentile is { } most ? FormattableString.Invariant($", at or below {100 * most:0} % of its past") : string.Empty)}");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Rule of flattening", ToString())
    {
        Facts =
        [
            new("name", Name),
            new("description", Description),
            new("measure", Measure.ToString()),
            new("sessions", Sessions),
            new("fall to begin", EnterFall),
            new("fall to stay", LeaveFall),
            new("percentile at most", DisplayCell.Percent(MaximumPercentile, 1), "%"),
            new("window of the percentile", Window, "sessions"),
            new("fewest values for a percentile", Minimum),
        ],
    };

    private FlatteningState State(FlatteningReading? before, VixCurvePoint point, VixCurveChange change, PercentileReading? percentile)
    {
        if (point.Value is not { } value)
            return FlatteningState.NotReady;
        if (value <= 0)
            return FlatteningState.Inverted;
        if (change.Value is not { } moved)
            return FlatteningState.NotReady;
        // A fall of 0 is none, also where 0 is enough to stay.
        bool held = point.FollowsPrevious && before is { State: FlatteningState.Flattening };
        if (held)
            return moved < 0 && moved <= -LeaveFall ? FlatteningState.Flattening : FlatteningState.Steady;
        if (percentile is not null && percentile.Percentile is null)
            return FlatteningState.NotReady;
        bool low = percentile is null || percentile.Percentile <= MaximumPercentile;
        return moved <= -EnterFall && low ? FlatteningState.Flattening : FlatteningState.Steady;
    }
}
