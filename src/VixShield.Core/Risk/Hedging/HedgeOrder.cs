namespace VixShield.Risk;

/// <summary>Which derivatives of today's book count in the profit and loss of a past session.</summary>
public enum HedgeOrder
{
    /// <summary>The first, as under a covariance.</summary>
    First = 0,

    /// <summary>The second as well: half the gamma times the squared move, of the index and of each VX future. No revaluation: beyond its wings a condor loses less.</summary>
    Second = 1,
}
