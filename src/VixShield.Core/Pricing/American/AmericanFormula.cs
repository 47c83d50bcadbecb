namespace VixShield.Pricing;

/// <summary>Sends one option to what values it: a limit, the European formula, or the engine in units of the strike or spot.</summary>
internal static class AmericanFormula
{
    // A value outside its bounds by more than this part of the unit was not computed, only produced.
    private const double Slack = 1e-5;

    internal static AmericanStatus Value(in AmericanTerms terms, AmericanAccuracy accuracy, bool withGreeks, out AmericanGreeks greeks)
    {
        greeks = AmericanGreeks.Undefined;
        if (!terms.IsLegal || accuracy is < AmericanAccuracy.Fast or > AmericanAccuracy.High)
            return AmericanStatus.InvalidInput;
        if (terms.IsCertain)
            greeks = AmericanLimits.Certain(terms);
        else if (terms.IsEuropean)
            greeks = European(terms, withGreeks);
        else if (terms.HasTwoBoundaries)
            return AmericanStatus.DoubleBoundary;
        else
            return Solve(terms, accuracy, withGreeks, out greeks);
        return AmericanStatus.Ok;
    }

    private static AmericanGreeks European(in AmericanTerms terms, bool withGreeks)
    {
        double never = terms.IsCall ? double.PositiveInfinity : 0;
        return withGreeks
            ? AmericanGreeks.Of(terms.EuropeanGreeks(), never)
            : new AmericanGreeks { Price = terms.EuropeanPrice(), ExerciseBoundary = never };
    }

    private static AmericanStatus Solve(in AmericanTerms terms, AmericanAccuracy accuracy, bool withGreeks, out AmericanGreeks greeks)
    {
        greeks = AmericanGreeks.Undefined;
        UnitPut put = terms.ToUnitPut();
        if (!TryValue(put, accuracy, withGreeks, out UnitPutValues values, out double boundary)
            && !TryValue(put.AsNear(), accuracy, withGreeks, out values, out boundary))
            return AmericanStatus.NoConvergence;
        double critical = terms.IsCall ? terms.Strike / boundary : terms.Strike * boundary;
        if (put.Moneyness <= boundary)
        {
            greeks = AmericanGreeks.Exercised(terms, critical);
            return AmericanStatus.Ok;
        }

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

    private static bool TryValue(in UnitPut put, AmericanAccuracy accuracy, bool withGreeks, out UnitPutValues values, out double boundary) =>
        AmericanEngine.TryValue(
            put, CollocationRules.For(accuracy, put), CollocationRules.Tolerance(accuracy), withGreeks, out values, out boundary);
}
