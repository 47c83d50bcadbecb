namespace VixShield.Risk;

/// <summary>Why an American option may be exercised before its expiry.</summary>
public enum EarlyExerciseReason
{
    /// <summary>A call whose underlying goes ex-dividend before the expiry: exercised the session before where the dividend is more than the time value.</summary>
    DividendBeforeExpiry = 1,

    /// <summary>A call, and the market does not say when the underlying goes ex-dividend.</summary>
    DividendDatesUnknown = 2,

    /// <summary>The option is worth its intrinsic value and no more: exercise now is best.</summary>
    AtIntrinsicValue = 3,

    /// <summary>An option on a volatility fund: American, and not valued by this version, so that nothing is known of its time value.</summary>
    NotValued = 4,
}
