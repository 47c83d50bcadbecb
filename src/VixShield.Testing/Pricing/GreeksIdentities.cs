using VixShield.Pricing;

namespace VixShield.Testing;

/// <summary>Relations between Greeks of one case, on the scale of their own terms.</summary>
internal static class GreeksIdentities
{
    // Strikes within four deviations amplify rounding by less.
    private const double Tight = 1e-10;

    internal static string? PricingEquation(in Greeks g, OptionCase c, double drift, double accuracy)
    {
        double carried = drift * c.Spot * g.Delta;
        double diffusion = 0.5 * c.Volatility * c.Volatility * c.Spot * c.Spot * g.Gamma;
        return Amounts.Equal(
            FormattableString.Invariant($"Theta {g.Theta:G6} and the terms of delta {carried:G6} and gamma {diffusion:G6}: the sum"),
            g.Theta + carried + diffusion,
            c.Rate * g.Price,
            (Tight + accuracy) * (Math.Abs(g.Theta) + Math.Abs(carried) + Math.Abs(diffusion) + c.Scale));
    }

    internal static string? TimeScaling(in Greeks g, OptionCase c, double accuracy)
    {
        double vega = 0.5 * c.Volatility * g.Vega, rho = c.Rate * g.Rho, phi = c.DividendYield * g.Phi;
        return Amounts.Equal("Theta times the years", c.Years * g.Theta, -(vega + rho + phi), (Tight + accuracy) * (Math.Abs(vega) + Math.Abs(rho) + Math.Abs(phi)));
    }

    internal static string? Euler(in Greeks g, OptionCase c, double accuracy)
    {
        double spot = c.Spot * g.Delta, strike = c.Strike * g.DualDelta;
        return Amounts.Equal("Spot times delta plus strike times dual delta", spot + strike, g.Price, (Tight + accuracy) * (Math.Abs(spot) + Math.Abs(strike)));
    }
}
