using System.Collections.Immutable;
using System.Text;
using VixShield.Adjustments;
using VixShield.Display;
using VixShield.Serialization;

namespace VixShield.Reporting;

/// <summary>
/// An adjustment plan as one page: what was found, orders and guardrails, payoffs, Greeks by layer, carry, scenarios, the curve and what the plan was made from. Its sections are data; HTML is made from them alone.
/// The page asks nothing of a network and holds the whole plan, from which it can be replayed. Immutable.
/// </summary>
[TypeFormatterSource]
public sealed class PlanReport : IDisplayable
{
    private PlanReport(AdjustmentPlan plan, PlanAlternative? alternative, string title, ImmutableArray<ReportSection> sections)
    {
        Plan = plan;
        Alternative = alternative;
        Title = title;
        Sections = sections;
    }

    /// <summary>The plan.</summary>
    public AdjustmentPlan Plan { get; }

    /// <summary>The alternative that the page is about, "after" where it trades; it may be doing nothing. Null where the plan has no alternative.</summary>
    public PlanAlternative? Alternative { get; }

    /// <summary>The title.</summary>
    public string Title { get; }

    /// <summary>The sections, in order. A figure that the market has no data for is left out; its section says why.</summary>
    public ImmutableArray<ReportSection> Sections { get; }

    /// <summary>Makes a report.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="options">What is shown beside it; null for the defaults.</param>
    /// <param name="progress">Told the share that is done, from 0 to 1; null for none.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ArgumentException">The plan is null, or the chosen alternative is not one of it.</exception>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static PlanReport Of(AdjustmentPlan plan, PlanReportOptions? options = null, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        options ??= PlanReportOptions.Default;
        if (options.Alternative is { } chosen && !plan.Alternatives.Contains(chosen))
            throw new ArgumentException($"'{chosen.Name}' is no alternative of the plan; it has {string.Join(", ", plan.Alternatives.Select(a => $"'{a.Name}'"))}.", nameof(options));
        PlanAlternative? alternative = options.Alternative ?? plan.Best ?? plan.Alternatives.FirstOrDefault(a => !a.Orders.IsEmpty) ?? plan.Alternatives.FirstOrDefault();
        var writer = new ReportWriter(plan, alternative, options, cancellation);
        string title = options.Title ?? FormattableString.Invariant($"Adjustment plan: {plan.Status}, market of {plan.Valuation.Market.ValuationInstant:yyyy-MM-dd HH:mm}");
        Func<ReportSection>[] parts = [.. writer.Parts()];
        var sections = ImmutableArray.CreateBuilder<ReportSection>(parts.Length);
        foreach (Func<ReportSection> part in parts)
        {
            cancellation.ThrowIfCancellationRequested();
            sections.Add(part());
            progress?.Report((double)sections.Count / parts.Length);
        }

        return new PlanReport(plan, alternative, title, sections.MoveToImmutable());
    }

    /// <summary>The whole page.</summary>
    public string ToHtml()
    {
        using var writer = new StringWriter { NewLine = "\n" };
        WriteHtml(writer);
        return writer.ToString();
    }

    /// <summary>Writes the whole page.</summary>
    /// <param name="writer">Where to.</param>
    /// <exception cref="ArgumentNullException">The writer is null.</exception>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void WriteHtml(TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ReportHtml.Write(this, writer);
    }

    /// <summary>Writes the whole page to a file in UTF-8.</summary>
    /// <param name="path">The file; it is replaced if there is one, and only once the page is complete.</param>
    /// <exception cref="ArgumentException">The path is blank.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public void WriteHtml(string path) => File.WriteAllText(Check.NotBlank(path, nameof(path)), ToHtml(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));

    /// <summary>The plan that a page holds, as its JSON: <see cref="PlanReplay.Of"/> replays it.</summary>
    /// <param name="html">A page that <see cref="WriteHtml(string)"/> wrote.</param>
    /// <exception cref="ArgumentNullException">The page is null.</exception>
    /// <exception cref="FormatException">The page holds no plan.</exception>
    public static string PlanJsonOf(string html)
    {
        ArgumentNullException.ThrowIfNull(html);
        return ReportHtml.PlanOf(html) ?? throw new FormatException("The page holds no plan: it is no report, or was changed.");
    }

    /// <summary>Title and sections.</summary>
    public override string ToString() => FormattableString.Invariant($"{Title}: {Sections.Length} sections, {Sections.Sum(s => s.Figures.Length)} figures");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new(Title, Plan.ToString().ReplaceLineEndings(" "))
    {
        Tables = [.. Sections.SelectMany(s => s.Tables)],
        Notes = [.. Sections.SelectMany(s => s.Paragraphs.Concat(s.Points))],
    };

    /// <summary>What a notebook shows: the sections without the frame of a page.</summary>
    internal string ToFragment() => ReportHtml.FragmentOf(this);

    /// <summary>The plan as the page holds it.</summary>
    internal string PlanJson() => VixShieldJson.Serialize(Plan);
}
