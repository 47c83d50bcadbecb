using VixShield.Display;
using VixShield.Instruments;

namespace VixShield.Risk;

/// <summary>Classes and reasons in words.</summary>
internal static class MarginText
{
    internal static MarginClass Describe(ScenarioClass options, ReadOnlySpan<double> prices)
    {
        string name = $"{options.Symbol} class";
        string[] legs = [.. options.Entries.Select(e => e.Text(e.Quantity))];
        if (options.Range is null)
            return new MarginClass(name, MarginStatus.MissingRange, null, null, [new MarginLine($"the rule set has no range of moves for {options.Symbol}", [.. legs], null)]);
        double premium = 0;
        foreach (MarginEntry entry in options.Entries)
            premium -= entry.Leg is OptionLeg ? entry.Quantity * entry.Multiplier * Math.Max(0, prices[entry.PricePlace]) : 0;
        string worst = options.WorstMove is { } move ? $"worst loss of {options.Range}, at {NumberText.WithSign(move * 100, 2)} %" : "least of every contract";
        return new MarginClass(name, MarginStatus.Exact, options.Worst + premium, options.Worst + premium, [new MarginLine(worst, [.. legs], options.Worst)]);
    }

    internal static MarginClass Shares(MarginEntry share, ReadOnlySpan<double> prices, MarginRules rules)
    {
        double amount = rules.ShareRate * share.Count * share.Multiplier * prices[share.PricePlace];
        string rule = FormattableString.Invariant($"{rules.ShareRate * 100:G6} % of the value");
        return new MarginClass(share.Leg.Name, MarginStatus.Exact, amount, amount, [new MarginLine(rule, [share.Text(share.Quantity)], amount)]);
    }

    internal static string Reason(IEnumerable<MarginClass> classes)
    {
        var reasons = new List<string>();
        foreach (MarginClass one in classes)
        {
            if (one.Status == MarginStatus.Heuristic)
            {
                reasons.Add(FormattableString.Invariant(
                    $"{one.Name}: the least grouping of its legs is not proved; it asks from {one.LowerBound:F2} to {one.WithoutLongPremium:F2} $."));
            }
            else if (one.Status != MarginStatus.Exact)
            {
                reasons.Add($"{one.Name}: {string.Join("; ", one.Lines.Select(l => $"{string.Join(", ", l.Legs)}: {l.Rule}"))}.");
            }
        }

        return string.Join(" ", reasons);
    }
}
