namespace VixShield.Risk;

/// <summary>How a rule set margins the options of a class.</summary>
public enum MarginMethod
{
    /// <summary>Groups of options whose longs expire no earlier than their shorts ask their largest loss by intrinsic values; what stands in no group is uncovered.</summary>
    UniversalSpread = 1,

    /// <summary>
    /// Pair by pair: a short and a long of one right ask their width, never more than the short alone; of the put spreads and call spreads of one expiry the greater of
    /// two counts. The pairs are those of the least sum for each right.
    /// </summary>
    LegacyPairing = 2,

    /// <summary>The worst theoretical loss of a class over given relative moves of its underlying.</summary>
    ScenarioBased = 3,
}
