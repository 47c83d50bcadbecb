namespace VixShield.Risk;

/// <summary>What a cap stands for.</summary>
public enum LiquidityCapStatus
{
    /// <summary>There is a number.</summary>
    Capped = 1,

    /// <summary>The market has neither open interest nor volume of the contract itself.</summary>
    MissingCounts = 2,

    /// <summary>The policy has no limit for the days to expiry.</summary>
    NoLimit = 3,

    /// <summary>The leg has no expiry (shares) or has settled: there is nothing to cap.</summary>
    NotApplicable = 4,
}
