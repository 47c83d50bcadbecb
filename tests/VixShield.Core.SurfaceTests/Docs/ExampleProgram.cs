using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;

namespace VixShield.Tests.Docs;

/// <summary>
/// A C# block as the program its reader makes of it: the SDK's implicit usings, nullable references, the packages of this repository. A block that begins with
/// <c>#r</c> is the cell of a notebook; directives of file-based programs (<c>#:</c>) are ignored as the compiler does.
/// </summary>
public sealed class ExampleProgram
{
    private const string ImplicitUsings =
        "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;";

    private static readonly CSharpParseOptions Options = CSharpParseOptions.Default.WithFeatures([new("FileBasedProgram", "true")]);

    private static readonly SyntaxTree Implicit = CSharpSyntaxTree.ParseText(ImplicitUsings, Options);

    private static readonly MetadataReference[] References = [.. ReferencedFiles().Select(file => MetadataReference.CreateFromFile(file))];

    private readonly CSharpCompilation _compilation;

    private ExampleProgram(CSharpCompilation compilation) => _compilation = compilation;

    /// <summary>Errors and warnings, with the line of the page.</summary>
    public IReadOnlyList<string> Problems => [.. _compilation.GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning).Select(d => d.ToString())];

    /// <param name="block">The block.</param>
    /// <param name="prelude">C# that stands before the block's statements, its usings before the block's; empty for none.</param>
    public static ExampleProgram Of(CodeBlock block, string prelude)
    {
        ArgumentNullException.ThrowIfNull(block);
        CSharpCompilationOptions options = new(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable);
        string name = $"Example{block.Line}";
        if (block.Text.StartsWith("#r ", StringComparison.Ordinal))
        {
            string cell = block.Text[block.Text.IndexOf('\n', StringComparison.Ordinal)..];
            return new(CSharpCompilation.CreateScriptCompilation(
                name, CSharpSyntaxTree.ParseText(cell, Options.WithKind(SourceCodeKind.Script)), References, options.WithOutputKind(OutputKind.DynamicallyLinkedLibrary).WithUsings("System", "System.Linq"), returnType: typeof(object)));
        }

        return new(CSharpCompilation.Create(name, [CSharpSyntaxTree.ParseText(Join(block, prelude), Options), Implicit], References, options));
    }

    /// <summary>Runs the program in a load context of its own; returns the value of a cell, and null for a program.</summary>
    /// <param name="arguments">The program's arguments.</param>
    public object? Run(params string[] arguments)
    {
        using MemoryStream image = new();
        EmitResult result = _compilation.Emit(image);
        if (!result.Success)
            throw new InvalidOperationException(string.Join("\n", result.Diagnostics));
        image.Position = 0;
        AssemblyLoadContext context = new(_compilation.AssemblyName, isCollectible: true);
        try
        {
            Assembly assembly = context.LoadFromStream(image);
            if (_compilation.ScriptClass is { } script)
                return ((Task<object?>)assembly.GetType(script.Name)!.GetMethod("<Factory>")!.Invoke(null, [new object?[2]])!).GetAwaiter().GetResult();
            MethodInfo main = assembly.EntryPoint!;
            main.Invoke(null, BindingFlags.DoNotWrapExceptions, null, main.GetParameters().Length == 0 ? [] : [arguments], null);
            return null;
        }
        finally
        {
            context.Unload();
        }
    }

    // Usings must come first; problems are to be found in the page.
    private static string Join(CodeBlock block, string prelude)
    {
        if (prelude.Length == 0)
            return $"#line {block.Line + 1} \"{block.Page}\"\n{block.Text}";
        (string usings, string statements) = Split(prelude);
        (string own, string ownStatements) = Split(block.Text);
        string[] all = [.. (usings + own).Split('\n').Where(line => line.Length > 0).Distinct()];
        int line = block.Line + 1 + own.Count(c => c == '\n');
        return $"{string.Join("\n", all)}\n{statements}\n#line {line} \"{block.Page}\"\n{ownStatements}";
    }

    private static (string Usings, string Statements) Split(string text)
    {
        CompilationUnitSyntax unit = CSharpSyntaxTree.ParseText(SourceText.From(text), Options).GetCompilationUnitRoot();
        int end = unit.Usings.Count == 0 ? 0 : unit.Usings.FullSpan.End;
        return (text[..end], text[end..]);
    }

    // The framework, and what a user of the packages has beside it.
    private static IEnumerable<string> ReferencedFiles()
    {
        string framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        return ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Where(file =>
            Path.GetDirectoryName(file) == framework
            || (Path.GetFileName(file).StartsWith("VixShield.", StringComparison.Ordinal) && !Path.GetFileName(file).Contains("Tests", StringComparison.Ordinal))
            || Path.GetFileName(file).StartsWith("Microsoft.DotNet.Interactive.", StringComparison.Ordinal)
            || Path.GetFileName(file) is "Microsoft.AspNetCore.Html.Abstractions.dll" or "FsCheck.dll" or "FSharp.Core.dll");
    }
}
