namespace VixShield.Risk;

/// <summary>Which option roots of one underlying may cover each other.</summary>
public enum MarginPooling
{
    /// <summary>Only options of the same root: SPX, SPXW and XSP each by themselves.</summary>
    Root = 1,

    /// <summary>All roots of one underlying and one settlement style: SPXW and XSP together, SPX (settled at the open) by itself.</summary>
    SettlementStyle = 2,

    /// <summary>All roots of one underlying, whatever their settlement.</summary>
    Underlying = 3,
}
