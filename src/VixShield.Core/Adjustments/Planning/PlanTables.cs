using System.Collections.Immutable;
using VixShield.Display;
using VixShield.Risk;

namespace VixShield.Adjustments;

/// <summary>The tables that pages of a plan and of its parts share.</summary>
internal static class PlanTables
{
    /// <summary>The book before, then the alternatives.</summary>
    internal static DisplayTable Alternatives(MappedExposures before, ImmutableArray<PlanAlternative> alternatives)
    {
        IEnumerable<(PlanAlternative? Made, MappedExposures At)> rows = [(null, before), .. alternatives.Select(a => ((PlanAlternative?)a, a.After))];
        return DisplayTable.Of(
            "Alternatives",
            rows,
            new("alternative", r => r.Made?.Name ?? "(before)"),
            new("feasible", r => r.Made is null ? "" : r.Made.IsFeasible),
            new("cost", "$", r => Money(r.Made, r.Made?.Cost, 2)),
            new("objective", "$", r => Money(r.Made, r.Made?.Objective, 0)),
            new("total delta", "$/1%", r => DisplayCell.WithSign(r.At.TotalDelta.Mid, 0)),
            new("gamma", "$/1%", r => DisplayCell.WithSign(r.At.SpxGamma, 0)),
            new("vega", "$/VIX point", r => DisplayCell.WithSign(r.At.VixEquivalentVega.Mid, 0)),
            new("carry", "$/day", r => DisplayCell.WithSign(r.At.Carry.Total, 0)),
            new("stress loss", "$", r => Money(r.Made, r.Made?.StressLoss, 0)),
            new("hard guardrails hold", r => r.Made is null ? "" : Kept(r.Made.Outlook)));
    }

    /// <summary>The exposures that guardrails use, before and after the trades.</summary>
    internal static DisplayTable Changes(MappedExposures before, MappedExposures after)
    {
        IEnumerable<(string Name, string Unit, Func<MappedExposures, double> Of)> rows =
        [
            ("total delta", "$/1%", e => e.TotalDelta.Mid),
            ("gamma", "$/1%", e => e.SpxGamma),
            ("VIX-equivalent vega", "$/VIX point", e => e.VixEquivalentVega.Mid),
            ("raw vega", "$/vol point", e => e.RawVega),
            ("carry", "$/day", e => e.Carry.Total),
        ];
        return DisplayTable.Of(
            "Exposures",
            rows,
            new("exposure", r => r.Name),
            new("before", r => r.Of(before)),
            new("after", r => r.Of(after)),
            new("change", r => r.Of(after) - r.Of(before)),
            new("unit", r => r.Unit));
    }

    internal static DisplayTable Orders(ImmutableArray<PlanOrder> orders) => DisplayTable.Of(
        "Orders, in the order in which they are safe to fill",
        orders,
        new("order", r => r.ToString()),
        new("lots", r => r.Lots),
        new("cost", "$", r => DisplayCell.Fixed(r.Cost, 2)),
        new("action", r => r.Label),
        new("offered by", r => string.Join(", ", r.Origins)));

    internal static DisplayTable Verdicts(string caption, ImmutableArray<GuardrailVerdict> verdicts) => DisplayTable.Of(
        caption,
        verdicts,
        new("guardrail", r => r.Guardrail),
        new("severity", r => r.Severity),
        new("verdict", r => r.Status),
        new("measured", r => r.Measured),
        new("limit", r => r.Limit),
        new("margin", r => r.Margin),
        new("unit", r => r.Unit));

    internal static DisplayTable Faults(ImmutableArray<GuardrailFault> faults) => DisplayTable.Of(
        "At fault: hard guardrails that exclude each other",
        faults,
        new("guardrail", r => r.Verdict.Guardrail),
        new("measured", r => r.Verdict.Measured),
        new("limit", r => r.Verdict.Limit),
        new("margin", r => r.Verdict.Margin),
        new("unit", r => r.Verdict.Unit),
        new("least relaxation", r => r.LeastRelaxation),
        new("unit of the relaxation", r => r.Unit),
        new("searched", r => r.IsSearched));

    internal static DisplayTable Prices(ImmutableArray<ShadowPrice> prices) => DisplayTable.Of(
        "Shadow prices in the relaxation",
        prices,
        new("guardrail", r => r.Guardrail),
        new("severity", r => r.Severity),
        new("side", r => r.Side),
        new("price of a unit", "$", r => r.DollarsPerUnit),
        new("unit", r => r.Unit));

    /// <summary>How long hard guardrails hold by time alone.</summary>
    internal static string Kept(GuardrailOutlook? outlook) => outlook switch
    {
        null => "-",
        { Days: { } days } => FormattableString.Invariant($"{days} days"),
        _ => FormattableString.Invariant($"more than {outlook.HorizonDays} days"),
    };

    private static DisplayCell Money(PlanAlternative? made, double? dollars, int decimals) => made is null ? "" : DisplayCell.Fixed(dollars, decimals);
}
