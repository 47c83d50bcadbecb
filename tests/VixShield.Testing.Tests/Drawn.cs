using FsCheck;
using VixShield.Testing;

namespace VixShield.Tests.Testing;

/// <summary>Generated values from a fixed seed, so that a test says the same today and tomorrow.</summary>
internal static class Drawn
{
    internal static T[] From<T>(Arbitrary<T> arbitrary, int count)
    {
        List<T> values = [];
        Law.Over("drawn", "is drawn", arbitrary, value =>
        {
            values.Add(value);
            return null;
        }).Verify(new LawOptions { Cases = count });
        return [.. values];
    }
}
