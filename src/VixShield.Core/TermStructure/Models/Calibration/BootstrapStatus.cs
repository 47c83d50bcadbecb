namespace VixShield.TermStructure;

/// <summary>What became of a bootstrap of forward variance.</summary>
public enum BootstrapStatus
{
    /// <summary>Every future is matched.</summary>
    Ok = 0,

    /// <summary>No positive forward variance, or none without jumps by a factor of 400, gives these futures: their 30-day windows overlap and contradict each other.</summary>
    Infeasible = 1,

    /// <summary>The search ended before the futures were matched.</summary>
    NotConverged = 2,
}
