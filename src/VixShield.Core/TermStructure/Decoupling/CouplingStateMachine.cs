namespace VixShield.TermStructure;

/// <summary>From statistics to a state: enters on the condition, leaves after quiet sessions and the minimum dwell.</summary>
internal sealed class CouplingStateMachine(DecouplingDetectorOptions options)
{
    private int _dwell;
    private int _quiet;

    internal CouplingState State { get; private set; }

    internal CouplingDirection Direction { get; private set; }

    /// <summary>Takes a session with a law and a move.</summary>
    internal void Next(bool condition, CouplingDirection direction, double? z5)
    {
        if (condition)
        {
            _dwell = State == CouplingState.Decoupled ? _dwell + 1 : 1;
            _quiet = 0;
            State = CouplingState.Decoupled;
            Direction = direction;
            return;
        }

        if (State != CouplingState.Decoupled)
        {
            Clear(CouplingState.Coupled);
            return;
        }

        // A sum that is not defined says neither that the session was quiet nor that it was not.
        if (z5 is { } z)
            _quiet = Math.Abs(z) < options.RecouplingThreshold ? _quiet + 1 : 0;
        // Only sessions before this one: the session that couples again is none of the episode.
        if (_quiet >= options.RecouplingSessions && _dwell >= options.MinimumDwell)
            Clear(CouplingState.Recoupled);
        else
            _dwell++;
    }

    internal void Clear(CouplingState state)
    {
        (_dwell, _quiet) = (0, 0);
        State = state;
        Direction = CouplingDirection.None;
    }
}
