namespace VixShield.Risk;

/// <summary>What a coverage stands for.</summary>
public enum LiquidityCoverageStatus
{
    /// <summary>There is a ratio: liquidity is owed under stress.</summary>
    Measured = 1,

    /// <summary>The stress asks for no more than the present: nothing is owed, and there is no ratio.</summary>
    Covered = 2,

    /// <summary>One of the two requirements has no number.</summary>
    MissingMargin = 3,
}
