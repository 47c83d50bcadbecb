using System.Collections.Immutable;
using VixShield.Display;

namespace VixShield.TermStructure;

/// <summary>
/// Thresholds that make regimes of a measure: a regime is entered at one value and left at another, so that it does not chatter between them. All are data, and every preset is an opinion.
/// </summary>
[TypeFormatterSource]
public sealed record VixCurveRegimeRule : IDisplayable
{
    /// <summary>Makes a rule.</summary>
    /// <param name="name">Name for people.</param>
    /// <param name="description">Where the numbers come from.</param>
    /// <param name="measure">What is measured.</param>
    /// <param name="enterContango">Contango begins at this value or above it.</param>
    /// <param name="leaveContango">Contango ends below this value; at most <paramref name="enterContango"/>.</param>
    /// <param name="leaveBackwardation">Backwardation ends above this value; at most <paramref name="leaveContango"/>.</param>
    /// <param name="enterBackwardation">Backwardation begins at this value or below it; at most <paramref name="leaveBackwardation"/>, and less than <paramref name="enterContango"/>.</param>
    /// <param name="confirmationSessions">For how many sessions in a row values must point to another regime before it holds; at least 1.</param>
    /// <exception cref="ArgumentException">A text is blank, a number is not finite, or the thresholds are not in order.</exception>
    public VixCurveRegimeRule(
        string name,
        string description,
        VixCurveMeasure measure,
        double enterContango,
        double leaveContango,
        double leaveBackwardation,
        double enterBackwardation,
        int confirmationSessions = 1)
    {
        Name = Guard.NotBlank(name, nameof(name));
        Description = Guard.NotBlank(description, nameof(description));
        Measure = Guard.NotNull(measure, nameof(measure));
        EnterContango = Guard.Finite(enterContango, nameof(enterContango));
        LeaveContango = Guard.InRange(leaveContango, -double.MaxValue, enterContango, nameof(leaveContango));
        LeaveBackwardation = Guard.InRange(leaveBackwardation, -double.MaxValue, leaveContango, nameof(leaveBackwardation));
        EnterBackwardation = Guard.InRange(enterBackwardation, -double.MaxValue, leaveBackwardation, nameof(enterBackwardation));
        if (enterBackwardation >= enterContango)
            throw Guard.OutOfRange(nameof(enterBackwardation), enterBackwardation, FormattableString.Invariant($"Must be less than the threshold {enterContango} of contango."));
        ConfirmationSessions = Guard.InRange(confirmationSessions, 1, int.MaxValue, nameof(confirmationSessions));
    }

    /// <summary>Sign of the slope between the constant maturities of 30 and 60 days, entered at 1 % and left at 0: an opinion.</summary>
    public static VixCurveRegimeRule Sign { get; } = new(
        "Sign", "Opinion: 1 % to enter and 0 to leave, on the relative spread of 30 and 60 days.", VixCurveMeasure.RelativeSpread(30, 60), 0.01, 0, 0, -0.01);

    /// <summary>
    /// Steep contango of the first two contracts, entered at 12 %: the number of a related article, which adds conditions on VIX and realised volatility that are no part of the curve. An opinion.
    /// </summary>
    public static VixCurveRegimeRule SteepContango { get; } = new(
        "Steep contango", "Opinion: 12 % between the first two contracts to enter, 8 % to leave.", VixCurveMeasure.Contango, 0.12, 0.08, 0, -0.02, 2);

    /// <summary>Name for people.</summary>
    public string Name { get; }

    /// <summary>Where the numbers come from.</summary>
    public string Description { get; }

    /// <summary>What is measured.</summary>
    public VixCurveMeasure Measure { get; }

    /// <summary>Contango begins at this value or above it.</summary>
    public double EnterContango { get; }

    /// <summary>Contango ends below this value.</summary>
    public double LeaveContango { get; }

