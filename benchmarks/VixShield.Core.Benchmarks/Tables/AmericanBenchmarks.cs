using BenchmarkDotNet.Attributes;
using VixShield.Benchmarks.Inputs;
using VixShield.Pricing;

namespace VixShield.Benchmarks.Tables;

[Table("american", "American options with a continuous yield")]
public class AmericanBenchmarks
{
    private readonly AmericanSet _options = new();

    [Params(AmericanAccuracy.Fast, AmericanAccuracy.Standard, AmericanAccuracy.High)]
    public AmericanAccuracy Accuracy { get; set; }

    [Benchmark(Baseline = true, OperationsPerInvoke = AmericanSet.Count, Description = "AmericanOption.Price, random options")]
    public double Prices() => _options.Prices(Accuracy);

    [Benchmark(OperationsPerInvoke = AmericanSet.Count, Description = "AmericanOption.Greeks, random options")]
    public double Greeks() => _options.Greeks(Accuracy);

    [Benchmark(OperationsPerInvoke = AmericanSet.Count, Description = "AmericanBatch.ComputeChain, prices, one volatility")]
    public void FlatChain() => _options.FlatChain(Accuracy);

    [Benchmark(OperationsPerInvoke = AmericanSet.Count, Description = "AmericanBatch.ComputeChain, prices, a smile")]
    public void SmileChain() => _options.SmileChain(Accuracy);

    [Benchmark(OperationsPerInvoke = AmericanSet.Count, Description = "AmericanBatch.ComputeChain, seven members, a smile")]
    public void SmileChainGreeks() => _options.SmileChainGreeks(Accuracy);
}
