using System.Runtime.InteropServices;
using VixShield.Benchmarks.Tables;
using VixShield.Market;
using VixShield.Pricing.Batch;
using VixShield.Volatility;

namespace VixShield.Benchmarks.Surface;

/// <summary>The times from a day of quotes to volatilities, parametric slices, a surface, the VIX and parity forwards.</summary>
internal static class SurfaceCommand
{
    private const int SideCount = 1341;
    private const double ParametricTarget = 20;
    private const double SurfaceTarget = 100;
    private const double ReplicationTarget = 0.2;

    // A side on each kernel path.
    private static double? SideTarget => BlackScholesBatch.ActivePath switch
    {
        KernelPath.Avx512 => 0.05,
        KernelPath.Avx2 => 0.1,
        _ => null,
    };

    internal static int Run()
    {
        Console.WriteLine($"{Processor.Name}, {RuntimeInformation.FrameworkDescription}, kernel path {BlackScholesBatch.ActivePath}, one thread");
        Console.WriteLine(FormattableString.Invariant($"{"milliseconds",-56} {"least",9} {"median",9} {"target",7} {"KiB",9}"));
        QuotedDay wide = MadeDay.Wide();
        OneSide side = new(wide, SideCount);
        Row(FormattableString.Invariant($"implied volatilities of {SideCount} quotes"), SideTarget, side.Solve);
        Day(wide);
        Replication(wide);
        Row("parity forwards", null, () => ParityForwards.Fit(wide.Instant, wide.Parity));
        Day(MadeDay.Narrow());
        if (FolderDay.Read() is { } real)
            Day(real);
        return 0;
    }

    private static void Day(QuotedDay day)
    {
        Console.WriteLine(day);
        SurfaceFit fit = SurfaceCalibration.Fit("SPX", CalendarRule.OneUnderlying, day.Smiles);
        Console.WriteLine(FormattableString.Invariant($"  inside: {fit.Smiles.Sum(s => s.Quality.Inside)} by the surface, {fit.Smiles.Sum(s => s.SviQuality.Inside)} of {fit.Smiles.Sum(s => s.SviQuality.Quotes)} by raw SVI, {fit.Smiles.Sum(s => s.EssviQuality.Inside)} by eSSVI"));
        Row("  raw SVI and eSSVI", ParametricTarget, () => ParametricFits.All(day.Smiles));
        Row("  the surface", SurfaceTarget, () => SurfaceCalibration.Fit("SPX", CalendarRule.OneUnderlying, day.Smiles));
    }

    private static void Replication(QuotedDay day)
    {
        QuotedExpiry near = day.Expiries.Last(e => e.Years * 365 < 30);
        QuotedExpiry next = day.Expiries.First(e => e.Years * 365 > 30);
        StripQuote[] nearStrip = near.Strip();
        StripQuote[] nextStrip = next.Strip();
        double rate = -Math.Log(near.Discount) / near.Years;
        VarianceIndex Index() => VarianceIndex.Combine(
            VarianceStrip.Replicate(near.Years, rate, nearStrip), VarianceStrip.Replicate(next.Years, rate, nextStrip), VarianceWindow.ThirtyDay);
        VarianceIndex index = Index();
        string counts = FormattableString.Invariant($"{index.Near!.Contributions.Length} and {index.Next!.Contributions.Length} strikes");
        Row($"VIX from {counts}", ReplicationTarget, () => Index());
    }

    private static void Row(string what, double? target, Action action)
    {
        RepeatedTiming timing = RepeatedTiming.Of(action);
        Console.WriteLine(FormattableString.Invariant($"{what,-56} {timing.Least,9:0.0000} {timing.Median,9:0.0000} {target,7:0.##} {timing.Bytes / 1024.0,9:0.0}"));
    }
}
