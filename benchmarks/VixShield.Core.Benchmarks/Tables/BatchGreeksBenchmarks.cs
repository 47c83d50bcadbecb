using BenchmarkDotNet.Attributes;
using VixShield.Benchmarks.Inputs;
using VixShield.Benchmarks.Reference;
using VixShield.Pricing.Batch;

namespace VixShield.Benchmarks.Tables;

[Table("batch-greeks", "Prices and Greeks in batches")]
public class BatchGreeksBenchmarks
{
    private OptionSet _set = new(0);
    private int _passes;

    [Params(Place.Cache, Place.Memory)]
    public Place Place { get; set; }

    [Params(InputForm.Arrays, InputForm.Chain, InputForm.Grid)]
    public InputForm Form { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        _set = new OptionSet(Workload.Count(Place), Form, members: 17);
        _passes = Workload.Passes(Place);
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Workload.Options, Description = "textbook on MathNet, eight outputs")]
    public void TextbookEight()
    {
        for (int pass = 0; pass < _passes; pass++)
            Textbook.UsualEight(_set);
    }

    [Benchmark(OperationsPerInvoke = Workload.Options, Description = "batch, price alone")]
    public void PriceAlone()
    {
        for (int pass = 0; pass < _passes; pass++)
            BlackScholesBatch.Compute(_set.Inputs, _set.PriceAlone);
    }

    [Benchmark(OperationsPerInvoke = Workload.Options, Description = "batch, usual eight outputs")]
    public void UsualEight()
    {
        for (int pass = 0; pass < _passes; pass++)
            BlackScholesBatch.Compute(_set.Inputs, _set.UsualEight);
    }

    [Benchmark(OperationsPerInvoke = Workload.Options, Description = "batch, all seventeen outputs")]
    public void AllSeventeen()
    {
        for (int pass = 0; pass < _passes; pass++)
            BlackScholesBatch.Compute(_set.Inputs, _set.AllSeventeen);
    }
}
