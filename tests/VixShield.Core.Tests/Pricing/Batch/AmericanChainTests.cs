using VixShield.Instruments;
using VixShield.Pricing;
using VixShield.Pricing.Batch;
using VixShield.Tests.Pricing.American;

namespace VixShield.Tests.Pricing.Batch;

public class AmericanChainTests
{
    private const int Count = 120;

    public static TheoryData<AmericanAccuracy> Accuracies => [.. Enum.GetValues<AmericanAccuracy>()];

    [Theory]
    [MemberData(nameof(Accuracies))]
    public void One_volatility_gives_the_bits_of_one_by_one(AmericanAccuracy accuracy)
    {
        AmericanChainCase chain = AmericanChainCase.Random(Count, seed: 1) with { Volatilities = null };
        chain.Compute(accuracy);
        for (int i = 0; i < Count; i++)
        {
            Assert.Equal(chain.Alone(i, accuracy, out AmericanGreeks alone), chain.Statuses[i]);
            double[] expected = AmericanChainCase.Members(alone);
            for (int member = 0; member < expected.Length; member++)
                Assert.Equal(BitConverter.DoubleToInt64Bits(expected[member]), BitConverter.DoubleToInt64Bits(chain.Results[member][i]));
        }
    }

    [Theory]
    [MemberData(nameof(Accuracies))]
    public void A_smile_agrees_with_one_by_one_within_the_bound(AmericanAccuracy accuracy)
    {
        for (int seed = 0; seed < 25; seed++)
        {
            AmericanChainCase chain = AmericanChainCase.Random(Count, seed);
            chain.Compute(accuracy);
            for (int i = 0; i < Count; i++)
            {
                Assert.Equal(chain.Alone(i, accuracy, out AmericanGreeks alone), chain.Statuses[i]);
                double allowed = 0.1 * AmericanCases.Bound(accuracy) * Math.Max(chain.Strikes[i], AmericanChainCase.Spot);
                Assert.True(Math.Abs(alone.Price - chain.Results[0][i]) <= allowed, $"seed {seed}, option {i}: {chain.Results[0][i]:R}, alone {alone.Price:R}");
                if (alone.IsExercised || chain.Results[2][i] == 0)
                    continue;
                Assert.True(Math.Abs(alone.Vega - chain.Results[3][i]) <= 10 * allowed, $"seed {seed}, option {i}: vega {chain.Results[3][i]:R}, alone {alone.Vega:R}");
            }
        }
    }

    [Fact]
    public void The_order_of_the_options_does_not_matter()
    {
        AmericanChainCase chain = AmericanChainCase.Random(Count, seed: 3);
        AmericanChainCase back = AmericanChainCase.Random(Count, seed: 3);
        Array.Reverse(back.Strikes);
        Array.Reverse(back.Volatilities!);
        Array.Reverse(back.Rights);
        chain.Compute(AmericanAccuracy.Standard);
        back.Compute(AmericanAccuracy.Standard);
        for (int member = 0; member < chain.Results.Length; member++)
            Assert.Equal(chain.Results[member], back.Results[member].Reverse());
    }

    [Fact]
    public void Price_alone_is_the_price_within_the_bound()
    {
        AmericanChainCase chain = AmericanChainCase.Random(Count, seed: 5);
        double[] prices = new double[Count];
        chain.Compute(AmericanAccuracy.High);
        AmericanBatch.ComputeChain(chain.Inputs, new() { Price = prices }, accuracy: AmericanAccuracy.High);
        for (int i = 0; i < Count; i++)
            Assert.Equal(chain.Results[0][i], prices[i], 1e-8 * Math.Max(chain.Strikes[i], AmericanChainCase.Spot));
    }

    [Fact]
    public void An_illegal_or_certain_element_is_its_own_affair()
    {
        AmericanChainCase chain = AmericanChainCase.Random(Count, seed: 7);
        AmericanChainCase clean = AmericanChainCase.Random(Count, seed: 7);
        chain.Strikes[3] = double.NaN;
        chain.Strikes[4] = -1;
        chain.Strikes[5] = 0;
        chain.Rights[8] = default;
        chain.Compute(AmericanAccuracy.Standard);
        clean.Compute(AmericanAccuracy.Standard);
        for (int i = 0; i < Count; i++)
        {
            Assert.Equal(chain.Alone(i, AmericanAccuracy.Standard, out AmericanGreeks alone), chain.Statuses[i]);
            if (i is 3 or 4 or 8)
                Assert.True(chain.Statuses[i] == AmericanStatus.InvalidInput && chain.Results.All(x => double.IsNaN(x[i])));
            else if (i == 5)
                Assert.Equal(alone.Price, chain.Results[0][i]);
            else
                Assert.Equal(clean.Results[0][i], chain.Results[0][i], 1e-7 * AmericanChainCase.Spot);
        }
    }

