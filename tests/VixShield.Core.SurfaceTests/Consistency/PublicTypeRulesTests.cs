using System.Collections.Immutable;

namespace VixShield.Tests.Consistency;

/// <summary>Each rule on a made-up type that breaks it, and all of them on one that keeps them.</summary>
public class PublicTypeRulesTests
{
#pragma warning disable CA1051, CA1067, CA1819, CA2211 // These types are faulty on purpose.
    public class Open;

    public sealed class HalfEqual : IEquatable<HalfEqual>
    {
        public bool Equals(HalfEqual? other) => other is not null;
    }

    public sealed class Settable
    {
        public int Number { get; set; }

        public int[] Numbers { get; } = [];
    }

    public sealed class Stateful
    {
        public static int Count;

        public int Number;
    }
#pragma warning restore CA1051, CA1067, CA1819, CA2211

    public sealed record Sound
    {
        public const int Limit = 3;

        public static ImmutableArray<Func<int, int>> All { get; } = [x => x + 1];

        public required int Number { get; init; }
    }

    [Fact]
    public void Each_rule_finds_the_type_that_breaks_it()
    {
        Assert.Single(PublicTypeRules.Inheritance(typeof(Open)));
        Assert.Equal(2, PublicTypeRules.Equality(typeof(HalfEqual)).Count());
        Assert.Contains("Settable.Number", Assert.Single(PublicTypeRules.Setters(typeof(Settable))), StringComparison.Ordinal);
        Assert.Contains("Settable.Numbers", Assert.Single(PublicTypeRules.Arrays(typeof(Settable))), StringComparison.Ordinal);
        Assert.Equal(2, PublicTypeRules.Fields(typeof(Stateful)).Count());
        Assert.Contains("Stateful.Count", Assert.Single(PublicTypeRules.StaticState(typeof(Stateful))), StringComparison.Ordinal);
    }

    [Fact]
    public void No_rule_objects_to_a_sound_type() => Assert.Empty(
        PublicTypeRules.Inheritance(typeof(Sound))
            .Concat(PublicTypeRules.Equality(typeof(Sound)))
            .Concat(PublicTypeRules.Setters(typeof(Sound)))
            .Concat(PublicTypeRules.Fields(typeof(Sound)))
            .Concat(PublicTypeRules.Arrays(typeof(Sound)))
            .Concat(PublicTypeRules.StaticState(typeof(Sound))));
}
