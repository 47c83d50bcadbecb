namespace VixShield.TermStructure;

/// <summary>Whether there is a forward variance, and if not, why.</summary>
public enum ForwardVarianceStatus
{
    /// <summary>There is a forward variance greater than 0.</summary>
    Ok = 0,

    /// <summary>It is not greater than 0: the later tenor has less total variance than the earlier, a calendar arbitrage in the inputs. The number is kept.</summary>
    CalendarArbitrage = 1,

    /// <summary>A strip has no variance; its own status says why.</summary>
    StripFailed = 2,

    /// <summary>No strips lie on both sides of the begin or the end of the window.</summary>
    NotCovered = 3,

    /// <summary>A number on the way is beyond the range of a double.</summary>
    BeyondRange = 4,
}
