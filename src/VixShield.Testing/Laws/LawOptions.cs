using System.Security.Cryptography;

namespace VixShield.Testing;

/// <summary>How many cases a law is tried on, and which. Equal options give the same cases on every machine. Immutable.</summary>
public sealed record LawOptions
{
    /// <summary>The seed of the defaults.</summary>
    public const ulong DefaultSeed = 20_260_216;

    /// <summary>300 cases from <see cref="DefaultSeed"/>.</summary>
    public static LawOptions Default { get; } = new();

    /// <summary>Number of generated cases of each law; from 1 to 10,000,000. Take fewer for a slow pricer, more before a release.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is out of range.</exception>
    public int Cases
    {
        get;
        init => field = value is >= 1 and <= 10_000_000
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Cases), value, FormattableString.Invariant($"Must be from 1 to 10,000,000, not {value}."));
    }

    = 300;

    /// <summary>What the cases are drawn from. A report prints it, so that a broken law can be run again on the same cases.</summary>
    public ulong Seed { get; init; } = DefaultSeed;

    /// <summary>Options with a seed that no one has chosen: for runs that look for what the usual cases do not show.</summary>
    /// <param name="cases">Number of cases of each law; from 1 to 10,000,000.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is out of range.</exception>
    public static LawOptions Exploring(int cases = 300)
    {
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        RandomNumberGenerator.Fill(bytes);
        return new LawOptions { Cases = cases, Seed = BitConverter.ToUInt64(bytes) };
    }

    /// <summary>Cases and seed.</summary>
    public override string ToString() => FormattableString.Invariant($"{Cases} cases from seed {Seed}");
}
