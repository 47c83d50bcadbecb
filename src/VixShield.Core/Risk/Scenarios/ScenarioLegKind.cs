namespace VixShield.Risk;

/// <summary>How scenarios value a leg.</summary>
internal enum ScenarioLegKind
{
    /// <summary>It has settled: the same in every scenario.</summary>
    Fixed,

    /// <summary>Black-76 on the forward of its chain.</summary>
    European,

    /// <summary>The American engine on a share.</summary>
    American,

    /// <summary>A future or a share: a price of its own.</summary>
    Linear,
}