    [Theory]
    [InlineData(-0.02, -0.03, OptionRight.Put, AmericanStatus.DoubleBoundary)]
    [InlineData(-0.02, 0.01, OptionRight.Put, AmericanStatus.Ok)]
    [InlineData(double.NaN, 0.01, OptionRight.Call, AmericanStatus.InvalidInput)]
    public void Markets_without_one_boundary_have_the_status_of_one_by_one(double rate, double dividendYield, OptionRight right, AmericanStatus expected)
    {
        double[] strikes = [80, 100, 120];
        double[] prices = new double[3];
        AmericanStatus[] statuses = new AmericanStatus[3];
        AmericanBatch.ComputeChain(
            new() { Spot = 100, Years = 0.5, Rate = rate, DividendYield = dividendYield, Strike = strikes, Volatility = 0.2, Right = right },
            new() { Price = prices },
            statuses);
        for (int i = 0; i < 3; i++)
        {
            Assert.Equal(expected, statuses[i]);
            Assert.Equal(AmericanOption.Price(100, strikes[i], 0.5, 0.2, rate, dividendYield, right), prices[i]);
        }
    }

    [Fact]
    public void Results_may_replace_the_inputs()
    {
        AmericanChainCase chain = AmericanChainCase.Random(Count, seed: 11);
        chain.Strikes[2] = 0;
        chain.Compute(AmericanAccuracy.Standard);
        AmericanBatch.ComputeChain(chain.Inputs, new() { Price = chain.Strikes, Vega = chain.Volatilities });
        Assert.Equal(chain.Results[0], chain.Strikes);
        Assert.Equal(chain.Results[3], chain.Volatilities);
    }

    [Fact]
    public void A_chain_that_cannot_be_meant_is_refused_before_anything_is_written()
    {
        double[] strikes = [90, 100, 110];
        double[] prices = [1, 2, 3];
        double[] other = new double[3];
        Refused("Strike is missing", () => AmericanBatch.ComputeChain(new() { Volatility = 0.2 }, new() { Price = prices }));
        Refused("Volatility is missing", () => AmericanBatch.ComputeChain(new() { Strike = strikes }, new() { Price = prices }));
        Refused("Volatility has 2", () => AmericanBatch.ComputeChain(new() { Strike = strikes, Volatility = new double[2] }, new() { Price = prices }));
        Refused("Rights has 2", () => AmericanBatch.ComputeChain(new() { Strike = strikes, Volatility = 0.2, Rights = new OptionRight[2] }, new() { Price = prices }));
        Refused("Both", () => AmericanBatch.ComputeChain(new() { Strike = strikes, Volatility = 0.2, Rights = new OptionRight[3], Right = OptionRight.Put }, new() { Price = prices }));
        Refused("Nothing is asked", () => AmericanBatch.ComputeChain(Inputs(strikes), default));
        Refused("room for 2", () => AmericanBatch.ComputeChain(Inputs(strikes), new() { Price = prices.AsSpan(0, 2) }));
        Refused("statuses", () => AmericanBatch.ComputeChain(Inputs(strikes), new() { Price = prices }, new AmericanStatus[2]));
        Refused("overlaps", () => AmericanBatch.ComputeChain(Inputs(strikes), new() { Price = prices, Delta = prices }));
        Refused("overlaps", () => AmericanBatch.ComputeChain(Inputs(new double[4].AsSpan(0, 3), prices), new() { Price = prices, Delta = prices }));
        Refused("Veta", () => AmericanBatch.ComputeChain(Inputs(strikes), new() { Price = prices, Veta = other }));
        Refused("Zomma", () => AmericanBatch.ComputeChain(Inputs(strikes), new() { Price = prices, Zomma = other }));
        Refused("Color", () => AmericanBatch.ComputeChain(Inputs(strikes), new() { Price = prices, Color = other }));
        Refused("Ultima", () => AmericanBatch.ComputeChain(Inputs(strikes), new() { Price = prices, Ultima = other }));
        double[] four = [90, 100, 110, 120];
        Refused("overlaps", () => AmericanBatch.ComputeChain(Inputs(four.AsSpan(0, 3)), new() { Price = four.AsSpan(1, 3) }));
        Assert.Equal([1.0, 2, 3], prices);
        AmericanBatch.ComputeChain(Inputs([]), new() { Price = prices });
        Assert.Equal([1.0, 2, 3], prices);

        static AmericanChainInputs Inputs(Span<double> strikes, double[]? volatilities = null) =>
            new() { Spot = 100, Years = 0.5, Rate = 0.04, Strike = strikes, Volatility = volatilities is null ? 0.2 : volatilities, Right = OptionRight.Put };
        static void Refused(string part, Action batch) => Assert.Contains(part, Assert.Throws<ArgumentException>(batch).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Count)]
    [InlineData(3000)]
    public void Nothing_is_allocated(int count)
    {
        AmericanChainCase chain = AmericanChainCase.Random(count, seed: 13);
        chain.Compute(AmericanAccuracy.Standard);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 3; i++)
            chain.Compute(AmericanAccuracy.Standard);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
