using BenchmarkDotNet.Attributes;
using VixShield.Benchmarks.Inputs;
using VixShield.Benchmarks.Reference;

namespace VixShield.Benchmarks.Tables;

[Table("implied-volatility", "Implied volatility to full precision")]
public class ImpliedVolatilityBenchmarks
{
    private QuoteSet _quotes = new(0);
    private int _passes;

    [Params(Place.Cache, Place.Memory)]
    public Place Place { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        _quotes = new QuoteSet(Workload.Count(Place));
        _passes = Workload.Passes(Place);
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Workload.Options, Description = "BlackScholes.TryImpliedVolatility, one by one")]
    public void ScalarOnSpot()
    {
        for (int pass = 0; pass < _passes; pass++)
            ScalarLoops.ImpliedVolatilityOnSpot(_quotes);
    }

    [Benchmark(OperationsPerInvoke = Workload.Options, Description = "Black76.TryImpliedVolatility, one by one")]
    public void ScalarOnForward()
    {
        for (int pass = 0; pass < _passes; pass++)
            ScalarLoops.ImpliedVolatilityOnForward(_quotes);
    }

    [Benchmark(OperationsPerInvoke = Workload.Options, Description = "BlackScholesBatch.ImpliedVolatility")]
    public int BatchOnSpot()
    {
        int redone = 0;
        for (int pass = 0; pass < _passes; pass++)
            redone += _quotes.OnSpot();
        return redone;
    }

    [Benchmark(OperationsPerInvoke = Workload.Options, Description = "Black76Batch.ImpliedVolatility")]
    public int BatchOnForward()
    {
        int redone = 0;
        for (int pass = 0; pass < _passes; pass++)
            redone += _quotes.OnForward();
        return redone;
    }
}
