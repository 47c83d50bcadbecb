using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using VixShield.Benchmarks.Inputs;
using VixShield.Benchmarks.Reference;
using VixShield.Numerics;

namespace VixShield.Benchmarks.Tables;

[Table("functions", "Normal distribution function and exponential over spans")]
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory, BenchmarkLogicalGroupRule.ByParams)]
public class FunctionBenchmarks
{
    private const string Distribution = "Cdf";
    private const string Exponential = "Exp";
    private ArgumentSet _set = new(0);
    private int _passes;

    [Params(Place.Cache, Place.Memory)]
    public Place Place { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        _set = new ArgumentSet(Workload.Count(Place));
        _passes = Workload.Passes(Place);
    }

    [BenchmarkCategory(Distribution)]
    [Benchmark(Baseline = true, OperationsPerInvoke = Workload.Options, Description = "MathNet Normal.CDF, one by one")]
    public void MathNetCdf()
    {
        for (int pass = 0; pass < _passes; pass++)
            ScalarLoops.MathNetCdf(_set);
    }

    [BenchmarkCategory(Distribution)]
    [Benchmark(OperationsPerInvoke = Workload.Options, Description = "NormalDistribution.Cdf, one by one")]
    public void ScalarCdf()
    {
        for (int pass = 0; pass < _passes; pass++)
            ScalarLoops.Cdf(_set);
    }

    [BenchmarkCategory(Distribution)]
    [Benchmark(OperationsPerInvoke = Workload.Options, Description = "NormalDistribution.Cdf over spans")]
    public void SpanCdf()
    {
        for (int pass = 0; pass < _passes; pass++)
            NormalDistribution.Cdf(_set.X, _set.Result);
    }

    [BenchmarkCategory(Exponential)]
    [Benchmark(Baseline = true, OperationsPerInvoke = Workload.Options, Description = "Math.Exp, one by one")]
    public void SystemExp()
    {
        for (int pass = 0; pass < _passes; pass++)
            ScalarLoops.SystemExp(_set);
    }

    [BenchmarkCategory(Exponential)]
    [Benchmark(OperationsPerInvoke = Workload.Options, Description = "ElementaryFunctions.Exp, one by one")]
    public void ScalarExp()
    {
        for (int pass = 0; pass < _passes; pass++)
            ScalarLoops.Exp(_set);
    }

    [BenchmarkCategory(Exponential)]
    [Benchmark(OperationsPerInvoke = Workload.Options, Description = "ElementaryFunctions.Exp over spans")]
    public void SpanExp()
    {
        for (int pass = 0; pass < _passes; pass++)
            ElementaryFunctions.Exp(_set.X, _set.Result);
    }
}
