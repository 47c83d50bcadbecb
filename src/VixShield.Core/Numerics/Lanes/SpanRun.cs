using System.Runtime.CompilerServices;

namespace VixShield.Numerics;

/// <summary>Checks the spans of a function, runs it on whole vectors, and what is left over through one padded vector.</summary>
internal static unsafe class SpanRun
{
    private const int MostLanes = 8;

    /// <exception cref="ArgumentException">The destination is too short, or overlaps the argument in part.</exception>
    internal static void Check(ReadOnlySpan<double> x, Span<double> destination)
    {
        if (destination.Length < x.Length)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"The destination has room for {destination.Length} results, but {x.Length} are to be computed."), nameof(destination));
        }

        if (x.Overlaps(destination, out int offset) && offset != 0)
            throw new ArgumentException("The destination overlaps the argument in part: it may be its very memory, else it has to stand apart.", nameof(destination));
    }

    [SkipLocalsInit]
    internal static void Apply(
        ReadOnlySpan<double> x, Span<double> destination, int lanes, delegate*<double*, double*, int, void> function)
    {
        Check(x, destination);
        int rest = x.Length % lanes;
        int whole = x.Length - rest;
        double* padded = stackalloc double[MostLanes];
        fixed (double* source = x, target = destination)
        {
            if (whole > 0)
                function(source, target, whole);
            if (rest == 0)
                return;
            for (int i = 0; i < lanes; i++)
                padded[i] = source[whole + Math.Min(i, rest - 1)];
            function(padded, padded, lanes);
            for (int i = 0; i < rest; i++)
                target[whole + i] = padded[i];
        }
    }
}
