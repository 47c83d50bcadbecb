using System.Globalization;
using System.Reflection;
using System.Xml.Linq;
using VixShield.Display;

namespace VixShield.Tests.Display;

/// <summary>Whatever a user can reach from a result shows itself, and says what it has to say.</summary>
public static class DisplayWalkTests
{
    /// <summary>Displayable types that no root leads to, and why.</summary>
    private static readonly Dictionary<string, string> s_neverMet = new(StringComparer.Ordinal)
    {
    };

    private static readonly string[] s_said = ["Status", "Reason"];

    private static readonly Lazy<DisplayWalk> s_walk = new(() =>
    {
        var walk = new DisplayWalk();
        foreach (object? root in DisplayRoots.All())
            walk.Visit(root);
        return walk;
    });

    [Fact]
    public static void Everything_that_results_lead_to_makes_a_proper_page()
    {
        Assert.NotEmpty(s_walk.Value.Met);
        Assert.Empty(s_walk.Value.Met.SelectMany(Objections).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public static void Default_values_of_structs_make_a_proper_page()
    {
        IDisplayable[] defaults = [.. DisplayWalk.DisplayableTypes.Where(t => t.IsValueType).Select(t => (IDisplayable)Activator.CreateInstance(t)!)];
        Assert.NotEmpty(defaults);
        Assert.Empty(defaults.SelectMany(Objections));
    }

    [Fact]
    public static void Every_displayable_type_is_met_or_listed()
    {
        HashSet<Type> met = [.. s_walk.Value.Met.Select(m => m.GetType())];
        string[] missed = [.. DisplayWalk.DisplayableTypes.Where(t => !met.Contains(t)).Select(t => t.FullName!).Order(StringComparer.Ordinal)];
        Assert.True(missed.SequenceEqual(s_neverMet.Keys.Order(StringComparer.Ordinal)), string.Join("\n", missed));
    }

    private static IEnumerable<string> Objections(IDisplayable shown)
    {
        string name = shown.GetType().FullName!;
        DisplayPage page = shown.ToDisplay();
        string text = shown.ToTable();
        string html = shown.ToHtml();
        if (page.Summary.Length == 0 || page.Summary != shown.ToString()!.ReplaceLineEndings(" "))
            yield return $"{name}: the summary is not its text";
        if (page.Facts.IsEmpty && page.Tables.IsEmpty)
            yield return $"{name}: nothing is shown";
        foreach (var twice in page.Facts.GroupBy(f => (f.Name, f.Unit)).Where(g => g.Count() > 1))
            yield return $"{name}: {twice.Key} is there twice";
        foreach (DisplayTable table in page.Tables)
        {
            foreach (var twice in table.Headers.GroupBy(h => h).Where(g => g.Count() > 1))
                yield return $"{name}: the column {twice.Key} is there twice";
        }

        IEnumerable<DisplayCell> cells = page.Facts.Select(f => f.Cell).Concat(page.Tables.SelectMany(t => t.Rows).SelectMany(r => r));
        if (cells.Any(c => c.Text.Contains("NaN", StringComparison.Ordinal)) || page.Summary.Contains("NaN", StringComparison.Ordinal))
            yield return $"{name}: NaN";
        if (text.Split('\n').Length < 3 || !Parses(html))
            yield return $"{name}: no proper text or HTML";
        if (SaysItsReason(shown, text) is { } missing)
            yield return $"{name}: does not show its {missing}";
        CultureInfo culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = German();
            if (shown.ToTable() != text || shown.ToHtml() != html)
                yield return $"{name}: depends on the culture";
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    /// <summary>The conventions of de-DE, also where a machine has no cultures installed.</summary>
    private static CultureInfo German()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat = new NumberFormatInfo { NumberDecimalSeparator = ",", NumberGroupSeparator = ".", PercentDecimalSeparator = ",", PercentGroupSeparator = ".", CurrencyDecimalSeparator = ",", CurrencyGroupSeparator = "." };
        culture.DateTimeFormat = new DateTimeFormatInfo { DateSeparator = ".", TimeSeparator = ".", ShortDatePattern = "dd.MM.yyyy" };
        return culture;
    }

    private static bool Parses(string html)
    {
        try
        {
            return XElement.Parse($"<page>{html}</page>").Value.Length > 0;
        }
        catch (System.Xml.XmlException)
        {
            return false;
        }
    }

    /// <summary>Which of status and reason is nowhere in the text; null for none.</summary>
    private static string? SaysItsReason(IDisplayable shown, string text) => s_said.FirstOrDefault(member =>
        shown.GetType().GetProperty(member, BindingFlags.Public | BindingFlags.Instance)?.GetValue(shown)?.ToString() is { Length: > 0 } said
        && !text.Contains(said.ReplaceLineEndings(" "), StringComparison.Ordinal));
}
