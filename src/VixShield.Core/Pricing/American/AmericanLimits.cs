using VixShield.Numerics;

namespace VixShield.Pricing;

/// <summary>
/// American options whose underlying is certain: without volatility, time or value, or with a strike of 0. The value is the
/// greatest of w (S e^(-qt) - K e^(-rt)) over the times t at which the option may be exercised, and at least 0.
/// </summary>
internal static class AmericanLimits
{
    internal static AmericanGreeks Certain(in AmericanTerms terms)
    {
        double now = terms.Sign * (terms.Spot - terms.Strike);
        double end = Value(terms, terms.Years);
        double between = BestTime(terms);
        double best = between > 0 ? Value(terms, between) : double.NegativeInfinity;
        if (terms.Years == 0)
            return AmericanGreeks.Of(terms.EuropeanGreeks(), terms.Strike) with { IsExercised = now > 0 };
        double boundary = Boundary(terms);
        if (terms.IsEuropean || Math.Max(now, best) <= Math.Max(end, 0))
            return AmericanGreeks.Of(terms.EuropeanGreeks(), terms.IsEuropean ? (terms.IsCall ? double.PositiveInfinity : 0) : boundary);
        return now >= best ? AmericanGreeks.Exercised(terms, boundary) : AtTime(terms, between, best, boundary);
    }

    // Without volatility the boundary is that of a certain underlying; a spot or strike of 0 does not tell the one of uncertain spots.
    private static double Boundary(in AmericanTerms terms)
    {
        if (terms.HasTwoBoundaries || terms.Volatility > 0)
            return double.NaN;
        double ceiling = terms.Loss > terms.Gain ? Math.Max(terms.Gain, 0) / terms.Loss : 1;
        return terms.IsCall ? terms.Strike / ceiling : terms.Strike * ceiling;
    }

    // The time within the life of the option at which its discounted payoff is stationary, or NaN.
    private static double BestTime(in AmericanTerms terms)
    {
        double ratio = terms.DividendYield / terms.Rate * (terms.Spot / terms.Strike);
        if (!(ratio > 0 && ratio <= double.MaxValue))
            return double.NaN;
        double time = ElementaryFunctions.Log(ratio) / (terms.DividendYield - terms.Rate);
        return time > 0 && time < terms.Years ? time : double.NaN;
    }

    private static double Value(in AmericanTerms terms, double time) => terms.Sign
        * (Leg(terms.Spot, terms.DividendYield, time) - Leg(terms.Strike, terms.Rate, time));

    private static double Leg(double amount, double rate, double time) => amount == 0 ? 0 : amount * ElementaryFunctions.Discount(rate, time);

    // Exercise at a time of its own choice: the time does not move the value, so only direct derivatives count, but for gamma.
    private static AmericanGreeks AtTime(in AmericanTerms terms, double time, double price, double boundary)
    {
        double asset = terms.Sign * ElementaryFunctions.Discount(terms.DividendYield, time);
        double bond = terms.Sign * ElementaryFunctions.Discount(terms.Rate, time);
        double timePerLog = 1 / (terms.DividendYield - terms.Rate);
        double gamma = -terms.DividendYield * asset * timePerLog / terms.Spot;
        double european = terms.EuropeanPrice();
        return new AmericanGreeks
        {
            Price = price,
            EuropeanPrice = european,
            EarlyExercisePremium = price - european,
            Delta = asset,
            Gamma = gamma,
            Rho = time * terms.Strike * bond,
            Phi = -time * terms.Spot * asset,
            Speed = -gamma / terms.Spot * (1 + terms.DividendYield * timePerLog),
            DualDelta = -bond,
            DualGamma = gamma * (terms.Spot / terms.Strike) * (terms.Spot / terms.Strike),
            ExerciseBoundary = boundary,
        };
    }
}
