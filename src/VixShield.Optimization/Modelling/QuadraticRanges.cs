using System.Collections.Immutable;

namespace VixShield.Optimization;

/// <summary>Ranges of forms whose squares count negatively, narrower than those over all lots: the parts into which a search has split the problem. Immutable.</summary>
internal sealed class QuadraticRanges
{
    private readonly ImmutableDictionary<(int Row, int Term), (double Low, double High)> _ranges;

    private QuadraticRanges(ImmutableDictionary<(int Row, int Term), (double Low, double High)> ranges) => _ranges = ranges;

    internal static QuadraticRanges Whole { get; } = new(ImmutableDictionary<(int Row, int Term), (double Low, double High)>.Empty);

    internal (double Low, double High) Of(int row, int term, (double Low, double High) whole) =>
        _ranges.TryGetValue((row, term), out (double Low, double High) part) ? (Math.Max(part.Low, whole.Low), Math.Min(part.High, whole.High)) : whole;

    internal (QuadraticRanges Lower, QuadraticRanges Upper) Split(int row, int term, double at)
    {
        (double low, double high) = Of(row, term, (double.NegativeInfinity, double.PositiveInfinity));
        return (new(_ranges.SetItem((row, term), (low, at))), new(_ranges.SetItem((row, term), (at, high))));
    }
}
