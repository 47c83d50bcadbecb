namespace VixShield.Risk;

/// <summary>What a search for break-evens found.</summary>
public enum BreakEvenStatus
{
    /// <summary>At least one level.</summary>
    Found = 1,

    /// <summary>None: always a profit in the range.</summary>
    AlwaysProfit = 2,

    /// <summary>None: always a loss in the range.</summary>
    AlwaysLoss = 3,

    /// <summary>Profit and loss is 0 everywhere in the range.</summary>
    AlwaysZero = 4,
}
