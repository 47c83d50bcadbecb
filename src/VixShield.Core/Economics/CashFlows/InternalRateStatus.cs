namespace VixShield.Economics;

/// <summary>How many internal rates of return there are.</summary>
public enum InternalRateStatus
{
    /// <summary>One rate.</summary>
    Unique = 1,

    /// <summary>Several rates: none of them is the return. Use the modified rate, or the net present value at the funding rate.</summary>
    MultipleRoots = 2,

    /// <summary>No rate; the cause says why.</summary>
    NoSolution = 3,

    /// <summary>Not looked for: an amount is out of range, or the flows change sign too often. The cause says which; there may be rates.</summary>
    Undetermined = 4,
}
