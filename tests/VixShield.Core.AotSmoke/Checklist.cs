using System.Globalization;

namespace VixShield.AotSmoke;

/// <summary>Counts comparisons and keeps those that fail.</summary>
internal sealed class Checklist
{
    private readonly List<string> _failures = [];

    public int Count { get; private set; }

    public IReadOnlyList<string> Failures => _failures;

    public void Holds(bool condition, string statement)
    {
        Count++;
        if (!condition)
            _failures.Add($"FAILED {statement}");
    }

    public void Equal<T>(T expected, T actual, string what) =>
        Holds(EqualityComparer<T>.Default.Equals(expected, actual), $"{what}: expected {expected}, got {actual}");

    // The tolerance is relative to the expected value. A NaN fails.
    public void Near(double expected, double actual, double tolerance, string what) => Holds(
        Math.Abs(actual - expected) <= tolerance * Math.Abs(expected),
        string.Create(CultureInfo.InvariantCulture, $"{what}: expected {expected:R}, got {actual:R}"));
}
