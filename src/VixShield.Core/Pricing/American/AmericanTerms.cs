using VixShield.Instruments;

namespace VixShield.Pricing;

/// <summary>The arguments of one American option, and the put that it is by symmetry.</summary>
internal readonly ref struct AmericanTerms(
    double spot, double strike, double years, double volatility, double rate, double dividendYield, OptionRight right)
{
    // From here on the spot is so far from the strike that neither units nor the premium mean anything.
    private const double GreatestMoneyness = 1e100;

    internal readonly double Spot = spot;
    internal readonly double Strike = strike;
    internal readonly double Years = years;
    internal readonly double Volatility = volatility;
    internal readonly double Rate = rate;
    internal readonly double DividendYield = dividendYield;
    internal readonly OptionRight Right = right;

    /// <summary>+1 for a call, -1 for a put.</summary>
    internal double Sign => (double)Right;

    internal bool IsCall => Right == OptionRight.Call;

    internal bool IsLegal =>
        IsAmount(Spot) && IsAmount(Strike) && IsAmount(Years) && IsAmount(Volatility)
        && double.IsFinite(Rate) && double.IsFinite(DividendYield) && Right is OptionRight.Call or OptionRight.Put;

    /// <summary>Whether nothing about the price is uncertain: no time, no volatility, or a spot or strike of 0.</summary>
    internal bool IsCertain => Spot == 0 || Strike == 0 || Years == 0 || Volatility == 0;

    /// <summary>The rate at which the exercised amount (the put's strike, the call's underlying) earns.</summary>
    internal double Gain => IsCall ? DividendYield : Rate;

    /// <summary>The rate at which the amount given up earns.</summary>
    internal double Loss => IsCall ? Rate : DividendYield;

    /// <summary>
    /// Whether exercise before the expiry never pays. Exercise earns Gain on what is received and loses Loss on what is given,
    /// and in the money what is received is worth more.
    /// </summary>
    internal bool IsEuropean => Gain <= 0 && (Loss >= 0 || Loss >= Gain) || Moneyness > GreatestMoneyness;

    internal bool HasTwoBoundaries => Gain < 0 && Loss < Gain;

    /// <summary>The unit of the unit put: the strike of a put, the spot of a call.</summary>
    internal double Unit => IsCall ? Spot : Strike;

    internal double Moneyness => IsCall ? Strike / Spot : Spot / Strike;

    internal double Intrinsic => Math.Max(Sign * (Spot - Strike), 0);

    internal UnitPut ToUnitPut() => new(Moneyness, Years, Volatility, Gain, Loss);

    internal double EuropeanPrice() => BlackScholes.Price(Spot, Strike, Years, Volatility, Rate, DividendYield, Right);

    internal Greeks EuropeanGreeks() => BlackScholes.Greeks(Spot, Strike, Years, Volatility, Rate, DividendYield, Right);

    private static bool IsAmount(double x) => x >= 0 && x <= double.MaxValue;
}
