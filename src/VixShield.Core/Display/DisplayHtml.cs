using System.Text;

namespace VixShield.Display;

/// <summary>Pages and tables as HTML fragments. Colours come from the place where the fragment stands; lines and stripes are shades of its text colour.</summary>
internal static class DisplayHtml
{
    internal static string Of(DisplayPage page, bool withStyle)
    {
        var html = new StringBuilder();
        Open(html, withStyle);
        html.Append("<p class=\"title\">").Append(HtmlText.Escape(page.Title)).Append("</p>");
        if (page.Summary.Length > 0)
            html.Append("<p>").Append(HtmlText.Escape(page.Summary)).Append("</p>");
        Facts(html, page);
        foreach (DisplayTable table in page.Tables)
            Table(html, table, page.Title);
        if (!page.Notes.IsEmpty)
            html.Append("<ul>").AppendJoin("", page.Notes.Select(note => $"<li>{HtmlText.Escape(note)}</li>")).Append("</ul>");
        return html.Append("</div>").ToString();
    }

    internal static string Of(DisplayTable table, bool withStyle)
    {
        var html = new StringBuilder();
        Open(html, withStyle);
        Table(html, table, "Table");
        return html.Append("</div>").ToString();
    }

    private static void Open(StringBuilder html, bool withStyle) => html.Append("<div class=\"vixshield\">").Append(withStyle ? DisplayStyle.Html : "");

    private static void Facts(StringBuilder html, DisplayPage page)
    {
        if (page.Facts.IsEmpty)
            return;
        Scroll(html, page.Title);
        html.Append("<table><tbody>");
        foreach (DisplayFact fact in page.Facts)
        {
            html.Append("<tr><th scope=\"row\">").Append(HtmlText.Escape(fact.Name)).Append("</th>");
            Cell(html, fact.Cell, fact.Cell.Value is not null);
            html.Append("<td>").Append(HtmlText.Escape(DisplayText.UnitOf(fact))).Append("</td></tr>");
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
            html.Append("<caption>").Append(HtmlText.Escape(table.Caption)).Append("</caption>");
        html.Append("<thead><tr>");
        for (int column = 0; column < numbers.Length; column++)
            html.Append(numbers[column] ? "<th scope=\"col\" class=\"number\">" : "<th scope=\"col\">").Append(HtmlText.Escape(table.Headers[column].ToString())).Append("</th>");
        html.Append("</tr></thead><tbody>");
        if (table.RowsLeftOut > 0)
            html.Append("<tr><td colspan=\"").Append(numbers.Length).Append("\">").Append(DisplayText.LeftOut(table)).Append("</td></tr>");
        foreach (var row in table.Rows)
        {
            html.Append("<tr>");
            for (int column = 0; column < numbers.Length; column++)
            {
                if (column == 0 && !numbers[0])
                    html.Append("<th scope=\"row\">").Append(HtmlText.Escape(row[0].Text)).Append("</th>");
                else
                    Cell(html, row[column], numbers[column]);
            }

            html.Append("</tr>");
        }

        html.Append("</tbody></table></div>");
    }

    /// <summary>A wide table scrolls within its own place; the keyboard reaches it and a screen reader names it.</summary>
    private static void Scroll(StringBuilder html, string name) =>
        html.Append("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"").Append(HtmlText.Escape(name)).Append("\">");

    private static void Cell(StringBuilder html, DisplayCell cell, bool number) =>
        html.Append(number ? "<td class=\"number\">" : "<td>").Append(HtmlText.Escape(cell.Text)).Append("</td>");
}
