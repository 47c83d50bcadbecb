using VixShield.Expiries;
using VixShield.Instruments;

namespace VixShield.Adjustments;

/// <summary>What options owe at settlement as forms over lots: per underlying and expiry the payment at every strike and at 0, and the dollars per point beyond the last strike.</summary>
internal sealed class SettlementForms
{
    private SettlementForms(List<LinearForm[]> payments, List<LinearForm> slopes)
    {
        Payments = payments;
        Slopes = slopes;
    }

    /// <summary>For each underlying and expiry: payments in dollars at every corner, and nothing at all.</summary>
    internal List<LinearForm[]> Payments { get; }

    /// <summary>For each underlying and expiry: dollars per point beyond the last strike; below 0 the loss has no bound.</summary>
    internal List<LinearForm> Slopes { get; }

    internal static SettlementForms Of(Book book, PlanColumns columns, Func<LegRole, OptionLeg, bool> counts)
    {
        OptionLeg[] held = [.. book.Positions.Where(p => p.Leg is OptionLeg option && counts(p.Role, option)).Select(p => (OptionLeg)p.Leg)];
        OptionLeg[][] units = [.. Enumerable.Range(0, columns.Count).Select(i => columns[i].Candidate.Unit.Where(t => t.Leg is OptionLeg option && counts(t.Role, option)).Select(t => (OptionLeg)t.Leg).ToArray())];
        var payments = new List<LinearForm[]>();
        var slopes = new List<LinearForm>();
        foreach (IGrouping<(string, Expiry), OptionLeg> group in held.Concat(units.SelectMany(u => u)).GroupBy(Key).OrderBy(g => g.Key.Item1, StringComparer.Ordinal).ThenBy(g => g.Key.Item2))
        {
            double[] corners = [0, .. group.Select(Strike).Distinct().Order()];
            payments.Add([.. corners.Select(c => Form(o => -Payoff(o, c))), Form(_ => 0)]);
            slopes.Add(Form(o => o.Right == OptionRight.Call ? DollarsPerPoint(o) : 0));

            LinearForm Form(Func<OptionLeg, double> of) => new(
                held.Where(o => Key(o) == group.Key).Sum(of), units.Select(unit => unit.Where(o => Key(o) == group.Key).Sum(of)));
        }

        return new SettlementForms(payments, slopes);
    }

    internal static (string Underlying, Expiry Expiry) Key(OptionLeg option) => (option.Contract.UnderlyingSymbol, option.Expiry);

    private static double Strike(OptionLeg option) => option.Strike / option.Contract.UnderlyingScale;

    private static double DollarsPerPoint(OptionLeg option) => option.Quantity * option.Contract.Multiplier * option.Contract.UnderlyingScale;

    private static double Payoff(OptionLeg option, double underlying) => DollarsPerPoint(option) * Math.Max(0, (int)option.Right * (underlying - Strike(option)));
}
