using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Docs;

public class LinkTests
{
    private const string Entry = "docs/index.md";
    private const int MostClicks = 3;


    [Fact]
    public void Every_relative_link_leads_to_a_file_and_every_anchor_to_a_heading()
    {
        Assert.True(Pages.All.Sum(page => page.Links.Count(IsRelative)) > 200);
        Objections.AssertNone(from page in Pages.All from link in page.Links where IsRelative(link) let problem = ProblemOf(page, link) where problem is not null select $"{page}: {link}: {problem}");
    }

    [Fact]
    public void Every_page_is_at_most_three_clicks_from_the_entry()
    {
        Dictionary<string, int> clicks = new() { [Entry] = 0 };
        Queue<string> open = new([Entry]);
        while (open.TryDequeue(out string? path))
        {
            MarkdownPage page = Pages.Named(path);
            foreach (string target in page.Links.Where(IsRelative).Select(link => PageBehind(page, link)).OfType<string>())
            {
                if (clicks.TryAdd(target, clicks[path] + 1))
                    open.Enqueue(target);
            }
        }

        Assert.True(clicks.Count > 50);
        Objections.AssertNone(Pages.All.Where(page => clicks.GetValueOrDefault(page.Path, int.MaxValue) > MostClicks)
            .Select(page => clicks.TryGetValue(page.Path, out int count) ? $"{page}: {count} clicks" : $"{page}: no way leads there"));
    }

    [Fact]
    public void A_broken_link_and_a_broken_anchor_are_found()
    {
        MarkdownPage page = MarkdownPage.Parse("docs/made-up.md", "# A heading, that is\n[a](gone.md) [b](index.md#gone) [c](#a-heading-that-is) [d](files.md#book) [e](#gone) ![f](images/gone.png)\n");
        Assert.Equal(["gone.md", "index.md#gone", "#gone", "images/gone.png"], page.Links.Where(link => ProblemOf(page, link) is not null));
    }

    private static bool IsRelative(string link) => link.Length > 0 && !link.Contains("://", StringComparison.Ordinal) && !link.StartsWith("mailto:", StringComparison.Ordinal);

    private static string? ProblemOf(MarkdownPage page, string link)
    {
        string[] parts = link.Split('#', 2);
        string target = TargetOf(page, parts[0]);
        if (target != page.Path && (target.StartsWith("..", StringComparison.Ordinal) || !Path.Exists(Repository.PathOf(target))))
            return "there is no such file";
        if (parts.Length == 1)
            return null;
        IReadOnlyList<string>? anchors = target == page.Path ? page.Anchors : Pages.All.SingleOrDefault(other => other.Path == target)?.Anchors;
        return anchors?.Contains(parts[1]) == true ? null : "there is no such heading";
    }

    // A folder is shown by its README.
    private static string? PageBehind(MarkdownPage page, string link)
    {
        string target = TargetOf(page, link.Split('#', 2)[0]);
        return Pages.All.FirstOrDefault(other => other.Path == target || other.Path == $"{target}/README.md")?.Path;
    }

    private static string TargetOf(MarkdownPage page, string path) => path.Length == 0
        ? page.Path
        : Path.GetRelativePath(Repository.Root, Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Repository.PathOf(page.Path))!, path))).Replace('\\', '/').TrimEnd('/');
}
