namespace VixShield.MarketData;

/// <summary>A file of a folder and what it is. Made by <see cref="MarketDataFolder"/>.</summary>
public sealed record MarketDataFile
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
}
