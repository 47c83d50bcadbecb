namespace VixShield.Reporting;

/// <summary>Writes a chart or a report in one MIME type; its members are called by name.</summary>
internal sealed class FigureFormatter(string mimeType, Func<object, string?> write)
{
    public string MimeType => mimeType;

    /// <summary>False for what it does not know, so that the notebook goes on with the next formatter.</summary>
    public bool Format(object instance, TextWriter writer)
    {
        if (write(instance) is not { } text)
            return false;
        writer.Write(text);
        return true;
    }
}
