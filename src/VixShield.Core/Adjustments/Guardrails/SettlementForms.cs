using VixShield.Expiries;
using VixShield.Instruments;

namespace VixShield.Adjustments;

/// <summary>What options owe at settlement as forms over lots: per underlying and expiry the payment at every strike and at 0, and the dollars per point beyond the last strike.</summary>
internal sealed class SettlementForms
{
    private SettlementForms(List<ColumnForm[]> payments, List<ColumnForm> slopes)
    {
        Payments = payments;
        Slopes = slopes;
    }

    /// <summary>
    /// For each underlying and expiry: payments in dollars at every corner, and nothing at all. Without those in which options are held long and bought alone, which pay nothing whatever the lots.
    /// </summary>
    internal List<ColumnForm[]> Payments { get; }

    /// <summary>For each of the same: dollars per point beyond the last strike; below 0 the loss has no bound.</summary>
    internal List<ColumnForm> Slopes { get; }

    internal static SettlementForms Of(Book book, PlanColumns columns, Func<LegRole, OptionLeg, bool> counts)
    {
        var groups = new Dictionary<(string Underlying, Expiry Expiry), Group>();
        foreach (Position position in book.Positions)
        {
            if (position.Leg is OptionLeg option && counts(position.Role, option))
                GroupOf(option).Held.Add(option);
        }

        for (int i = 0; i < columns.Count; i++)
        {
            foreach (Trade trade in columns[i].Candidate.Unit)
            {
                if (trade.Leg is OptionLeg option && counts(trade.Role, option))
                    GroupOf(option).Add(columns[i].Candidate, i, option);
            }
        }

        var payments = new List<ColumnForm[]>();
        var slopes = new List<ColumnForm>();
        foreach (((string, Expiry) _, Group group) in groups.Where(g => g.Value.CanPay).OrderBy(g => g.Key.Underlying, StringComparer.Ordinal).ThenBy(g => g.Key.Expiry))
        {
            double[] corners = [0, .. group.Options.Select(Strike).Distinct().Order()];
            payments.Add([.. corners.Select(c => group.Form(columns, o => -Payoff(o, c))), new ColumnForm(columns, 0, [])]);
            slopes.Add(group.Form(columns, o => o.Right == OptionRight.Call ? DollarsPerPoint(o) : 0));
        }

        return new SettlementForms(payments, slopes);

        Group GroupOf(OptionLeg option)
        {
            if (!groups.TryGetValue(Key(option), out Group? group))
                groups.Add(Key(option), group = new Group());
            return group;
        }
    }

    /// <summary>
    /// The row that the largest payments of groups, summed, are at most a limit; null where the limits of the columns imply it. As strict as the row over every corner, of fewer forms.
    /// </summary>
    /// <remarks>
    /// Payments fall with every option bought and rise with those sold alone, so most corners cannot matter. Let U(c) be the most that corner c can pay within the limits of the columns, and M(g) the largest
    /// U of group g, at least 0. A corner of group g is left out where U(c) and the M of all other groups are together no more than the limit, or where U(c) is no more than 0, which every group counts with at
    /// least. If lots within the limits break the full row, the corners at which its groups are largest sum to more than the limit; none of them fails the first test, and one that fails the second pays 0 at most,
    /// which is there. So the shorter row is broken too, and by as much. Conversely it takes maxima over fewer forms, so that what keeps the full row keeps it.
    /// </remarks>
    internal static MaximumRow? Row(string guardrail, GuardrailSeverity severity, string unit, IReadOnlyList<ColumnForm[]> groups, double limit)
    {
        double[] most = [.. groups.Select(g => Math.Max(0, g.Max(f => f.Most)))];
        double sum = most.Sum();
        var kept = new List<LinearForm[]>();
        for (int i = 0; i < most.Length; i++)
        {
            double others = sum - most[i];
            ColumnForm[] forms = [.. groups[i].Where(f => f.Most > 0 && f.Most + others > limit)];
            // Nothing at all is the last form of a group.
            if (forms.Length > 0)
                kept.Add([.. forms.Select(f => f.ToForm()), groups[i][^1].ToForm()]);
        }

        return kept.Count == 0 ? null : new MaximumRow(guardrail, severity, unit, kept, limit);
    }

    internal static (string Underlying, Expiry Expiry) Key(OptionLeg option) => (option.Contract.UnderlyingSymbol, option.Expiry);

    private static double Strike(OptionLeg option) => option.Strike / option.Contract.UnderlyingScale;

    private static double DollarsPerPoint(OptionLeg option) => option.Quantity * option.Contract.Multiplier * option.Contract.UnderlyingScale;

    private static double Payoff(OptionLeg option, double underlying) => DollarsPerPoint(option) * Math.Max(0, (int)option.Right * (underlying - Strike(option)));

    /// <summary>The options of one underlying and expiry: those held, and those of each column that trades any.</summary>
    private sealed class Group
    {
        private readonly List<(int Column, List<OptionLeg> Legs)> _units = [];
        private bool _isSold;

        internal List<OptionLeg> Held { get; } = [];

        /// <summary>Whether anything in it is held short, or may be sold.</summary>
        internal bool CanPay => _isSold || Held.Exists(o => o.Quantity < 0);

        internal IEnumerable<OptionLeg> Options => Held.Concat(_units.SelectMany(u => u.Legs));

        internal void Add(TradeCandidate candidate, int column, OptionLeg option)
        {
            _isSold |= (long)option.Quantity * candidate.MinimumLots < 0 || (long)option.Quantity * candidate.MaximumLots < 0;
            if (_units.Count == 0 || _units[^1].Column != column)
                _units.Add((column, []));
            _units[^1].Legs.Add(option);
        }

        internal ColumnForm Form(PlanColumns columns, Func<OptionLeg, double> of)
        {
            var parts = new (int Column, double PerLot)[_units.Count];
            for (int i = 0; i < parts.Length; i++)
            {
                double sum = 0;
                foreach (OptionLeg leg in _units[i].Legs)
                    sum += of(leg);
                parts[i] = (_units[i].Column, sum);
            }

            return new ColumnForm(columns, Held.Sum(of), parts);
        }
    }
}
