using System.Globalization;
using System.Text;
using VixShield.Display;

namespace VixShield.Reporting;

/// <summary>Charts as HTML figures: pictures as data addresses, so that nothing is asked for over a network.</summary>
internal static class FigureHtml
{
    private const int Narrow = 380;
    private const int NarrowHeight = 340;
    private const int NarrowLegendRow = 20;

    internal const string Style =
        "<style>"
        + ".vixshield-figure{margin:1rem 0;max-width:860px}"
        + ".vixshield-figure img{width:100%;height:auto;display:block;background:#fff;border-radius:6px}"
        + ".vixshield-figure figcaption{font-weight:600;margin-bottom:.35rem}"
        + ".vixshield-figure p{margin:.35rem 0;font-size:.9rem}"
        + ".vixshield-figure summary{cursor:pointer;font-size:.9rem}"
        + "</style>";

    internal static string Of(Chart chart)
    {
        var html = new StringBuilder();
        html.Append("<figure class=\"vixshield-figure\"><figcaption>").Append(HtmlText.Escape(chart.Title)).Append("</figcaption>");
        html.Append("<picture>");
        html.Append("<source media=\"screen and (max-width:600px)\" srcset=\"").Append(Address(chart.ToSvg(Narrow, NarrowHeight + (NarrowLegendRow * (chart.Series.Length + chart.Marks.DistinctBy(m => m.Name).Count()))))).Append("\">");
        html.Append(CultureInfo.InvariantCulture, $"<img width=\"{Chart.DefaultWidth}\" height=\"{Chart.DefaultHeight}\" alt=\"").Append(HtmlText.Escape($"{chart.Title}. {chart.Description}"));
        html.Append("\" src=\"").Append(Address(chart.ToSvg())).Append("\"></picture>");
        html.Append("<p>").Append(HtmlText.Escape(chart.Description)).Append("</p>");
        foreach (string note in chart.Notes)
            html.Append("<p>").Append(HtmlText.Escape(note)).Append("</p>");
        html.Append("<details><summary>Numbers of this figure</summary>");
        foreach (DisplayTable table in chart.ToDisplay().Tables)
            html.Append(table.ToHtml(withStyle: false));
        return html.Append("</details></figure>").ToString();
    }

    private static string Address(string svg) => "data:image/svg+xml;base64," + Convert.ToBase64String(Encoding.UTF8.GetBytes(Compact(svg)));

    /// <summary>The drawing without the white space between its elements: a report holds some thirty of them.</summary>
    private static string Compact(string svg) => string.Concat(svg.Split('\n').Select(line => line.Trim() is { Length: > 0 } text ? text + "\n" : ""));
}
