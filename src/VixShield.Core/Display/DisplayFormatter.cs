namespace VixShield.Display;

/// <summary>Writes a displayable result in one MIME type; its members are called by name.</summary>
internal sealed class DisplayFormatter(string mimeType, Func<DisplayPage, string> write)
{
    public string MimeType => mimeType;

    /// <summary>False for what is not displayable, so that the notebook goes on with the next formatter.</summary>
    public bool Format(object instance, TextWriter writer)
    {
        if (instance is not IDisplayable displayable)
            return false;
        writer.Write(write(displayable.ToDisplay()));
        return true;
    }
}
