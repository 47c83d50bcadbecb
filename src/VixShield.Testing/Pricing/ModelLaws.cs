namespace VixShield.Testing;

/// <summary>What holds for a European price under one constant volatility.</summary>
internal static class ModelLaws
{
    // Truncation of the differences of fourth order at these steps, on the scale of the terms of the equation.
    private const double Truncation = 1e-4;

    private static readonly double[] Stretches = [4, 1 / 9.0, 0.37];

    internal static string? PricingEquation(Func<OptionCase, double> price, OptionCase c, double accuracy)
    {
        double width = Math.Min(c.Deviation, 0.5);
        double spotStep = 0.05 * width * c.Spot;
        double timeStep = 0.01 * c.Years;
        double value = price(c);
        double up = price(c with { Spot = c.Spot + spotStep }), up2 = price(c with { Spot = c.Spot + (2 * spotStep) });
        double down = price(c with { Spot = c.Spot - spotStep }), down2 = price(c with { Spot = c.Spot - (2 * spotStep) });
        double delta = ((8 * (up - down)) - (up2 - down2)) / (12 * spotStep);
        double gamma = ((16 * (up + down)) - (up2 + down2) - (30 * value)) / (12 * spotStep * spotStep);
        double theta = ((8 * (At(c.Years - timeStep) - At(c.Years + timeStep))) - (At(c.Years - (2 * timeStep)) - At(c.Years + (2 * timeStep)))) / (12 * timeStep);
        double drift = (c.Rate - c.DividendYield) * c.Spot * delta;
        double diffusion = 0.5 * c.Volatility * c.Volatility * c.Spot * c.Spot * gamma;
        double rounding = accuracy * c.Scale * ((6 * c.Volatility * c.Volatility / (0.0025 * width * width)) + (2 / timeStep) + (2 * Math.Abs(c.Rate - c.DividendYield) * c.Spot / spotStep));
        double terms = Math.Abs(theta) + Math.Abs(drift) + Math.Abs(diffusion) + Math.Abs(c.Rate * value);
        return Amounts.Equal(
            FormattableString.Invariant($"With theta {theta:G6}, delta {delta:G6} and gamma {gamma:G6} of the price {value:G10} the left side"),
            theta + drift + diffusion,
            c.Rate * value,
            (Truncation * terms) + rounding);

        double At(double years) => price(c with { Years = years });
    }

    internal static string? TimeScaling(Func<OptionCase, double> price, OptionCase c, double accuracy)
    {
        double value = price(c);
        foreach (double a in Stretches)
        {
            OptionCase stretched = c with { Years = a * c.Years, Volatility = c.Volatility / Math.Sqrt(a), Rate = c.Rate / a, DividendYield = c.DividendYield / a };
            if (Amounts.Equal(FormattableString.Invariant($"With {a:G3} times the time the price"), price(stretched), value, 2 * accuracy * c.Scale) is { } objection)
                return objection;
        }

        return null;
    }

    internal static string? Units(Func<OptionCase, double> price, OptionCase c, double accuracy)
    {
        // Without rates, and so little of a deviation that a hundred times of it is still in the range where prices grow with it: a wrong factor is seen as that factor.
        double deviation = Math.Clamp(100 * accuracy, 0.001, 0.5);
        OptionCase near = c with { Volatility = deviation / Math.Sqrt(c.Years), Rate = 0, DividendYield = 0, Strike = c.Spot };
        double s = near.Deviation;
        double most = near.Spot * s / Math.Sqrt(2 * Math.PI);
        double value = price(near);
        string what = FormattableString.Invariant($"At the money without rates, with a volatility of {near.Volatility:G4} over {near.Years:G4} years, the price");
        string? objection = Amounts.AtLeast(what, value, most * (1 - (s * s / 24)), accuracy * near.Scale) ?? Amounts.AtMost(what, value, most, accuracy * near.Scale);
        return objection is null ? RateUnits(price, near, accuracy) : objection + UnitHint.Of(value / most);
    }

    /// <summary>Deep in the money a call is its forward contract: the rate that discounts the strike is seen.</summary>
    private static string? RateUnits(Func<OptionCase, double> price, OptionCase near, double accuracy)
    {
        const double rate = 0.0005;
        OptionCase deep = near with { Years = 1, Volatility = 0.02, Strike = 0.5 * near.Spot, Rate = rate, Right = Instruments.OptionRight.Call };
        double implied = -Math.Log((deep.Spot - price(deep)) / deep.Strike);
        string? objection = Amounts.Equal("Deep in the money the price discounts the strike by a rate that", implied, rate, 4 * accuracy);
        return objection is null ? null : objection + UnitHint.Of(implied / rate);
    }
}
