using VixShield.Expiries;
using VixShield.Instruments;

namespace VixShield.Adjustments;

/// <summary>
/// After every single fill, in the order of the plan, an expiry and right holds no more short options than long ones beyond what the book did; the last fill is the book after. A further expiry covers
/// nothing: a VIX calendar's two legs are on two underlyings.
/// </summary>
internal sealed class DefinedRiskGuardrail(PlanRoom room) : Guardrail(GuardrailNames.DefinedRiskBetweenFills, GuardrailSeverity.Hard, "contracts uncovered")
{
    private readonly Dictionary<CoverKey, double> _before = Net(room.Live.Positions.Select(p => p.Leg));

    internal override GuardrailVerdict Judge(PlanState state)
    {
        var held = new Dictionary<CoverKey, double>(_before);
        double worst = 0;
        foreach (OptionLeg fill in state.Trades.Select(t => t.Leg).OfType<OptionLeg>())
        {
            CoverKey key = KeyOf(fill);
            held[key] = held.GetValueOrDefault(key) + SizeOf(fill);
            worst = Math.Max(worst, held.Sum(h => Math.Max(0, Math.Min(0, _before.GetValueOrDefault(h.Key)) - h.Value)));
        }

        return AtMost(worst, 0);
    }

    internal override IEnumerable<AdjustmentRow> Rows(PlanColumns columns)
    {
        var traded = new Dictionary<CoverKey, List<(int Column, double PerLot)>>();
        for (int i = 0; i < columns.Count; i++)
        {
            foreach (IGrouping<CoverKey, OptionLeg> unit in columns[i].Candidate.Unit.Select(t => t.Leg).OfType<OptionLeg>().GroupBy(KeyOf))
            {
                if (!traded.TryGetValue(unit.Key, out List<(int Column, double PerLot)>? parts))
                    traded.Add(unit.Key, parts = []);
                parts.Add((i, unit.Sum(SizeOf)));
            }
        }

        foreach (CoverKey key in traded.Keys.OrderBy(k => k.Underlying, StringComparer.Ordinal).ThenBy(k => k.Expiry).ThenBy(k => k.Right))
        {
            var held = new ColumnForm(columns, _before.GetValueOrDefault(key), traded[key]);
            double floor = Math.Min(0, held.Start);
            // Where only purchases are offered nothing can become uncovered.
            if (held.Least < floor)
                yield return Row(held.ToForm(), floor, double.PositiveInfinity);
        }
    }

    private static Dictionary<CoverKey, double> Net(IEnumerable<Leg> legs) => legs.OfType<OptionLeg>().GroupBy(KeyOf).ToDictionary(g => g.Key, g => g.Sum(SizeOf));

    private static CoverKey KeyOf(OptionLeg option) => new(option.Contract.UnderlyingSymbol, option.Expiry, option.Right);

    // An XSP option covers a tenth of an SPX option.
    private static double SizeOf(OptionLeg option) => option.Quantity * option.Contract.UnderlyingScale;

    private readonly record struct CoverKey(string Underlying, Expiry Expiry, OptionRight Right);
}
