namespace VixShield.Adjustments;

/// <summary>Which of a row's limits.</summary>
public enum LimitSide
{
    /// <summary>The least value: a floor.</summary>
    Low = 1,

    /// <summary>The largest value: a cap.</summary>
    High = 2,
}
