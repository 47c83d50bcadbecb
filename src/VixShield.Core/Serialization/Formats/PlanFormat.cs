using System.Text.Json;
using VixShield.Adjustments;
using VixShield.Risk;

namespace VixShield.Serialization;

internal sealed class PlanFormat : JsonFormat<AdjustmentPlan>
{
    internal const string SchemaName = "vixshield.plan/2";

    internal override string Schema => SchemaName;

    internal override AdjustmentPlan Read(JsonElement root) =>
        throw new NotSupportedException("A plan is written, not read: plan again from its market, book and policy.");

    internal override string Write(AdjustmentPlan value, DocumentContext context) => JsonSerializer.Serialize(Document(value), context.PlanDocument);

    private PlanDocument Document(AdjustmentPlan value)
    {
        DecisionRecord record = value.Record;
        return new PlanDocument
        {
            Schema = Schema,
            LibraryVersion = record.LibraryVersion,
            Disclaimer = record.Disclaimer,
            MarketHash = record.MarketHash,
            BookHash = record.BookHash,
            InputsHash = record.InputsHash,
            Policy = PolicyMapping.Write(record.Policy, PolicyFormat.SchemaName),
            Status = JsonPlace.NameOf(value.Status),
            Reason = value.Reason,
            Exposures = Exposures(value.Exposures),
            Best = value.Best?.Name,
            Alternatives = [.. value.Alternatives.Select(Alternative)],
            Pareto = [.. value.Pareto.Select(a => a.Name)],
            AtFault = [.. value.AtFault.Select(f => new FaultDocument { Verdict = Verdict(f.Verdict), LeastRelaxation = f.LeastRelaxation, Unit = f.Unit, IsSearched = f.IsSearched })],
            Rules = [.. record.Rules.Select(Outcome)],
            Candidates = [.. record.Candidates.Select(Candidate)],
            LeftOut = [.. record.LeftOut],
            Search = new SearchDocument
            {
                Solver = record.Solver,
                Status = record.SolverStatus is { } status ? JsonPlace.NameOf(status) : null,
                Note = record.SearchNote,
                Bound = record.Bound,
                RelaxedObjective = record.RelaxedObjective,
                ShadowPrices = [.. record.ShadowPrices.Select(Price)],
                Nodes = record.Nodes,
                Rounds = record.Rounds,
            },
            Map = record.Map.ToString(),
            Inputs = record.Inputs.ToString(),
            Assumptions = [.. record.Assumptions],
        };
    }

    private static OutcomeDocument Outcome(RuleRecord rule) => new()
    {
        Rule = rule.Outcome.Rule,
        Parameters = [.. rule.Parameters.Select(p => new ParameterDocument { Name = p.Name, Value = p.Value, Unit = p.Unit })],
        Status = JsonPlace.NameOf(rule.Outcome.Status),
        VetoesTrading = rule.Outcome.VetoesTrading,
        Measured = rule.Outcome.Measured,
        Threshold = rule.Outcome.Threshold,
        Reason = rule.Outcome.Reason,
        Candidates = [.. rule.Outcome.Candidates.Select(c => c.ToString())],
    };

    private static CandidateDocument Candidate(CandidateRecord candidate) => new()
    {
        Trades = candidate.Column.Name,
        Label = candidate.Label,
        Origins = [.. candidate.Origins],
        MinimumLots = candidate.Column.MinimumLots,
        MaximumLots = candidate.Column.MaximumLots,
        CostPerLot = candidate.Column.CostPerLot,
        TotalDelta = candidate.TotalDelta,
        Vega = candidate.Vega,
        Carry = candidate.Carry,
    };

    private static AlternativeDocument Alternative(PlanAlternative alternative) => new()
    {
        Name = alternative.Name,
        IsFeasible = alternative.IsFeasible,
        Cost = alternative.Cost,
        Objective = alternative.Objective,
        CarryKept = alternative.CarryKept,
        StressLoss = alternative.StressLoss,
        WorstScenario = alternative.WorstScenario,
        Margin = alternative.Margin,
        BreakEvens = alternative.BreakEvens is { } reading ? [.. reading.Levels.Select(l => l.Level)] : null,
        Outlook = alternative.Outlook is { } outlook
            ? new OutlookDocument { HorizonDays = outlook.HorizonDays, Days = outlook.Days, Guardrail = outlook.Guardrail, Reason = outlook.Reason }
            : null,
        Orders = [.. alternative.Orders.Select(o => new OrderDocument
        {
            Label = o.Label,
            Lots = o.Lots,
            Cost = o.Cost,
            Note = o.Note,
            Origins = [.. o.Origins],
            Trades = [.. o.Trades.Select(t => PositionMapping.Write(t.Leg, t.Role, t.Structure, t.Layer))],
        })],
        After = Exposures(alternative.After),
        Guardrails = [.. alternative.Guardrails.Select(Verdict)],
        Reasons = [.. alternative.Reasons],
    };

    private static VerdictDocument Verdict(GuardrailVerdict verdict) => new()
    {
        Guardrail = verdict.Guardrail,
        Severity = JsonPlace.NameOf(verdict.Severity),
        Status = JsonPlace.NameOf(verdict.Status),
        Measured = verdict.Measured,
        Limit = verdict.Limit,
        Margin = verdict.Margin,
        Unit = verdict.Unit,
        ShadowPrice = verdict.ShadowPrice,
        Reason = verdict.Reason,
    };

    private static ShadowPriceDocument Price(ShadowPrice price) => new()
    {
        Row = price.Row,
        Guardrail = price.Guardrail,
        Severity = JsonPlace.NameOf(price.Severity),
        Side = JsonPlace.NameOf(price.Side),
        DollarsPerUnit = price.DollarsPerUnit,
        Unit = price.Unit,
    };

    private static ExposuresDocument Exposures(MappedExposures exposures) => new()
    {
        TotalDelta = [exposures.TotalDelta.Low, exposures.TotalDelta.Mid, exposures.TotalDelta.High],
        PartialDelta = exposures.PartialDelta,
        SpxGamma = exposures.SpxGamma,
        VixEquivalentVega = [exposures.VixEquivalentVega.Low, exposures.VixEquivalentVega.Mid, exposures.VixEquivalentVega.High],
        SlopeVega = exposures.SlopeVega,
        RawVega = exposures.RawVega,
        VolOfVolVega = exposures.VolOfVolVega,
        Carry = new CarryDocument
        {
            OptionTheta = exposures.Carry.OptionTheta,
            SurfaceRollDown = exposures.Carry.SurfaceRollDown,
            VixRollDown = exposures.Carry.VixRollDown,
            Financing = exposures.Carry.Financing,
            Total = exposures.Carry.Total,
        },
    };
}
