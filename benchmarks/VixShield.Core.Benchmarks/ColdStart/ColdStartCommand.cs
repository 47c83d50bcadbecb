namespace VixShield.Benchmarks.ColdStart;

/// <summary>The first 400 calls of 64 options in fresh processes.</summary>
internal static class ColdStartCommand
{
    /// <summary>Measures and prints all figures.</summary>
    internal static int Run()
    {
        ColdStartResult result = ColdStartResult.Measure();
        ColdStartSeries batch = result.Batch, scalar = result.Scalar;
        Console.WriteLine(FormattableString.Invariant($"{"microseconds",-28} {"batch",10} {"scalar",10} {"ratio",8}"));
        Row("first call", batch.First, scalar.First);
        Row("worst of calls 2 to 400", batch.WorstLater, scalar.WorstLater);
        Row("median of calls 2 to 21", batch.Median(1, 20), scalar.Median(1, 20));
        Row("median of calls 101 to 120", batch.Median(100, 20), scalar.Median(100, 20));
        Row("median of calls 381 to 400", batch.Median(380, 20), scalar.Median(380, 20));
        Row("calls 2 to 400", batch.Total - batch.First, scalar.Total - scalar.First);
        Row("all calls", batch.Total, scalar.Total);
        Console.WriteLine(result.Line);
        return result.Holds ? 0 : 1;
    }

    /// <summary>The check of the guard: one line, one retry.</summary>
    internal static bool Holds()
    {
        ColdStartResult result = ColdStartResult.Measure();
        if (!result.Holds)
            result = ColdStartResult.Measure();
        Console.WriteLine(result.Line);
        return result.Holds;
    }

    private static void Row(string what, double batch, double scalar) =>
        Console.WriteLine(FormattableString.Invariant($"{what,-28} {batch / 1000,10:0.0} {scalar / 1000,10:0.0} {batch / scalar,8:0.00}"));
}