    /// <summary>Backwardation ends above this value.</summary>
    public double LeaveBackwardation { get; }

    /// <summary>Backwardation begins at this value or below it.</summary>
    public double EnterBackwardation { get; }

    /// <summary>For how many sessions in a row values must point to another regime before it holds.</summary>
    public int ConfirmationSessions { get; }

    /// <summary>
    /// The regime of the next session. A session without a value, or the first after a gap, begins anew: nothing is carried over what is not known.
    /// </summary>
    /// <param name="before">Reading of the session before; null at the begin.</param>
    /// <param name="point">The session.</param>
    /// <exception cref="ArgumentException">The point is null or not later than the reading before.</exception>
    public VixCurveRegimeReading Next(VixCurveRegimeReading? before, VixCurvePoint point)
    {
        Guard.NotNull(point, nameof(point));
        if (before is not null && before.Date >= point.Date)
            throw Guard.OutOfRange(nameof(point), point.Date, FormattableString.Invariant($"Must be later than the reading of {before.Date:yyyy-MM-dd}."));
        if (point.Value is not { } value)
            return new VixCurveRegimeReading(point.Date, null, VixCurveRegime.NotReady, VixCurveRegime.NotReady, 0);
        VixCurveRegimeReading? last = point.FollowsPrevious ? before : null;
        VixCurveRegime held = last?.Regime ?? VixCurveRegime.NotReady;
        VixCurveRegime proposed = Classify(held, value);
        if (proposed == held)
            return new VixCurveRegimeReading(point.Date, value, held, held, 0);
        int sessions = 1 + (last is { ProposedSessions: > 0 } && last.Proposed == proposed ? last.ProposedSessions : 0);
        return sessions >= ConfirmationSessions
            ? new VixCurveRegimeReading(point.Date, value, proposed, proposed, 0)
            : new VixCurveRegimeReading(point.Date, value, held, proposed, sessions);
    }

    /// <summary>The regimes of a history, session by session: the same as <see cref="Next"/> in turn.</summary>
    /// <param name="history">The history; of this rule's measure.</param>
    /// <exception cref="ArgumentException">The history is null or of another measure.</exception>
    public ImmutableArray<VixCurveRegimeReading> Run(VixCurveHistory history)
    {
        if (Guard.NotNull(history, nameof(history)).Measure != Measure)
            throw Guard.OutOfRange(nameof(history), history.Measure, $"Must be of the measure {Measure}.");
        ImmutableArray<VixCurveRegimeReading>.Builder readings = ImmutableArray.CreateBuilder<VixCurveRegimeReading>(history.Points.Length);
        foreach (VixCurvePoint point in history.Points)
            readings.Add(Next(readings.Count == 0 ? null : readings[^1], point));
        return readings.DrainToImmutable();
    }

    /// <summary>Name and thresholds.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Name}: {Measure}, contango {EnterContango:G4}/{LeaveContango:G4}, backwardation {EnterBackwardation:G4}/{LeaveBackwardation:G4}, {ConfirmationSessions} sessions");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Rule of regimes", ToString())
    {
        Facts =
        [
            new("name", Name),
            new("description", Description),
            new("measure", Measure.ToString()),
            new("contango from", EnterContango),
            new("contango ends below", LeaveContango),
            new("backwardation from", EnterBackwardation),
            new("backwardation ends above", LeaveBackwardation),
            new("confirmation", ConfirmationSessions, "sessions"),
        ],
    };

    private VixCurveRegime Classify(VixCurveRegime held, double value) => held switch
    {
        VixCurveRegime.Contango when value >= LeaveContango => VixCurveRegime.Contango,
        VixCurveRegime.Backwardation when value <= LeaveBackwardation => VixCurveRegime.Backwardation,
        _ when value >= EnterContango => VixCurveRegime.Contango,
        _ when value <= EnterBackwardation => VixCurveRegime.Backwardation,
        _ => VixCurveRegime.Flat,
    };
}
