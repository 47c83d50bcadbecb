namespace VixShield.Risk;

/// <summary>What is known of a smile's curve.</summary>
internal enum SmileShape
{
    /// <summary>Nothing: it may have a kink anywhere.</summary>
    Any,

    /// <summary>Fitted and smooth.</summary>
    Smooth,

    /// <summary>Fitted, the higher of several smooth curves: a kink where they cross.</summary>
    FewKinks,
}
