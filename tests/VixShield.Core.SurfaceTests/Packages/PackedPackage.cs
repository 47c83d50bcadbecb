using System.IO.Compression;
using System.Reflection.Metadata;
using System.Xml.Linq;

namespace VixShield.Tests.Packages;

/// <summary>A .nupkg with its .snupkg, as the pack step leaves them in one folder.</summary>
public sealed class PackedPackage
{
    // The kind of custom debug information that holds the source link document, fixed by the portable PDB format.
    private static readonly Guid SourceLinkKind = new("CC110556-A091-4D38-9FEC-25AB9A351A6A");

    private readonly string _path;

    public PackedPackage(string id)
    {
        string folder = Environment.GetEnvironmentVariable(PackageTheoryAttribute.Variable)!;
        _path = Assert.Single(Directory.GetFiles(folder, $"{id}.*.nupkg"), p => char.IsAsciiDigit(Path.GetFileName(p)[id.Length + 1]));
        XDocument document = XDocument.Parse(Text(_path, $"{id}.nuspec"));
        Metadata = document.Root!.Elements().Single(e => e.Name.LocalName == "metadata");
    }

    public XElement Metadata { get; }

    public IReadOnlyList<string> Files => Names(_path);

    public IReadOnlyList<string> SymbolFiles => Names(SymbolPath);

    private string SymbolPath => Path.ChangeExtension(_path, ".snupkg");

    public XElement Element(string name) => Metadata.Elements().Single(e => e.Name.LocalName == name);

    /// <summary>The source link document of a PDB in the symbol package, or "" when it has none.</summary>
    public string SourceLink(string pdb)
    {
        using MemoryStream bytes = new(Bytes(SymbolPath, pdb));
        using MetadataReaderProvider provider = MetadataReaderProvider.FromPortablePdbStream(bytes);
        MetadataReader reader = provider.GetMetadataReader();
        foreach (CustomDebugInformationHandle handle in reader.GetCustomDebugInformation(EntityHandle.ModuleDefinition))
        {
            CustomDebugInformation information = reader.GetCustomDebugInformation(handle);
            if (reader.GetGuid(information.Kind) == SourceLinkKind)
                return System.Text.Encoding.UTF8.GetString(reader.GetBlobBytes(information.Value));
        }

        return "";
    }

    public string Text(string file) => Text(_path, file);

    private static IReadOnlyList<string> Names(string archive)
    {
        using ZipArchive zip = ZipFile.OpenRead(archive);
        return [.. zip.Entries.Select(e => e.FullName)];
    }

    // A reader, because the files may begin with a byte order mark.
    private static string Text(string archive, string file)
    {
        using StreamReader reader = new(new MemoryStream(Bytes(archive, file)));
        return reader.ReadToEnd();
    }

    private static byte[] Bytes(string archive, string file)
    {
        using ZipArchive zip = ZipFile.OpenRead(archive);
        using Stream stream = zip.GetEntry(file)!.Open();
        using MemoryStream copy = new();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
