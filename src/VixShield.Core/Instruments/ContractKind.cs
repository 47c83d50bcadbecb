namespace VixShield.Instruments;

/// <summary>What a contract is.</summary>
public enum ContractKind
{
    /// <summary>An option: has a right, a strike and an expiry.</summary>
    Option = 1,

    /// <summary>A future: has an expiry.</summary>
    Future = 2,

    /// <summary>A share of a fund or note: has neither.</summary>
    Security = 3,
}
