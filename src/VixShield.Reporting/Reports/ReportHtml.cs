using System.Text;
using VixShield.Display;

namespace VixShield.Reporting;

/// <summary>Reports as HTML: one page that asks nothing of a network, or a fragment.</summary>
internal static class ReportHtml
{
    private const string PlanStart = "<script type=\"application/json\" id=\"plan\">";
    private const string PlanEnd = "</script>";

    internal static void Write(PlanReport report, TextWriter writer)
    {
        string title = HtmlText.Escape(report.Title);
        writer.WriteLine("<!DOCTYPE html>");
        writer.WriteLine("<html lang=\"en\">");
        writer.WriteLine("<head>");
        writer.WriteLine("<meta charset=\"utf-8\">");
        writer.WriteLine("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        // A page that cannot ask for anything, whatever stands in it.
        writer.WriteLine("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; style-src 'unsafe-inline'\">");
        writer.WriteLine($"<title>{title}</title>");
        writer.WriteLine("<link rel=\"icon\" href=\"data:,\">");
        writer.WriteLine(DisplayStyle.Html + FigureHtml.Style + ReportStyle.Page);
        writer.WriteLine("</head>");
        writer.WriteLine("<body>");
        writer.WriteLine("<a class=\"skip\" href=\"#main\">Skip to the report</a>");
        writer.WriteLine($"<header><h1>{title}</h1><p>{HtmlText.Escape(report.Plan.Reason)}</p><p class=\"quiet\">{HtmlText.Escape(report.Plan.Valuation.Market.ToString())}</p></header>");
        writer.WriteLine("<nav aria-label=\"Sections\"><ul>" + string.Concat(report.Sections.Select(s => $"<li><a href=\"#{Id(s)}\">{HtmlText.Escape(s.Heading)}</a></li>")) + "</ul></nav>");
        writer.WriteLine("<main id=\"main\">");
        foreach (ReportSection section in report.Sections)
            writer.WriteLine(Of(section));
        writer.WriteLine("</main>");
        writer.WriteLine($"<footer><p>{HtmlText.Escape(report.Plan.Record.Disclaimer)}</p><p class=\"quiet\">VixShield {HtmlText.Escape(report.Plan.Record.LibraryVersion)}. The whole plan is in this page, from which it can be replayed.</p></footer>");
        // A data block is no script: nothing runs. "<" is written so that no text of the plan can end the block.
        writer.WriteLine(PlanStart + report.PlanJson().Replace("<", "\\u003c", StringComparison.Ordinal) + PlanEnd);
        writer.WriteLine("</body>");
        writer.WriteLine("</html>");
    }

    internal static string FragmentOf(PlanReport report)
    {
        var html = new StringBuilder(DisplayStyle.Html + FigureHtml.Style);
        html.Append("<h2>").Append(HtmlText.Escape(report.Title)).Append("</h2>");
        foreach (ReportSection section in report.Sections)
            html.Append(Of(section));
        return html.ToString();
    }

    internal static string? PlanOf(string html)
    {
        int start = html.IndexOf(PlanStart, StringComparison.Ordinal);
        if (start < 0)
            return null;
        start += PlanStart.Length;
        int end = html.IndexOf(PlanEnd, start, StringComparison.Ordinal);
        return end < 0 ? null : html[start..end];
    }

    private static string Of(ReportSection section)
    {
        var html = new StringBuilder();
        html.Append("<section aria-labelledby=\"").Append(Id(section)).Append("\"><h2 id=\"").Append(Id(section)).Append("\">").Append(HtmlText.Escape(section.Heading)).Append("</h2>\n");
        foreach (string paragraph in section.Paragraphs)
            html.Append("<p>").Append(HtmlText.Escape(paragraph)).Append("</p>\n");
        if (!section.Points.IsEmpty)
            html.Append("<ul>").AppendJoin("", section.Points.Select(point => $"<li>{HtmlText.Escape(point)}</li>")).Append("</ul>\n");
        foreach (DisplayTable table in section.Tables)
            html.Append(table.ToHtml(withStyle: false)).Append('\n');
        foreach (Chart figure in section.Figures)
            html.Append(FigureHtml.Of(figure)).Append('\n');
        return html.Append("</section>").ToString();
    }

    private static string Id(ReportSection section) => string.Concat(section.Heading.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'));
}
