using System.Collections.Immutable;
using VixShield.Display;
using VixShield.Numerics;

namespace VixShield.TermStructure;

/// <summary>
/// What the detector found in one session, with every statistic beside its threshold. It describes a departure from the past; it predicts nothing, and a
/// basis, however large, is no mispricing.
/// </summary>
/// <param name="Observation">The session.</param>
/// <param name="Statistics">The numbers.</param>
/// <param name="Options">Windows and thresholds.</param>
[TypeFormatterSource]
public sealed record DecouplingDetectorReading(DecouplingObservation Observation, DecouplingStatistics Statistics, DecouplingDetectorOptions Options) : IDisplayable
{
    /// <summary>The session.</summary>
    public DateOnly Date => Observation.Date;

    /// <summary>The state after the session.</summary>
    public CouplingState State => Statistics.State;

    /// <summary>Lags or overreacts; none unless decoupled.</summary>
    public CouplingDirection Direction => Statistics.Direction;

    /// <summary>The economic measures beside it. They decide nothing.</summary>
    public BasisMeasures Basis => BasisMeasures.Of(Observation);

    /// <summary>Every statistic with its threshold. Made at each call.</summary>
    public ImmutableArray<DecouplingFinding> Findings => DecouplingFindings.Of(this);

    /// <summary>The statement in words. Made at each call.</summary>
    public string Reason => DecouplingFindings.ReasonOf(this);

    /// <summary>
    /// The reading in the form that the planner takes. Null where the contract is not known. In a session without a measured move the state is the one
    /// that holds and the numbers are null.
    /// </summary>
    public DecouplingReading? ToDecouplingReading()
    {
        if (Observation.Contract is not { } contract)
            return null;
        DecouplingStatistics s = Statistics;
        double? pointBeta = s is { LogBeta: { } beta, VixLogChange: { } x, FutureLogChange: { } y } && Observation is { Vix: { } vix, Future: { } future }
            ? beta * future / vix * ElementaryFunctions.Exp(x - y)
            : null;
        return new DecouplingReading(
            State, Direction, contract, s.VixLogChange, s.FutureLogChange, s.Observations, s.LogBeta, pointBeta, s.RSquared, s.Residual, s.ResidualPoints, s.ResidualDeviation, s.Z1, s.PredictionZ1, Reason);
    }

    /// <summary>The reason.</summary>
    public override string ToString() => Reason;

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Decoupling of a session", ToString())
    {
        Facts =
        [
            new("date", Date),
            new("state", State),
            new("direction", Direction),
            new("move", Statistics.Move),
            new("spot VIX", Observation.Vix, "VIX points"),
            new("future", Observation.Future, "VIX points"),
            new("log change of VIX", DisplayCell.Percent(Statistics.VixLogChange), "%"),
            new("log change of the future", DisplayCell.Percent(Statistics.FutureLogChange), "%"),
            new("log beta", Statistics.LogBeta),
            new("residual", Statistics.ResidualPoints, "VIX points"),
        ],
        Tables =
        [
            DisplayTable.Of(
                "findings",
                Findings,
                new("statistic", r => r.Name),
                new("value", r => r.Value),
                new("threshold", r => r.Threshold),
                new("exceeded", r => r.IsExceeded),
                new("reason", r => r.Reason)),
        ],
    };
}
