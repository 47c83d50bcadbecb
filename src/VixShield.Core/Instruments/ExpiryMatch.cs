using VixShield.Expiries;

namespace VixShield.Instruments;

/// <summary>An expiry must settle as its contract does: an AM contract on a PM expiry would be priced to the wrong instant.</summary>
internal static class ExpiryMatch
{
    internal static void Check(ContractSpec contract, Expiry expiry, string parameter)
    {
        if (contract.Settlement != expiry.Style)
        {
            throw new ArgumentException(
                $"{contract.Symbol} settles {contract.Settlement}, the expiry is {expiry}: contract and expiry must have one settlement style.",
                parameter);
        }
    }
}
