using System.Runtime.InteropServices;
using VixShield.Instruments;

namespace VixShield.Pricing.Batch;

/// <summary>Rows of a block: one value repeated, and what is left over of a vector padded with its last value.</summary>
internal static unsafe class BlockRows
{
    /// <summary>The number of doubles in a line of the cache.</summary>
    internal const int LineLength = 8;

    /// <summary>The first line of the cache that begins at or after a place: vectors that straddle two lines take twice as long.</summary>
    internal static double* Align(double* place) => (double*)(((nuint)place + 63) & ~(nuint)63);

    /// <summary>How far a column moves with an option; one value for all becomes a row that the blocks do not leave.</summary>
    internal static int Spread(in Column column, ref double* values, double* row, int padded)
    {
        if (!column.IsConstant)
            return 1;
        new Span<double>(row, padded).Fill(column.Constant);
        values = row;
        return 0;
    }

    /// <summary>The same for the rights. Whether every one of them is a call or a put.</summary>
    internal static bool SpreadRights(in BatchInputs inputs, ref sbyte* rights, sbyte* row, int padded)
    {
        if (!inputs.Rights.IsEmpty)
            return !MemoryMarshal.Cast<OptionRight, sbyte>(inputs.Rights).ContainsAnyExcept((sbyte)OptionRight.Put, (sbyte)OptionRight.Call);
        new Span<sbyte>(row, padded).Fill((sbyte)inputs.Right);
        rights = row;
        return inputs.Right is OptionRight.Call or OptionRight.Put;
    }

    /// <summary>A row of so many values, the last of them repeated up to the width of a vector.</summary>
    internal static T* Pad<T>(T* values, int stride, T* row, int rest, int width)
        where T : unmanaged
    {
        for (int i = 0; i < width; i++)
            row[i] = values[stride * Math.Min(i, rest - 1)];
        return row;
    }

    /// <summary>Copies the results that are meant to where they were asked for, if they were.</summary>
    internal static void CopyBack<T>(T* results, T* output, int rest)
        where T : unmanaged
    {
        if (output != null)
            new ReadOnlySpan<T>(results, rest).CopyTo(new Span<T>(output, rest));
    }
}
