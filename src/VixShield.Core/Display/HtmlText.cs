using System.Net;

namespace VixShield.Display;

/// <summary>Texts within HTML.</summary>
internal static class HtmlText
{
    /// <summary>A text as the content of an element or an attribute. Characters that no document may hold become the replacement character.</summary>
    internal static string Escape(string text)
    {
        string encoded = WebUtility.HtmlEncode(text);
        return encoded.Any(IsForbidden) ? string.Concat(encoded.Select(c => IsForbidden(c) ? '\uFFFD' : c)) : encoded;
    }

    private static bool IsForbidden(char c) => (c < ' ' && c is not ('\t' or '\n' or '\r')) || c is '\uFFFE' or '\uFFFF';
}
