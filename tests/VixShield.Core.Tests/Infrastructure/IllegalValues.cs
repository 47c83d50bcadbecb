using FsCheck;
using FsCheck.Fluent;
using VixShield.Instruments;

namespace VixShield.Tests.Infrastructure;

/// <summary>A number that is not finite and greater than 0.</summary>
public readonly record struct NotPositive(double Value);

/// <summary>A number that is not finite and at least 0.</summary>
public readonly record struct Negative(double Value);

/// <summary>A quantity of 0 or beyond the limit.</summary>
public readonly record struct IllegalQuantity(int Value);

/// <summary>An integer that no enumeration of the library defines.</summary>
public readonly record struct Undefined(sbyte Value);

/// <summary>Generated illegal values, the edges among them.</summary>
public static class IllegalValues
{
    public static Arbitrary<NotPositive> NotPositives() => Arb.From(
        Gen.Frequency((1, Gen.Elements(0.0, -0.0)), (3, NegativeGen)).Select(x => new NotPositive(x)));

    public static Arbitrary<Negative> Negatives() => Arb.From(NegativeGen.Select(x => new Negative(x)));

    public static Arbitrary<IllegalQuantity> Quantities() => Arb.From(
        Gen.Frequency(
            (1, Gen.Elements(0, Leg.MaximumQuantity + 1, -Leg.MaximumQuantity - 1, int.MinValue, int.MaxValue)),
            (1, Gen.Choose(Leg.MaximumQuantity + 1, int.MaxValue - 1).SelectMany(n => Gen.Elements(n, -n))))
        .Select(n => new IllegalQuantity(n)));

    public static Arbitrary<Undefined> Undefineds() => Arb.From(
        Gen.Choose(6, 127).SelectMany(n => Gen.Elements(n, -n)).Select(n => new Undefined((sbyte)n)));

    private static Gen<double> NegativeGen => Gen.Frequency(
        (1, Gen.Elements(double.NaN, double.PositiveInfinity, double.NegativeInfinity, -double.Epsilon, double.MinValue)),
        (1, Generators.Exponential(-300, 300).Select(x => -x)));
}
