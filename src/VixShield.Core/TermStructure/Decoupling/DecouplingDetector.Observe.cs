using VixShield.Numerics;

namespace VixShield.TermStructure;

/// <content>From an observation to a move and a pair of levels.</content>
public sealed partial class DecouplingDetector
{
    private SessionMove MoveOf(in DecouplingObservation observation, int missing, bool changesClock)
    {
        DecouplingMoveStatus status = !IsPrice(observation.Vix) ? DecouplingMoveStatus.NoVix
            : !IsPrice(observation.Future) || !IsMaturity(observation.MaturityDays) ? DecouplingMoveStatus.NoFuture
            : !_hasLast ? DecouplingMoveStatus.FirstSession
            : changesClock ? DecouplingMoveStatus.ClockChange
            : missing > 0 ? DecouplingMoveStatus.Gap
            : Rolls(observation) ? DecouplingMoveStatus.Roll
            : DecouplingMoveStatus.Measured;
        if (status != DecouplingMoveStatus.Measured)
            return new SessionMove(status, default);
        if (FutureLogChangeOf(observation) is not { } y || !double.IsFinite(y))
            return new SessionMove(DecouplingMoveStatus.NoFuture, default);
        double x = ElementaryFunctions.LogRatio(observation.Vix!.Value, _last.Vix!.Value);
        // A square of it would make the exponentially weighted deviation useless for good.
        if (Math.Abs(x) > Options.GreatestLogChange || Math.Abs(y) > Options.GreatestLogChange)
            return new SessionMove(DecouplingMoveStatus.Implausible, default);
        return new SessionMove(status, new RegressionPoint(x, BetaWeightOf(observation) * x, y));
    }

    private RegressionPoint LevelOf(in DecouplingObservation observation)
    {
        double logVix = ElementaryFunctions.Log(observation.Vix!.Value);
        _firstLogVix ??= logVix;
        double weight = MaturityWeight.Of(observation.MaturityDays, Options.Kappa);
        return new RegressionPoint(
            weight * (logVix - _firstLogVix.Value), HasMaturities ? weight : 0, LevelRegression.LogPremium(observation.Vix!.Value, observation.Future!.Value));
    }

    /// <summary>Whether a session says nothing at all, as one that is missing.</summary>
    private static bool IsMissing(in DecouplingObservation observation, DecouplingMoveStatus status) => status == DecouplingMoveStatus.Implausible
        || !IsPrice(observation.Vix) || !IsPrice(observation.Future) || !IsMaturity(observation.MaturityDays);

    private bool HasMaturities => Options.Kind == DecouplingResidualKind.FrontContract;

    private double BetaWeightOf(in DecouplingObservation observation) =>
        HasMaturities && Options.BetaByMaturity ? MaturityWeight.Of(observation.MaturityDays, Options.Kappa) : 0;

    private bool Rolls(in DecouplingObservation observation) => HasMaturities && !Equals(observation.Contract, _last.Contract);

    private double? FutureLogChangeOf(in DecouplingObservation observation)
    {
        if (observation.FutureLogChange is { } change)
            return change;
        return HasMaturities && IsPrice(_last.Future) ? ElementaryFunctions.LogRatio(observation.Future!.Value, _last.Future!.Value) : null;
    }

    private static bool IsPrice(double? value) => value is { } price && double.IsFinite(price) && price > 0;

    private static bool IsMaturity(double days) => double.IsFinite(days) && days >= 0;
}
