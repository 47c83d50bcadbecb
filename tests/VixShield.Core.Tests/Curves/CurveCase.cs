using FsCheck;
using FsCheck.Fluent;
using VixShield.Curves;
using VixShield.Expiries;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Curves;

/// <summary>The order of spot VIX and the prices along a generated strip.</summary>
public enum CurveShape
{
    Contango,
    Backwardation,
    Any,
}

/// <summary>Spot VIX and one to ten contracts, weeklies among them, seen from any minute of a week.</summary>
public sealed record CurveCase(DateTimeOffset Instant, double Vix, Expiry[] Expiries, double[] Prices, CurveShape Shape)
{
    private static readonly Expiry[] Listed =
    [
        .. Enumerable.Range(0, 5).Select(week => ExpiryRules.VixWeekly.Resolve(new DateOnly(2024, 2, 21).AddDays(7 * week), TradingCalendar.UsOptions)),
        .. Enumerable.Range(4, 8).Select(month => ExpiryRules.VixMonthly.Resolve(2024, month, TradingCalendar.UsOptions)),
    ];

    public double[] Years => [0, .. Expiries.Select(e => e.YearsFrom(Instant))];

    public double[] Values => [Vix, .. Prices];

    public static Arbitrary<CurveCase> Cases() => Arb.From(
        from minutes in Gen.Choose(0, 7 * 1440)
        from shape in Gen.Elements(Enum.GetValues<CurveShape>())
        from count in Gen.Choose(1, 10)
        from mask in Gen.Shuffle(Enumerable.Range(0, Listed.Length))
        from raw in Gen.ArrayOf(Generators.Exponential(0.95, 1.9), count + 1)
        select Make(minutes, shape, [.. mask.Take(count).Order().Select(i => Listed[i])], raw));

    public VixFuturesCurve Make() => new(Instant, Vix, Expiries.Zip(Prices, (e, p) => new VixFuture(e, p)).Reverse());

    private static CurveCase Make(int minutes, CurveShape shape, Expiry[] expiries, double[] raw)
    {
        double[] levels = shape switch
        {
            CurveShape.Contango => [.. raw.Order()],
            CurveShape.Backwardation => [.. raw.OrderDescending()],
            _ => raw,
        };
        return new CurveCase(TestExpiries.Instant.AddMinutes(minutes), levels[0], expiries, levels[1..], shape);
    }
}
