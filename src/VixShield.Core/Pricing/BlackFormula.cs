namespace VixShield.Pricing;

/// <summary>Sends one pricing to the formula that holds for its arguments; the formulas themselves know no edge cases.</summary>
internal static class BlackFormula
{
    internal static double Price(in BlackTerms terms)
    {
        if (!terms.IsLegal)
            return double.NaN;
        if (terms.IsDegenerate)
            return BlackLimits.Greeks(terms).Price;
        BlackState state = new(terms);
        return state.IsInRange ? state.Price : BlackWideRange.Greeks(terms).Price;
    }

    internal static Greeks Greeks(in BlackTerms terms)
    {
        if (!terms.IsLegal)
            return Pricing.Greeks.Undefined;
        if (terms.IsDegenerate)
            return BlackLimits.Greeks(terms);
        BlackState state = new(terms);
        if (!state.IsInRange)
            return BlackWideRange.Greeks(terms);
        Greeks greeks = Greeks(terms, state);
        return greeks.IsFinite ? greeks : BlackWideRange.Greeks(terms) with { Price = state.Price };
    }

    private static Greeks Greeks(in BlackTerms t, in BlackState state)
    {
        double s = state.Deviation;
        double d1 = state.D1;
        double d2 = state.D2;
        double product = d1 * d2;
        double asset = t.Sign * state.AssetProbability;
        double bond = t.Sign * state.BondProbability;
        double rho = t.Years * state.Bond * bond;
        double assetLeg = state.Asset * asset;
        double decay = -0.5 * state.Weight * t.Volatility / state.RootYears;

        // d1' = e/(2T).
        double e = (state.DriftTerm - state.LogMoneyness) / s + 0.5 * s;
        double halfRate = 0.5 / t.Years;
        double gamma = state.Density / (t.Spot * s);
        double vega = state.Weight * state.RootYears;
        return new Greeks
        {
            Price = state.Price,
            Delta = state.AssetDiscount * asset,
            Gamma = gamma,
            Vega = vega,
            Theta = t.OnForward
                ? decay + t.Rate * state.Price
                : decay - t.Rate * state.Bond * bond + t.Yield * assetLeg,
            Rho = t.OnForward ? -t.Years * state.Price : rho,
            Phi = t.OnForward ? 0 : -t.Years * assetLeg,
            Vanna = -state.Density * d2 / t.Volatility,
            Volga = vega * product / t.Volatility,
            Charm = t.Yield * state.AssetDiscount * asset - state.Density * e * halfRate,
            Veta = vega * (t.Yield + (d1 * e - 1) * halfRate),
            Speed = -gamma / t.Spot * (d1 / s + 1),
            Zomma = gamma * (product - 1) / t.Volatility,
            Color = gamma * (t.Yield + (d1 * e + 1) * halfRate),
            Ultima = -vega / t.Volatility / t.Volatility * (product * (1 - product) + d1 * d1 + d2 * d2),
            DualDelta = -state.BondDiscount * bond,
            DualGamma = state.Weight / t.Strike / (t.Strike * s),
        };
    }
}
