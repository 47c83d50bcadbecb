namespace VixShield.Volatility;

/// <summary>Which price stands for a strike of a strip.</summary>
public enum StripSide
{
    /// <summary>The put: the strike is below the at-the-money strike.</summary>
    Put = -1,

    /// <summary>The average of put and call, at the at-the-money strike.</summary>
    Average = 0,

    /// <summary>The call: the strike is above the at-the-money strike.</summary>
    Call = 1,
}
