using System.Collections.Immutable;
using VixShield.Adjustments;
using VixShield.Display;
using VixShield.Expiries;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.Risk;
using VixShield.TermStructure;

namespace VixShield.Reporting;

/// <summary>Makes the sections of a report.</summary>
internal sealed class ReportWriter(AdjustmentPlan plan, PlanAlternative? alternative, PlanReportOptions options, CancellationToken cancellation)
{
    private readonly BookValuation _before = plan.Valuation;
    private readonly MarketSnapshot _market = plan.Valuation.Market;
    private readonly BookValuation? _after = alternative is { Orders.IsEmpty: false } ? alternative.ValuationAfter : null;

    internal IEnumerable<Func<ReportSection>> Parts()
    {
        yield return Found;
        yield return Guardrails;
        yield return Payoff;
        yield return Greeks;
        yield return CarrySplit;
        yield return Scenarios;
        yield return Alternatives;
        if (options.CalibrationMarket is not null && plan.Record.Inputs.Calibration is not null)
            yield return Drift;
        yield return Curve;
        yield return Smiles;
        yield return Triangle;
        yield return MadeFrom;
    }

    private string After => _after is null ? "there is no \"after\": nothing is traded" : $"\"after\" is the alternative \"{alternative!.Name}\"";

    private ReportSection Found()
    {
        DisplayPage page = plan.ToDisplay();
        return new ReportSection("What was found")
        {
            Paragraphs = [$"Throughout this page {After}."],
            Points = alternative?.Reasons ?? [],
            Tables = page.Tables.IsEmpty ? [] : [page.Tables[0], .. OrdersOf(alternative)],
        };
    }

    private static ImmutableArray<DisplayTable> OrdersOf(PlanAlternative? alternative) => alternative is not { Orders.IsEmpty: false } ? [] :
    [
        DisplayTable.Of($"Orders of \"{alternative.Name}\", in a safe order", alternative.Orders, new("order", o => o.ToString()), new("lots", o => o.Lots), new("cost", "$", o => DisplayCell.Fixed(o.Cost, 2)), new("offered by", o => string.Join(", ", o.Origins)), new("note", o => o.Note ?? "")),
    ];

    private ReportSection Guardrails() => new("Guardrails")
    {
        Paragraphs = alternative is null ? ["No alternative was found."] : [],
        Points = [.. plan.AtFault.Select(f => $"At fault: {f}")],
        Tables = alternative is null ? [] :
        [
            DisplayTable.Of(
                $"After \"{alternative.Name}\"",
                alternative.Guardrails,
                new("guardrail", g => g.Guardrail),
                new("verdict", g => g.Status),
                new("measured", g => g.Measured),
                new("limit", g => g.Limit),
                new("margin", g => g.Margin),
                new("unit", g => g.Unit),
                new("severity", g => g.Severity)),
        ],
    };

    private ReportSection Payoff() => Figures("Payoff and break-evens", () => [PayoffChart.Of(plan, alternative, cancellation: cancellation)]);

    private ReportSection Greeks()
    {
        (string Name, MappedExposures Net)[] rows = _after is null ? [("now", plan.Exposures)] : [("before", plan.Exposures), ("after", alternative!.After)];
        return new ReportSection("Greeks by hedge layer")
        {
            Tables =
            [
                DisplayTable.Of(
                    "Net exposures that the guardrails judge",
                    rows,
                    new("when", r => r.Name),
                    new("total delta", "$/1%", r => DisplayCell.WithSign(r.Net.TotalDelta.Mid, 0)),
                    new("gamma", "$/1%", r => DisplayCell.WithSign(r.Net.SpxGamma, 0)),
                    new("vega", "$/VIX point", r => DisplayCell.WithSign(r.Net.VixEquivalentVega.Mid, 0)),
                    new("from", "$/VIX point", r => DisplayCell.WithSign(r.Net.VixEquivalentVega.Low, 0)),
                    new("to", "$/VIX point", r => DisplayCell.WithSign(r.Net.VixEquivalentVega.High, 0)),
                    new("carry", "$/day", r => DisplayCell.WithSign(r.Net.Carry.Total, 0))),
            ],
            Paragraphs = ["The deltas of guardrails keep the smile as the policy says; those of the figures hold each strike's volatility."],
            Figures = [LayerChart.Of(LayerMeasure.TotalDelta, plan.Record.Map, _before, _after), LayerChart.Of(LayerMeasure.VixEquivalentVega, plan.Record.Map, _before, _after)],
        };
    }

    private ReportSection CarrySplit() => Figures("Carry", () => [CarryChart.Of(_before.Net.Carry, _after?.Net.Carry)]);

