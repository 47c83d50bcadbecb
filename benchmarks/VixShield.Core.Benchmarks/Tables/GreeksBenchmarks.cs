using BenchmarkDotNet.Attributes;
using VixShield.Benchmarks.Inputs;
using VixShield.Benchmarks.Reference;
using VixShield.Pricing.Batch;

namespace VixShield.Benchmarks.Tables;

[Table("greeks", "Ways to the same prices and Greeks, and the memory traffic alone")]
public class GreeksBenchmarks
{
    private OptionSet _set = new(0);
    private int _passes;

    [Params(Place.Cache, Place.Memory)]
    public Place Place { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        _set = new OptionSet(Workload.Count(Place));
        _passes = Workload.Passes(Place);
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Workload.Options, Description = "textbook on MathNet, eight outputs")]
    public void TextbookEight()
    {
        for (int pass = 0; pass < _passes; pass++)
            Textbook.UsualEight(_set);
    }

    [Benchmark(OperationsPerInvoke = Workload.Options, Description = "textbook on MathNet, price and five Greeks")]
    public void TextbookPriceAndFive()
    {
        for (int pass = 0; pass < _passes; pass++)
            Textbook.PriceAndFive(_set);
    }

    [Benchmark(OperationsPerInvoke = Workload.Options, Description = "textbook on MathNet, price alone")]
    public void TextbookPrice()
    {
        for (int pass = 0; pass < _passes; pass++)
            Textbook.Price(_set);
    }

    [Benchmark(OperationsPerInvoke = Workload.Options, Description = "BlackScholes.Price, one by one")]
    public void ScalarPrice()
    {
        for (int pass = 0; pass < _passes; pass++)
            ScalarLoops.Price(_set);
    }

    [Benchmark(OperationsPerInvoke = Workload.Options, Description = "BlackScholes.Greeks, one by one (all seventeen)")]
    public void ScalarGreeks()
    {
        for (int pass = 0; pass < _passes; pass++)
            ScalarLoops.Greeks(_set);
    }

    [Benchmark(OperationsPerInvoke = Workload.Options, Description = "BlackScholesBatch, usual eight outputs")]
    public void BatchOnSpot()
    {
        for (int pass = 0; pass < _passes; pass++)
            BlackScholesBatch.Compute(_set.Inputs, _set.UsualEight);
    }

    [Benchmark(OperationsPerInvoke = Workload.Options, Description = "Black76Batch, usual eight outputs")]
    public void BatchOnForward()
    {
        for (int pass = 0; pass < _passes; pass++)
            Black76Batch.Compute(_set.ForwardInputs, _set.UsualEight);
    }

    [Benchmark(OperationsPerInvoke = Workload.Options, Description = "bare stream: seven inputs read, eight outputs written")]
    public void Stream()
    {
        for (int pass = 0; pass < _passes; pass++)
            BareStream.Run(_set);
    }
}
