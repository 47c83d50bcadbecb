using System.Text.RegularExpressions;

namespace VixShield.Tests.Layout;

/// <summary>
/// What the layout rules need to know of one source file, read from its text: comments and literals are blanked first. The compiled
/// assembly cannot show names that leave no trace there (constants, nameof, using directives).
/// </summary>
public sealed partial record SourceFile(string RelativePath, string Text)
{
    private string Code { get; } = Blanks().Replace(Text, m => m.Value.Contains('\n', StringComparison.Ordinal) ? "\n" : " ");

    public string Namespace => NamespaceLine().Match(Code) is { Success: true } match ? match.Groups[1].Value : "";

    /// <summary>Names of the types declared at the top level of the file, those of a type's nested types left out.</summary>
    public IReadOnlyList<string> TopLevelTypes => [.. TypeLine().Matches(Code).Select(m => m.Groups[1].Value).Distinct()];

    /// <summary>Names of the library's root that the file spells out, in using directives and elsewhere.</summary>
    public IReadOnlyList<string> QualifiedNames(string root) =>
        [.. Regex.Matches(Code, $@"(?<![\w.]){Regex.Escape(root)}(\.\w+)+").Select(m => m.Value).Distinct()];

    public static IReadOnlyList<SourceFile> In(string folder) =>
    [
        .. Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/'))
            .Where(path => !path.StartsWith("obj/", StringComparison.Ordinal) && !path.StartsWith("bin/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(path => new SourceFile(path, File.ReadAllText(Path.Combine(folder, path)))),
    ];

    /// <summary>What is wrong with the place of this file: its namespace, its types, the names it uses.</summary>
    public IEnumerable<string> Objections(NamespaceOrder order)
    {
        string[] folders = RelativePath.Split('/')[..^1];
        string expected = folders.Length == 0 ? order.Root : $"{order.Root}.{folders[0]}";
        if (Namespace != expected && !Namespace.StartsWith(expected + ".", StringComparison.Ordinal))
            yield return $"{RelativePath}: namespace '{Namespace}' does not belong to the folder ({expected})";
        if (folders.Length > 0 && !order.Areas.Contains(folders[0]))
            yield return $"{RelativePath}: folder {folders[0]} has no place in the order";

        if (TopLevelTypes.Count != 1)
            yield return $"{RelativePath}: {TopLevelTypes.Count} types ({string.Join(", ", TopLevelTypes)}) where one is expected";
        else if (Path.GetFileName(RelativePath).Split('.')[0] != TopLevelTypes[0])
            yield return $"{RelativePath}: holds {TopLevelTypes[0]}; a file is named after its type, with a part after a dot";

        foreach (string name in QualifiedNames(order.Root))
        {
            if (name != Namespace && order.Objection(Namespace, name, type: null) is { } objection)
                yield return $"{RelativePath}: names {name}, but {objection}";
        }
    }

    // Comments, raw, verbatim and plain strings, characters. Names within the holes of interpolated strings are blanked too: the
    // compiled assembly shows those.
    [GeneratedRegex("""" //[^\n]* | /\*.*?\*/ | ("{3,}).*?\1 | (?:\$@|@\$|@)"(?:[^"]|"")*" | "(?:\\.|[^"\\\n])*" | '(?:\\.[^'\n]*|[^'\\\n])' """", RegexOptions.Singleline | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Blanks();

    [GeneratedRegex(@"^namespace\s+([\w.]+)", RegexOptions.Multiline)]
    private static partial Regex NamespaceLine();

    // With file-scoped namespaces the types of a file are those that start in the first column.
    [GeneratedRegex(@"^(?:(?:public|internal|file|sealed|abstract|static|readonly|ref|partial|unsafe)\s+)*(?:(?:record\s+)?(?:class|struct)|record|interface|enum|delegate\s+[\w<>\[\],.?]+)\s+(\w+)", RegexOptions.Multiline)]
    private static partial Regex TypeLine();
}
