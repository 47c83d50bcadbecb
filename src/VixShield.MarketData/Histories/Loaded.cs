using System.Collections.Immutable;

namespace VixShield.MarketData;

/// <summary>What was read from files, with the reports of the reading.</summary>
/// <typeparam name="T">What was read.</typeparam>
public sealed class Loaded<T>
{
    internal Loaded(T value, params IEnumerable<ReadReport> reports)
    {
        Value = value;
        Reports = [.. reports];
    }

    /// <summary>What was read.</summary>
    public T Value { get; }

    /// <summary>One report a file, in the order of reading. What is not in <see cref="Value"/> is in them.</summary>
    public ImmutableArray<ReadReport> Reports { get; }

    /// <summary>The value and the reports, one a line.</summary>
    public override string ToString() => $"{Value}{string.Concat(Reports.Select(report => $"{Environment.NewLine}{report}"))}";
}
