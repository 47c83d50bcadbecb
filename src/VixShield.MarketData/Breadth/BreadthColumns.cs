namespace VixShield.MarketData;

/// <summary>Where a breadth file has one universe.</summary>
internal sealed record BreadthColumns(
    string Universe, int Advances, int Declines, int? Unchanged, int? AdvancingVolume, int? DecliningVolume, int? UnchangedVolume, int? NewHighs, int? NewLows)
{
    private const string AdvancersSuffix = "_advancers";
    private static readonly string[] s_otherSuffixes = ["_decliners", "_unchanged"];

    internal static IReadOnlyList<BreadthColumns> Of(CsvTable table)
    {
        List<BreadthColumns> universes = [];
        foreach (string name in table.Header)
        {
            if (!name.EndsWith(AdvancersSuffix, StringComparison.OrdinalIgnoreCase) || name.Length == AdvancersSuffix.Length)
                continue;
            string universe = name[..^AdvancersSuffix.Length];
            universes.Add(new BreadthColumns(universe, table.Require(name), table.Require($"{universe}_decliners"), table.Find($"{universe}_unchanged"), null, null, null, null, null));
        }

        // Half a universe is a column with a wrong name, not one that nobody wants.
        foreach (string name in table.Header)
        {
            if (s_otherSuffixes.FirstOrDefault(suffix => name.EndsWith(suffix, StringComparison.OrdinalIgnoreCase) && name.Length > suffix.Length) is { } found)
                table.Require(name[..^found.Length] + AdvancersSuffix);
        }

        if (universes.Count > 0)
            return universes;
        return
        [
            new BreadthColumns(
                "", table.Require("advances"), table.Require("declines"), table.Find("unchanged"), table.Find("adv_volume"), table.Find("decl_volume"),
                table.Find("unch_volume"), table.Find("new_highs"), table.Find("new_lows")),
        ];
    }
}
