using System.Collections.Immutable;
using VixShield.Display;

namespace VixShield.MarketData;

/// <summary>What was read from files, with the reports of the reading.</summary>
/// <typeparam name="T">What was read.</typeparam>
[TypeFormatterSource]
public sealed class Loaded<T> : IDisplayable
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

    /// <summary>The value, and how many rows of how many files are in it.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{Value}; {Reports.Sum(report => report.Kept)} of {Reports.Sum(report => report.Rows)} rows kept, {Reports.Length} files");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Read from files", ToString())
    {
        Facts =
        [
            new("value", Value?.ToString() ?? DisplayCell.Missing),
            new("files", Reports.Length),
            new("rows", Reports.Sum(r => r.Rows)),
            new("kept", Reports.Sum(r => r.Kept)),
            new("dropped", Reports.Sum(r => r.Dropped)),
        ],
        Tables =
        [
            ReadReport.TableOf(Reports),
            RowIssue.TableOf(Reports.SelectMany(r => r.Issues)),
        ],
    };
}
