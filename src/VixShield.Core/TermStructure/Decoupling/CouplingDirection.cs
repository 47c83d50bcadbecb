namespace VixShield.TermStructure;

/// <summary>In which sense a future departed from its VIX beta. The remedy differs.</summary>
public enum CouplingDirection
{
    /// <summary>No departure, or no statement.</summary>
    None = 0,

    /// <summary>The future moved less in the direction of the VIX move than its beta says.</summary>
    HedgeLags = 1,

    /// <summary>The future moved more.</summary>
    HedgeOverreacts = 2,
}
