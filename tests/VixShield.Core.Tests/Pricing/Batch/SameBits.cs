using System.Globalization;

namespace VixShield.Tests.Pricing.Batch;

/// <summary>Equality without a tolerance: the same bits, so 0 is not -0, while one NaN is as good as another.</summary>
public static class SameBits
{
    public static bool Of(double a, double b) => double.IsNaN(a) ? double.IsNaN(b) : BitConverter.DoubleToInt64Bits(a) == BitConverter.DoubleToInt64Bits(b);

    /// <summary>The first place of a stretch at which two arrays differ, or -1.</summary>
    public static int FirstDifference(ReadOnlySpan<double> expected, ReadOnlySpan<double> actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            if (!Of(expected[i], actual[i]))
                return i;
        }

        return -1;
    }

    /// <summary>The members of a set are those of the scalar formula from a place on; the other arrays are untouched.</summary>
    public static void Verify(OptionBatch batch, MemberRows actual, int members, int start, int resultStart, int length, string what)
    {
        for (int member = 0; member < MemberRows.Count; member++)
        {
            ReadOnlySpan<double> row = actual[member];
            bool asked = (members >> member & 1) != 0;
            int written = asked ? length : 0;
            Assert.False(row[..resultStart].ContainsAnyExcept(MemberRows.Untouched), $"{what}: {MemberRows.Names[member]} was written below its span");
            Assert.False(row[(resultStart + written)..].ContainsAnyExcept(MemberRows.Untouched), $"{what}: {MemberRows.Names[member]} was written beyond its span");
            if (asked)
                VerifyRow(batch, member, row.Slice(resultStart, length), start, what);
        }
    }

    public static void VerifyRow(OptionBatch batch, int member, ReadOnlySpan<double> actual, int start, string what)
    {
        ReadOnlySpan<double> expected = batch.Scalar[member].AsSpan(start, actual.Length);
        int place = FirstDifference(expected, actual);
        if (place >= 0)
        {
            Assert.Fail(string.Create(
                CultureInfo.InvariantCulture,
                $"{what}: {MemberRows.Names[member]} of option {place} of {actual.Length} is {actual[place]:R}, by the scalar formula {expected[place]:R}: {batch.Options[start + place]}"));
        }
    }
}
