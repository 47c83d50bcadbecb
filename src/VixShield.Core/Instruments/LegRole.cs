namespace VixShield.Instruments;

/// <summary>What a position is for. Guardrails read it: short strikes are not touched, wings cap the loss, hedges are rolled.</summary>
public enum LegRole
{
    /// <summary>No stated role.</summary>
    Unassigned = 0,

    /// <summary>A sold option of a defined-risk structure: the inner strikes of a credit condor, the outer ones of a debit condor.</summary>
    ShortStrike = 1,

    /// <summary>A bought option of such a structure, which caps the loss of a short strike.</summary>
    Wing = 2,

    /// <summary>Part of the volatility hedge.</summary>
    Hedge = 3,

    /// <summary>A linear overlay that trims delta: an index future or a synthetic forward.</summary>
    Overlay = 4,
}
