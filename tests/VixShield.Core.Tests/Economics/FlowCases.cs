using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using VixShield.Economics;

namespace VixShield.Tests.Economics;

/// <summary>Generated cash flows: in cents or wild, with zeros, days shared, one sign change or many.</summary>
public static class FlowCases
{
    private static readonly DateOnly First = new(2024, 1, 2);

    public static Arbitrary<double[]> Periodic() => Arb.From(
        from count in Gen.Choose(1, 24)
        from flows in Amount().ArrayOf(count)
        select flows);

    public static Arbitrary<CashFlow[]> Dated() => Arb.From(
        from count in Gen.Choose(1, 16)
        from days in Gen.Choose(0, 1500).ArrayOf(count)
        from amounts in Amount().ArrayOf(count)
        select days.Zip(amounts, (d, a) => new CashFlow(First.AddDays(d), a)).ToArray());

    /// <summary>Numbers separated by semicolons; none from an empty text.</summary>
    public static double[] Parse(string list) => list.Length == 0 ? [] : [.. list.Split(';').Select(x => double.Parse(x, CultureInfo.InvariantCulture))];

    private static Gen<double> Amount() => Gen.Frequency(
        (6, Gen.Choose(-500_000, 500_000).Select(i => i / 100d)),
        (2, Gen.Choose(-100, 100).Select(i => (double)i)),
        (1, Gen.Constant(0d)),
        (1, from exponent in Gen.Choose(-3, 9) from lead in Gen.Choose(-99, 99) select lead / 10d * Math.Pow(10, exponent)));
}
