using System.Diagnostics.CodeAnalysis;

namespace VixShield.Display;

/// <summary>The formatters that a notebook uses for displayable types; its members are called by name.</summary>
internal sealed class DisplayFormatterSource
{
    [SuppressMessage("Performance", "CA1822:Mark members as static", Justification = "Called by name on an instance.")]
    public IEnumerable<object> CreateTypeFormatters() => [new DisplayFormatter("text/html", page => page.ToHtml()), new DisplayFormatter("text/plain", page => page.ToText())];
}
