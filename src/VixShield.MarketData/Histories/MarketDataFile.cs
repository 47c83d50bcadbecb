using VixShield.Display;

namespace VixShield.MarketData;

/// <summary>A file of a folder and what it is. Made by <see cref="MarketDataFolder"/>.</summary>
[TypeFormatterSource]
public sealed record MarketDataFile : IDisplayable
{
    internal MarketDataFile(string path, string name, MarketDataIdentity identity)
    {
        Path = path;
        Name = name;
        Identity = identity;
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>Its name below the folder, with forward slashes.</summary>
    public string Name { get; }

    /// <summary>What it is, told by its header.</summary>
    public MarketDataIdentity Identity { get; }

    /// <summary>Name and kind.</summary>
    public override string ToString() => $"{Name}: {Identity}";

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Market data file", ToString())
    {
        Facts =
        [
            new("name", Name),
            new("kind", Identity.Kind),
            new("reason", Identity.Reason),
        ],
    };
}
