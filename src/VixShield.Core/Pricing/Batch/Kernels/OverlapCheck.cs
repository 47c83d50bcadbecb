using System.Runtime.CompilerServices;

namespace VixShield.Pricing.Batch;

/// <summary>
/// Refuses an output that overlaps an input in part or another output at all. The very memory of an input is allowed: each
/// option is read before it is written.
/// </summary>
internal unsafe ref struct OverlapCheck
{
    private Extents _extents;
    private int _count;

    /// <summary>Adds an input of so many bytes; a null pointer is none.</summary>
    internal void Input(void* start, long bytes, string name, bool replaceable = true) => Add(start, bytes, name, replaceable);

    /// <summary>Adds an output of so many bytes; a null pointer is none.</summary>
    /// <exception cref="ArgumentException">It overlaps memory that is already in use; the message names both.</exception>
    // Compares with everything before it: in the first tier these comparisons are half the time of a batch of 64 options.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void Output(void* start, long bytes, string name)
    {
        if (start == null)
            return;
        nuint begin = (nuint)start;
        nuint end = begin + (nuint)bytes;
        for (int i = 0; i < _count; i++)
        {
            Extent other = _extents[i];
            if (begin < other.End && other.Begin < end && !(other.Replaceable && begin == other.Begin))
                throw new ArgumentException($"{name} overlaps {other.Name}: an output may be the very memory of one input, else it has to stand alone.", name);
        }

        Add(start, bytes, name, replaceable: false);
    }

    private void Add(void* start, long bytes, string name, bool replaceable)
    {
        if (start != null)
            _extents[_count++] = new Extent((nuint)start, (nuint)start + (nuint)bytes, name, replaceable);
    }

    private readonly record struct Extent(nuint Begin, nuint End, string Name, bool Replaceable);

    // Nine inputs and as many outputs as there are members.
    [InlineArray(9 + GreeksOutputs.Members)]
    private struct Extents
    {
        private Extent _first;
    }
}
