using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Docs;

/// <summary>
/// A folder that examples run in: the files of the samples are where they are below the top of the repository, and what is written is deleted with the folder.
/// The console and the current folder are the process's: only tests of <see cref="ExampleCollection"/> may use it.
/// </summary>
public sealed class ExampleFolder : IDisposable
{
    private static readonly string[] FoldersOfFiles = ["Decoupling", "BuildSnapshot", "moves"];

    private readonly string _before = Environment.CurrentDirectory;

    public ExampleFolder()
    {
        Path = Directory.CreateTempSubdirectory("vixshield-docs-").FullName;
        string samples = Repository.PathOf("docs", "samples");
        foreach (string file in SampleFiles())
        {
            string copy = System.IO.Path.Combine(Path, "docs", "samples", System.IO.Path.GetRelativePath(samples, file));
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        Environment.CurrentDirectory = Path;
    }

    public string Path { get; }

    /// <summary>The JSON files of the samples that the repository holds.</summary>
    public static IEnumerable<string> SampleFiles() =>
        FoldersOfFiles.SelectMany(folder => Directory.EnumerateFiles(Repository.PathOf("docs", "samples", folder), "*.json")).Where(file => System.IO.Path.GetFileName(file) != "packages.lock.json");

    /// <summary>What an action writes to the console, with line feeds.</summary>
    public static string Capture(Action action)
    {
        ArgumentNullException.ThrowIfNull(action);
        TextWriter console = Console.Out;
        using StringWriter captured = new();
        Console.SetOut(captured);
        try
        {
            action();
        }
        finally
        {
            Console.SetOut(console);
        }

        return captured.ToString().ReplaceLineEndings("\n");
    }

    public void Dispose()
    {
        Environment.CurrentDirectory = _before;
        Directory.Delete(Path, recursive: true);
    }
}
