namespace VixShield.TermStructure;

/// <summary>Whether a rising strip is flattening. An inverted strip is another state: flattening comes before it or without it.</summary>
public enum FlatteningState
{
    /// <summary>No value, no change over the sessions, or no percentile: no statement.</summary>
    NotReady = 0,

    /// <summary>The strip rises and does not flatten by the rule.</summary>
    Steady = 1,

    /// <summary>The strip still rises and has lost slope by the rule.</summary>
    Flattening = 2,

    /// <summary>The strip does not rise.</summary>
    Inverted = 3,
}
