using VixShield.Instruments;
using VixShield.Numerics;

namespace VixShield.Pricing;

/// <summary>Compares a price with its bounds exactly, takes the out-of-the-money side, and asks for its deviation.</summary>
internal static class ImpliedVolatilitySearch
{
    internal static ImpliedVolatilityStatus OnForward(
        double price, double forward, double strike, double years, double discount, OptionRight right, out double volatility) =>
        Solve(price, forward, strike, discount, ElementaryFunctions.LogRatio(forward, strike), years, right, out volatility);

    internal static ImpliedVolatilityStatus OnSpot(
        double price, double spot, double strike, double years, double rate, double yield, OptionRight right, out double volatility)
    {
        double asset = spot * ElementaryFunctions.Discount(yield, years);
        double bond = strike * ElementaryFunctions.Discount(rate, years);
        double logMoneyness = ElementaryFunctions.LogRatio(spot, strike) + (rate - yield) * years;
        return Solve(price, asset, bond, 1, logMoneyness, years, right, out volatility);
    }

    /// <param name="price">The present value.</param>
    /// <param name="asset">The forward, or the discounted spot.</param>
    /// <param name="bond">The strike, or the discounted strike.</param>
    /// <param name="discount">The factor from the unit of asset and bond to that of the price.</param>
    /// <param name="logMoneyness">ln(asset/bond).</param>
    /// <param name="years">The time to expiry.</param>
    /// <param name="right">Call or put.</param>
    /// <param name="volatility">The volatility, 0, an infinity, or NaN.</param>
    private static ImpliedVolatilityStatus Solve(
        double price, double asset, double bond, double discount, double logMoneyness, double years, OptionRight right, out double volatility)
    {
        volatility = double.NaN;
        bool legal = !double.IsNaN(price) && asset >= 0 && bond >= 0 && asset <= double.MaxValue && bond <= double.MaxValue
            && discount > 0 && discount <= double.MaxValue && years > 0 && years <= double.MaxValue
            && right is OptionRight.Call or OptionRight.Put;
        if (!legal)
            return ImpliedVolatilityStatus.InvalidInput;

        bool isCall = right == OptionRight.Call;
        double payoff = isCall ? asset : bond;
        double given = isCall ? bond : asset;
        double maximum = discount * payoff;
        double complement = maximum - price + Math.FusedMultiplyAdd(discount, payoff, -maximum);
        double timeValue = payoff > given ? LessIntrinsic(price, payoff, given, discount) : price;
        if (timeValue < 0)
            return ImpliedVolatilityStatus.BelowIntrinsic;
        if (timeValue == 0)
        {
            volatility = 0;
            return ImpliedVolatilityStatus.AtIntrinsic;
        }

        if (complement < 0 || double.IsNaN(complement))
            return ImpliedVolatilityStatus.AboveMaximum;
        if (complement == 0)
        {
            volatility = double.PositiveInfinity;
            return ImpliedVolatilityStatus.AtMaximum;
        }

        double scale = Math.Sqrt(asset) * Math.Sqrt(bond);
        double deviation = ImpliedDeviation.Solve(timeValue / discount, complement / discount, -Math.Abs(logMoneyness), scale);
        volatility = deviation / Math.Sqrt(years);
        return volatility == 0 ? ImpliedVolatilityStatus.AtIntrinsic : ImpliedVolatilityStatus.Ok;
    }

    // price - discount (a - b) with the rounding of difference and product carried along, so that its sign is the exact one.
    private static double LessIntrinsic(double price, double a, double b, double discount)
    {
        double difference = a - b;
        double used = a - difference;
        double differenceTail = used - b + (a - (difference + used));
        double product = discount * difference;
        double productTail = Math.FusedMultiplyAdd(discount, difference, -product) + discount * differenceTail;
        return price - product - productTail;
    }
}
