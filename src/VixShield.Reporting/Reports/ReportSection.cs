using System.Collections.Immutable;
using VixShield.Display;

namespace VixShield.Reporting;

/// <summary>A part of a report, as data: heading, sentences, tables and figures, in the order in which they stand. Immutable.</summary>
public sealed class ReportSection
{
    internal ReportSection(string heading) => Heading = heading;

    /// <summary>The heading; no two sections of a report share one.</summary>
    public string Heading { get; }

    /// <summary>Sentences before the tables.</summary>
    public ImmutableArray<string> Paragraphs { get; internal init; } = [];

    /// <summary>Points of a list after the sentences.</summary>
    public ImmutableArray<string> Points { get; internal init; } = [];

    /// <summary>Tables before the figures.</summary>
    public ImmutableArray<DisplayTable> Tables { get; internal init; } = [];

    /// <summary>Figures.</summary>
    public ImmutableArray<Chart> Figures { get; internal init; } = [];

    /// <summary>The heading and what is below it.</summary>
    public override string ToString() => FormattableString.Invariant($"{Heading}: {Paragraphs.Length + Points.Length} sentences, {Tables.Length} tables, {Figures.Length} figures");
}
