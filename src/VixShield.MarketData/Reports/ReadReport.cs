using System.Collections.Immutable;
using VixShield.Display;

namespace VixShield.MarketData;

/// <summary>What a reader saw in a file. Counts are complete; of the issues themselves the first are kept, so that memory stays bounded.</summary>
[TypeFormatterSource]
public sealed class ReadReport : IDisplayable
{
    internal ReadReport(string file, long lines, long rows, long kept, ImmutableSortedDictionary<RowIssueCode, long> counts, ImmutableArray<RowIssue> issues, long uncheckedSessions, long uncheckedSpots)
    {
        File = file;
        Lines = lines;
        Rows = rows;
        Kept = kept;
        Counts = counts;
        Issues = issues;
        UncheckedSessions = uncheckedSessions;
        UncheckedSpots = uncheckedSpots;
    }

    /// <summary>Name of the file.</summary>
    public string File { get; }

    /// <summary>Lines read below the header, blank ones not counted.</summary>
    public long Lines { get; }

    /// <summary>Rows that the lines hold: several a line where a line has a call and a put, or several universes.</summary>
    public long Rows { get; }

    /// <summary>Rows handed out.</summary>
    public long Kept { get; }

    /// <summary>Rows left out.</summary>
    public long Dropped => Rows - Kept;

    /// <summary>Issues by code. A row can have several.</summary>
    public ImmutableSortedDictionary<RowIssueCode, long> Counts { get; }

    /// <summary>The first issues, in the order they were found; how many is <see cref="ReadOptions.MaximumIssues"/>.</summary>
    public ImmutableArray<RowIssue> Issues { get; }

    /// <summary>Issues that are counted but not listed.</summary>
    public long IssuesOmitted => Counts.Values.Sum() - Issues.Length;

    /// <summary>Rows whose date the calendar does not cover: whether they are sessions is unknown, and they are kept.</summary>
    public long UncheckedSessions { get; }

    /// <summary>
    /// Days of a table of options that have a price of the underlying which could not be compared with the parity forward: options that are not European
    /// options on an equity index, or fewer than five strikes with a call and a put of one expiration in 1 to 100 days.
    /// </summary>
    public long UncheckedSpots { get; }

    /// <summary>File, rows and counts by code.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{File}: {Rows} rows, {Kept} kept{string.Concat(Counts.Select(pair => FormattableString.Invariant($", {pair.Value} {pair.Key}")))}");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Reading of a file", ToString())
    {
        Facts =
        [
            new("file", File),
            new("lines", Lines),
            new("rows", Rows),
            new("kept", Kept),
            new("dropped", Dropped),
            new("issues", Counts.Values.Sum()),
            new("sessions not checked", UncheckedSessions),
            new("prices of the underlying not checked", UncheckedSpots),
        ],
        Tables =
        [
            DisplayTable.Of(
                "issues by code",
                Counts,
                new("code", r => r.Key),
                new("rows", r => r.Value)),
            RowIssue.TableOf(Issues),
        ],
    };

    internal static DisplayTable TableOf(IEnumerable<ReadReport> reports) => DisplayTable.Of(
        "files",
        reports,
        new("file", r => r.File),
        new("lines", r => r.Lines),
        new("rows", r => r.Rows),
        new("kept", r => r.Kept),
        new("dropped", r => r.Dropped),
        new("issues", r => string.Join(", ", r.Counts.Select(pair => FormattableString.Invariant($"{pair.Value} {pair.Key}")))));
}