    private ReportSection Scenarios() => Figures("Scenarios", () =>
    {
        ScenarioOptions map = PayoffChart.StressMapOf(plan) with { KeepLegs = false };
        Chart before = ScenarioChart.Of(ScenarioGrid.Run(_before.Book, _market, options.Scenarios, map, null, cancellation), _after is null ? null : "Profit and loss over moves of index and VIX, before");
        return _after is null ? [before] : [before, ScenarioChart.Of(ScenarioGrid.Run(_after.Book, _market, options.Scenarios, map, null, cancellation), "Profit and loss over moves of index and VIX, after")];
    });

    private ReportSection Alternatives() => Figures("Cost and carry", () => [ParetoChart.Of(plan)]);

    private ReportSection Drift() => Guarded("Drift since calibration", heading =>
    {
        DisplayPage page = DriftReport.Between(plan.Record.Inputs.Calibration!, options.CalibrationMarket!, _before, plan.Record.Map, plan.Record.Policy.SkewStickiness).ToDisplay();
        return new ReportSection(heading) { Tables = page.Tables, Paragraphs = [page.Summary, .. page.Notes] };
    });

    private ReportSection Curve() => Figures("VIX futures and decoupling", () =>
    {
        List<Chart> figures = [];
        if (_market.HasVixFutures)
            figures.Add(VixCurveChart.Of(_market.VixFutures, options.History, options.CalibrationMarket is { HasVixFutures: true } earlier ? earlier.VixFutures : null));
        DecouplingReading? latest = plan.Record.Inputs.Decoupling;
        DateOnly today = DateOnly.FromDateTime(UsTime.InChicago(_market.ValuationInstant).DateTime);
        if (!options.Readings.IsEmpty)
            figures.Add(DecouplingChart.Of(options.Readings, options.DetectorOptions));
        else if (options.History is { } history)
            figures.Add(DecouplingChart.Of(history, latest, today, options.Decoupling));
        return figures;
    });

    private ReportSection Smiles() => Figures("Smiles", () =>
    [
        .. _before.Legs.Concat(_after?.Legs ?? []).Select(l => l.Position.Leg).OfType<OptionLeg>()
            .Select(leg => (Chain: _market.ChainFor(leg.Contract.UnderlyingSymbol, leg.Expiry), leg.Strike))
            .Where(held => held.Chain is not null)
            .GroupBy(held => held.Chain!)
            .OrderBy(group => group.Key.Expiry)
            .Take(options.MaximumSmiles)
            .Select(group => SmileChart.Of(group.Key, group.Select(held => held.Strike))),
    ]);

    private ReportSection Triangle() => Figures("Consistency of the markets", () => _market.HasVixFutures ? [ConsistencyChart.Of(ConsistencyTriangle.Of(_market, plan.Record.Map.IndexSymbol))] : []);

    private ReportSection MadeFrom() => new("What the plan was made from")
    {
        Paragraphs = ["What each rule said, and what the plan assumed:"],
        Points = [.. plan.Record.Outcomes.Select(o => o.ToString()), $"Factor map: {plan.Record.Map}", .. plan.Record.Assumptions],
        Tables =
        [
            DisplayTable.Of(
                "Record",
                new (string What, string Value)[]
                {
                    ("market", plan.Record.MarketHash),
                    ("book", plan.Record.BookHash),
                    ("inputs", plan.Record.InputsHash),
                    ("policy", plan.Record.Policy.ToString()),
                    ("solver", FormattableString.Invariant($"{plan.Record.Solver ?? "none"}, {plan.Record.Candidates.Length} candidates, {plan.Record.Nodes} sizes judged")),
                    ("library", plan.Record.LibraryVersion),
                },
                new("what", r => r.What),
                new("value", r => r.Value)),
        ],
    };

    private static ReportSection Figures(string title, Func<IReadOnlyCollection<Chart>> draw) => Guarded(title, heading =>
    {
        Chart[] figures = [.. draw()];
        ImmutableArray<Chart> drawn = [.. figures.Where(f => !f.IsEmpty)];
        ImmutableArray<string> words = [.. figures.Where(f => f.IsEmpty).Select(f => $"{f.Title}: nothing to draw. {f.Description}")];
        return new ReportSection(heading) { Figures = drawn, Paragraphs = drawn.IsEmpty && words.IsEmpty ? ["Nothing was given for it."] : words };
    });

    /// <summary>A section that lacks a datum, or was given one that does not fit, is a sentence.</summary>
    private static ReportSection Guarded(string heading, Func<string, ReportSection> make)
    {
        try
        {
            return make(heading);
        }
        catch (Exception error) when (error is MissingDatumException or NotSupportedException or ArgumentException)
        {
            return new ReportSection(heading) { Paragraphs = [$"Not shown: {error.Message.ReplaceLineEndings(" ")}"] };
        }
    }
}
