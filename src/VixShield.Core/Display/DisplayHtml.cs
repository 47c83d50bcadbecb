using System.Net;
using System.Text;

namespace VixShield.Display;

/// <summary>Pages and tables as HTML fragments. Colours come from the place where the fragment stands; lines and stripes are shades of its text colour.</summary>
internal static class DisplayHtml
{
    private const string Style =
        "<style>"
        + ".vixshield{font-family:system-ui,sans-serif;font-size:.9rem;line-height:1.45;color:inherit}"
        + ".vixshield .scroll{overflow-x:auto;max-width:100%}"
        + ".vixshield table{border-collapse:collapse;margin:.5rem 0;color:inherit;background:none;font-variant-numeric:tabular-nums}"
        + ".vixshield caption{text-align:left;font-weight:600;padding:.25rem 0;color:inherit}"
        + ".vixshield th,.vixshield td{padding:.2rem .7rem;border:0;border-bottom:1px solid color-mix(in srgb,currentColor 20%,transparent);text-align:left;color:inherit;background:none;vertical-align:top}"
        + ".vixshield thead th{border-bottom-width:2px}"
        + ".vixshield tbody th{font-weight:400}"
        + ".vixshield .number{text-align:right;white-space:nowrap}"
        + ".vixshield .title{font-weight:600;margin:.5rem 0 0}"
        + ".vixshield p{margin:.25rem 0}"
        + ".vixshield ul{margin:.25rem 0;padding-left:1.25rem}"
        + "</style>";

    internal static string Of(DisplayPage page)
    {
        var html = new StringBuilder();
        html.Append("<div class=\"vixshield\">").Append(Style);
        html.Append("<p class=\"title\">").Append(Escape(page.Title)).Append("</p>");
        if (page.Summary.Length > 0)
            html.Append("<p>").Append(Escape(page.Summary)).Append("</p>");
        Facts(html, page);
        foreach (DisplayTable table in page.Tables)
            Table(html, table, page.Title);
        if (!page.Notes.IsEmpty)
            html.Append("<ul>").AppendJoin("", page.Notes.Select(note => $"<li>{Escape(note)}</li>")).Append("</ul>");
        return html.Append("</div>").ToString();
    }

    internal static string Of(DisplayTable table)
    {
        var html = new StringBuilder();
        html.Append("<div class=\"vixshield\">").Append(Style);
        Table(html, table, "Table");
        return html.Append("</div>").ToString();
    }

    private static void Facts(StringBuilder html, DisplayPage page)
    {
        if (page.Facts.IsEmpty)
            return;
        Scroll(html, page.Title);
        html.Append("<table><tbody>");
        foreach (DisplayFact fact in page.Facts)
        {
            html.Append("<tr><th scope=\"row\">").Append(Escape(fact.Name)).Append("</th>");
            Cell(html, fact.Cell, fact.Cell.Value is not null);
            html.Append("<td>").Append(Escape(fact.Unit)).Append("</td></tr>");
        }

        html.Append("</tbody></table></div>");
    }

    /// <summary>The first column names the row, unless it holds numbers.</summary>
    private static void Table(StringBuilder html, DisplayTable table, string name)
    {
        bool[] numbers = [.. table.Headers.Select((_, column) => DisplayText.IsNumeric(table, column))];
        Scroll(html, table.Caption.Length > 0 ? table.Caption : name);
        html.Append("<table>");
        if (table.Caption.Length > 0)
            html.Append("<caption>").Append(Escape(table.Caption)).Append("</caption>");
        html.Append("<thead><tr>");
        for (int column = 0; column < numbers.Length; column++)
            html.Append(numbers[column] ? "<th scope=\"col\" class=\"number\">" : "<th scope=\"col\">").Append(Escape(table.Headers[column].ToString())).Append("</th>");
        html.Append("</tr></thead><tbody>");
        if (table.RowsLeftOut > 0)
            html.Append("<tr><td colspan=\"").Append(numbers.Length).Append("\">").Append(DisplayText.LeftOut(table)).Append("</td></tr>");
        foreach (var row in table.Rows)
        {
            html.Append("<tr>");
            for (int column = 0; column < numbers.Length; column++)
            {
                if (column == 0 && !numbers[0])
                    html.Append("<th scope=\"row\">").Append(Escape(row[0].Text)).Append("</th>");
                else
                    Cell(html, row[column], numbers[column]);
            }

            html.Append("</tr>");
        }

        html.Append("</tbody></table></div>");
    }

    /// <summary>A wide table scrolls within its own place; the keyboard reaches it and a screen reader names it.</summary>
    private static void Scroll(StringBuilder html, string name) =>
        html.Append("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"").Append(Escape(name)).Append("\">");

    private static void Cell(StringBuilder html, DisplayCell cell, bool number) =>
        html.Append(number ? "<td class=\"number\">" : "<td>").Append(Escape(cell.Text)).Append("</td>");

    private static string Escape(string text) => WebUtility.HtmlEncode(text);
}
