using VixShield.Instruments;
using VixShield.Pricing;

namespace VixShield.Tests.Pricing.American;

public class AmericanOracleTests
{
    public static TheoryData<double, double, double, OptionRight> Cases
    {
        get
        {
            TheoryData<double, double, double, OptionRight> cases = [];
            foreach (OptionRight right in new[] { OptionRight.Call, OptionRight.Put })
            {
                foreach ((double rate, double dividendYield) in new[] { (0.05, 0.0), (0.05, 0.03), (0.05, 0.05), (0.05, 0.052), (0.02, 0.08), (0.0, -0.02), (-0.01, 0.03), (0.03, -0.01) })
                {
                    cases.Add(rate, dividendYield, 0.2, right);
                    cases.Add(rate, dividendYield, 0.7, right);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void An_extrapolated_tree_gives_the_same_price(double rate, double dividendYield, double volatility, OptionRight right)
    {
        foreach (double spot in new[] { 85.0, 100, 115 })
        {
            double tree = BinomialTree.Price(spot, 100, 0.75, volatility, rate, dividendYield, right);
            Assert.Equal(tree, AmericanOption.Price(spot, 100, 0.75, volatility, rate, dividendYield, right), 2e-3);
        }
    }
}
