using VixShield.Numerics;

namespace VixShield.Market;

/// <summary>Forwards of an equity index between the expiries of its chains.</summary>
internal static class ForwardInterpolation
{
    /// <summary>The forward at a time, from chains of ascending instants: log-linear between (0, spot) and the chains' forwards; the last growth rate goes on beyond them.</summary>
    internal static double At(double spot, ReadOnlySpan<OptionChain> chainsByExpiry, double years)
    {
        double earlyYears = 0;
        double early = spot;
        foreach (OptionChain chain in chainsByExpiry)
        {
            if (years <= chain.Years || chain.Expiry == chainsByExpiry[^1].Expiry)
            {
                double growth = ElementaryFunctions.Log(chain.Forward / early) / (chain.Years - earlyYears);
                return early * ElementaryFunctions.Exp(growth * (years - earlyYears));
            }

            (earlyYears, early) = (chain.Years, chain.Forward);
        }

        return spot;
    }
}
