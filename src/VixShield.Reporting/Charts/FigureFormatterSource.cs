using System.Diagnostics.CodeAnalysis;
using VixShield.Display;

namespace VixShield.Reporting;

/// <summary>The formatters that a notebook uses for charts and reports; its members are called by name.</summary>
internal sealed class FigureFormatterSource
{
    [SuppressMessage("Performance", "CA1822:Mark members as static", Justification = "Called by name on an instance.")]
    public IEnumerable<object> CreateTypeFormatters() =>
    [
        new FigureFormatter("text/html", shown => shown switch
        {
            Chart chart => chart.ToHtml(),
            PlanReport report => report.ToFragment(),
            _ => null,
        }),
        new FigureFormatter("text/plain", shown => (shown as IDisplayable)?.ToTable()),
    ];
}
