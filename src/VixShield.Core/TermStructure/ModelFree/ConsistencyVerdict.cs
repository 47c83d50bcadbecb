namespace VixShield.TermStructure;

/// <summary>Whether two numbers agree within what their quotes leave open.</summary>
public enum ConsistencyVerdict
{
    /// <summary>One of the numbers is missing: no statement.</summary>
    NotAvailable = 0,

    /// <summary>The quotes allow the relation.</summary>
    Inside = 1,

    /// <summary>The first number is above the second, and no prices within the quotes undo it.</summary>
    OutsideAbove = 2,

    /// <summary>The first number is below the second, and no prices within the quotes undo it.</summary>
    OutsideBelow = 3,
}
