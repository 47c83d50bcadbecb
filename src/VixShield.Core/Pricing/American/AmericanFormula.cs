using VixShield.Numerics;

namespace VixShield.Pricing;

/// <summary>Sends one option to what values it: a limit, the European formula, or the engine in units of the strike or spot.</summary>
internal static class AmericanFormula
{
    // A value outside its bounds by more than this part of the unit was not computed, only produced.
    private const double Slack = 1e-5;

    internal static AmericanStatus Value(in AmericanTerms terms, AmericanAccuracy accuracy, bool withGreeks, out AmericanGreeks greeks)
    {
        if (!NeedsBoundary(terms, accuracy))
            return WithoutBoundary(terms, accuracy, withGreeks, out greeks);
        greeks = AmericanGreeks.Undefined;
        Span<double> room = stackalloc double[FoundBoundary.Room];
        UnitPut put = terms.ToUnitPut();
        if (!FoundBoundary.TryFind(put, accuracy, CollocationRules.Tolerance(accuracy), withGreeks, room, out FoundBoundary found))
            return AmericanStatus.NoConvergence;
        Span<double> coefficients = stackalloc double[found.Solution.Length];
        return OnBoundary(terms, found.Put, new ExerciseBoundary(found, coefficients), withGreeks, out greeks);
    }

    /// <summary>Whether the value takes the exercise boundary.</summary>
    internal static bool NeedsBoundary(in AmericanTerms terms, AmericanAccuracy accuracy) =>
        IsLegal(terms, accuracy) && !terms.IsCertain && !terms.IsEuropean && !terms.HasTwoBoundaries;

    /// <summary>The value of an option that does not need the boundary, or why there is none.</summary>
    internal static AmericanStatus WithoutBoundary(in AmericanTerms terms, AmericanAccuracy accuracy, bool withGreeks, out AmericanGreeks greeks)
    {
        greeks = AmericanGreeks.Undefined;
        if (!IsLegal(terms, accuracy))
            return AmericanStatus.InvalidInput;
        if (terms.IsCertain)
            greeks = AmericanLimits.Certain(terms);
        else if (terms.IsEuropean)
            greeks = European(terms, withGreeks);
        else
            return AmericanStatus.DoubleBoundary;
        return AmericanStatus.Ok;
    }

    /// <summary>The value of an option whose boundary was found; the put is its own.</summary>
    internal static AmericanStatus OnBoundary(
        in AmericanTerms terms, in UnitPut put, in ExerciseBoundary curve, bool withGreeks, out AmericanGreeks greeks)
    {
        greeks = AmericanGreeks.Undefined;
        double boundary = ElementaryFunctions.Exp(curve.LogNow);
        double critical = terms.IsCall ? terms.Strike / boundary : terms.Strike * boundary;
        if (put.Moneyness <= boundary)
        {
            greeks = AmericanGreeks.Exercised(terms, critical);
            return AmericanStatus.Ok;
        }

        UnitPutValues values = AmericanEngine.Value(put, curve, withGreeks);
        double european = terms.EuropeanPrice();
        double least = Math.Max(terms.Intrinsic, european);
        double price = european + terms.Unit * values.Premium;
        if (!(price >= least - Slack * terms.Unit && price <= terms.Unit * (1 + Slack)))
            return AmericanStatus.NoConvergence;
        price = Math.Clamp(price, least, Math.Max(terms.Unit, least));
        greeks = withGreeks
            ? AmericanGreeks.Of(terms, values, price, european, critical)
            : new AmericanGreeks { Price = price, ExerciseBoundary = critical };
        return AmericanStatus.Ok;
    }

    private static bool IsLegal(in AmericanTerms terms, AmericanAccuracy accuracy) =>
        terms.IsLegal && accuracy is >= AmericanAccuracy.Fast and <= AmericanAccuracy.High;

    private static AmericanGreeks European(in AmericanTerms terms, bool withGreeks)
    {
        double never = terms.IsCall ? double.PositiveInfinity : 0;
        return withGreeks
            ? AmericanGreeks.Of(terms.EuropeanGreeks(), never)
            : new AmericanGreeks { Price = terms.EuropeanPrice(), ExerciseBoundary = never };
    }
}
