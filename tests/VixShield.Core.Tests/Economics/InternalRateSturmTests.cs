using FsCheck;
using FsCheck.Fluent;
using VixShield.Economics;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Economics;

/// <summary>The number of rates against Sturm's theorem in exact arithmetic.</summary>
public static class InternalRateSturmTests
{
    private static readonly DateOnly Start = new(2024, 1, 2);

    [SeededProperty(MaxTest = 600)]
    public static Property As_many_rates_as_the_polynomial_has_roots() => Prop.ForAll(
        Arb.From(Gen.Frequency(
            (3, Gen.Choose(2, 24).SelectMany(n => Gen.Choose(-9, 9).ArrayOf(n))),
            (2, Gen.Choose(2, 40).SelectMany(n => Gen.Choose(-2, 2).ArrayOf(n))),
            (1, Gen.Choose(2, 14).SelectMany(n => Gen.Choose(-1_000_000, 1_000_000).ArrayOf(n))))),
        flows =>
        {
            if (flows.All(f => f == 0))
                return;
            InternalRateReading reading = InternalRateOfReturn.Periodic([.. flows.Select(f => (double)f)]);
            Assert.Equal((SturmCount.Positive(flows.Select(f => (long)f)), string.Join(";", flows)), (reading.Rates.Length + reading.RootsOutsideDomain, string.Join(";", flows)));
        });

    /// <summary>Products of powers of small factors: roots that touch and roots that cross flat, among others.</summary>
    [SeededProperty(MaxTest = 600)]
    public static Property As_many_rates_as_a_product_has_roots_however_often_they_are_repeated() => Prop.ForAll(
        Arb.From(
            from count in Gen.Choose(1, 4)
            from factors in (from a in Gen.Choose(1, 6) from b in Gen.Choose(-6, 6) from c in Gen.Choose(-2, 2) from power in Gen.Choose(1, 3) select (a, b, c, power)).ArrayOf(count)
            // Two triple roots a hundredth apart are one to what rounding of the flows leaves open.
            where factors.Sum(f => f.power) <= 4
            select factors),
        factors =>
        {
            long[] flows = [1];
            foreach ((int a, int b, int c, int power) in factors)
            {
                for (int i = 0; i < power; i++)
                    flows = Times(flows, [a, b, c]);
            }

            InternalRateReading reading = InternalRateOfReturn.Periodic([.. flows.Select(f => (double)f)]);
            Assert.Equal((SturmCount.Positive(flows), string.Join(";", flows)), (reading.Rates.Length + reading.RootsOutsideDomain, string.Join(";", flows)));
        });

    [SeededProperty(MaxTest = 150)]
    public static Property As_many_rates_of_dated_flows_as_the_polynomial_of_days_has_roots() => Prop.ForAll(
        Arb.From(from n in Gen.Choose(2, 12) from days in Gen.Choose(0, 60).ArrayOf(n) from amounts in Gen.Choose(-99, 99).ArrayOf(n) select days.Zip(amounts).ToArray()),
        flows =>
        {
            var days = new long[61];
            foreach ((int day, int amount) in flows)
                days[day] += amount;
            if (days.All(d => d == 0))
                return;
            InternalRateReading reading = InternalRateOfReturn.Dated(flows.Select(f => new CashFlow(Start.AddDays(f.First), f.Second)));
            Assert.Equal((SturmCount.Positive(days), string.Join(";", days)), (reading.Rates.Length + reading.RootsOutsideDomain, string.Join(";", days)));
        });

    private static long[] Times(long[] a, long[] b)
    {
        var product = new long[a.Length + b.Length - 1];
        for (int i = 0; i < a.Length; i++)
        {
            for (int j = 0; j < b.Length; j++)
                product[i + j] += a[i] * b[j];
        }

        return product;
    }
}
