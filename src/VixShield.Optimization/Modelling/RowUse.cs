namespace VixShield.Optimization;

/// <summary>What a goal does with a row of its problem.</summary>
internal enum RowUse
{
    /// <summary>Nothing.</summary>
    Ignored,

    /// <summary>It must hold, up to what is allowed of it.</summary>
    Kept,

    /// <summary>Its violation is priced.</summary>
    Priced,

    /// <summary>A hedge-effectiveness row: hedged variance less a ratio times the unhedged one is what is minimised.</summary>
    Ratio,
}
