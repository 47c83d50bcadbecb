namespace VixShield.Risk;

/// <summary>Where a factor map has its betas from.</summary>
public enum FactorMapSource
{
    /// <summary>The library's default prior: an opinion.</summary>
    Prior = 1,

    /// <summary>Beta curves or a response that a caller gave without saying where they come from.</summary>
    Given = 2,

    /// <summary>Estimates from a history.</summary>
    History = 3,

    /// <summary>A model of VIX.</summary>
    Model = 4,
}
