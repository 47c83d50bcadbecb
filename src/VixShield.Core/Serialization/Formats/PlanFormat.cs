using System.Text.Json;
using VixShield.Adjustments;
using VixShield.Risk;

namespace VixShield.Serialization;

internal sealed class PlanFormat : JsonFormat<AdjustmentPlan>
{
    internal override string Schema => "vixshield.plan/1";

    internal override AdjustmentPlan Read(JsonElement root) =>
        throw new NotSupportedException("A plan is written, not read: plan again from its market, book and policy.");

    internal override string Write(AdjustmentPlan value, DocumentContext context) => JsonSerializer.Serialize(
        new PlanDocument
        {
            Schema = Schema,
            LibraryVersion = value.Record.LibraryVersion,
            MarketHash = value.Record.MarketHash,
            Status = JsonPlace.NameOf(value.Status),
            Exposures = Exposures(value.Exposures),
            LeastCost = value.LeastCost?.Name,
            Alternatives = [.. value.Alternatives.Select(Alternative)],
            AtFault = [.. value.AtFault.Select(Verdict)],
            Rules = [.. value.Record.Outcomes.Select(o => new OutcomeDocument
            {
                Rule = o.Rule,
                Status = JsonPlace.NameOf(o.Status),
                Measured = o.Measured,
                Threshold = o.Threshold,
                Reason = o.Reason,
                Candidates = [.. o.Candidates.Select(c => c.ToString())],
            })],
            CombinationsJudged = value.Record.CombinationsJudged,
            LotStep = value.Record.LotStep,
            Map = value.Record.Map.ToString(),
            Assumptions = [.. value.Record.Assumptions],
        },
        context.PlanDocument);

    private static AlternativeDocument Alternative(PlanAlternative alternative) => new()
    {
        Name = alternative.Name,
        IsFeasible = alternative.IsFeasible,
        Cost = alternative.Cost,
        Trades = [.. alternative.Trades.Select(t => PositionMapping.Write(t.Leg, t.Role, t.Structure, t.Layer))],
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
