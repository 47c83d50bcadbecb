using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.PublicApi;

/// <summary>A text that is under review as a file. What differs is written to a .received.txt next to it and shown as a diff.</summary>
public static class ApprovedFile
{
    private const int ShownLines = 40;

    public static void Verify(string folder, string name, string received)
    {
        string approvedPath = Path.Combine(folder, $"{name}.approved.txt");
        string receivedPath = Path.Combine(folder, $"{name}.received.txt");
        string text = Normalize(received);
        if (Acceptance.Requested)
            File.WriteAllText(approvedPath, text);
        string approved = File.Exists(approvedPath) ? Normalize(File.ReadAllText(approvedPath)) : "";
        if (approved == text)
        {
            File.Delete(receivedPath);
            return;
        }

        File.WriteAllText(receivedPath, text);
        Assert.Fail($"{Path.GetFileName(approvedPath)} differs ('-' approved, '+' now):\n{Difference(approved, text)}\nMeant so? {Acceptance.Command}");
    }

    /// <summary>The lines that only one of two texts has, in order.</summary>
    public static string Difference(string approved, string received)
    {
        string[] before = approved.Split('\n');
        string[] after = received.Split('\n');
        List<string> shown = [];
        foreach ((char sign, string line) in Changes(before, after))
            shown.Add($"  {sign} {line}");
        int more = shown.Count - ShownLines;
        return string.Join('\n', shown.Take(ShownLines)) + (more > 0 ? $"\n  ... and {more} more lines" : "");
    }

    // Lines of a longest common subsequence are left out. Equal ends are cut off first, so that the table stays small.
    private static IEnumerable<(char Sign, string Line)> Changes(string[] before, string[] after)
    {
        int start = 0;
        while (start < before.Length && start < after.Length && before[start] == after[start])
            start++;
        int end = 0;
        while (end < before.Length - start && end < after.Length - start && before[^(end + 1)] == after[^(end + 1)])
            end++;
        string[] old = before[start..^end];
        string[] now = after[start..^end];
        int[,] common = new int[old.Length + 1, now.Length + 1];
        for (int i = old.Length - 1; i >= 0; i--)
        {
            for (int j = now.Length - 1; j >= 0; j--)
                common[i, j] = old[i] == now[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        }

        int a = 0, b = 0;
        while (a < old.Length || b < now.Length)
        {
            if (a < old.Length && b < now.Length && old[a] == now[b])
            {
                a++;
                b++;
            }
            else if (b == now.Length || (a < old.Length && common[a + 1, b] >= common[a, b + 1]))
            {
                yield return ('-', old[a++]);
            }
            else
            {
                yield return ('+', now[b++]);
            }
        }
    }

    private static string Normalize(string text) => text.ReplaceLineEndings("\n").TrimEnd('\n') + "\n";
}
