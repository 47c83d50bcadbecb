namespace VixShield.Instruments;

/// <summary>Call or put. The default value (0) is neither: formulas give NaN for it and types refuse it.</summary>
public enum OptionRight : sbyte
{
    /// <summary>The right to sell at the strike.</summary>
    Put = -1,

    /// <summary>The right to buy at the strike.</summary>
    Call = 1,
}
