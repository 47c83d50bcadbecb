using VixShield.KernelGenerator;

// dotnet run --project benchmarks/KernelGenerator, from the root of the project.
string root = Directory.GetCurrentDirectory();
foreach ((string path, string text) in KernelRewriter.Generate(root))
{
    string file = Path.Combine(root, path);
    bool same = File.Exists(file) && File.ReadAllText(file) == text;
    if (!same)
        File.WriteAllText(file, text);
    Console.WriteLine($"{(same ? "same   " : "written")} {path}");
}
