using VixShield.Expiries;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.Risk;
using VixShield.TermStructure;

namespace VixShield.Adjustments;

/// <summary>The sales of an overreacting hedge, in the fixed order of its holdings, and why others are not offered.</summary>
internal sealed class OverreactionSales(RuleContext context, DecouplingReading reading, double share, double hardLow)
{
    private readonly List<string> _notOffered = [];

    internal List<TradeCandidate> Candidates { get; } = [];

    /// <summary>Whether a datum of a holding is missing.</summary>
    internal bool IsMissing { get; private set; }

    internal string NotOffered => _notOffered.Count == 0 ? string.Empty : " Not offered: " + string.Join("; ", _notOffered) + ".";

    /// <summary>The long VX, weekly VX and VXM futures and VIX calls that settle with the measured contract.</summary>
    internal static IEnumerable<HedgeHolding> Holdings(in RuleContext context, Expiry contract) => HedgeHolding
        .LongOf(context.Book, context.Market.ValuationInstant)
        .Where(h => h.Leg.ExpiryOrNull == contract && h.Leg.Contract.Underlying == UnderlyingKind.VolatilityIndex && h.Leg is FutureLeg or OptionLeg { Right: OptionRight.Call });

    internal void Add(HedgeHolding holding)
    {
        int part = (int)Math.Floor((share * holding.Quantity) + 1e-9);
        if (part == 0)
        {
            _notOffered.Add(FormattableString.Invariant($"{share:G6} of {holding.Quantity} {holding.Leg.Name} is less than one contract"));
            return;
        }

        Trade[] unit = [new Trade(holding.Leg with { Quantity = -1 }, LegRole.Hedge, holding.Layer, holding.Structure)];
        try
        {
            LegValuation valued = BookValuation.Of(Book.OfLegs(holding.Leg), context.Market).Legs[0];
            // What one contract has of the measured VX contract: points of the future times the option's delta.
            double size = holding.Leg.Contract.Multiplier * (valued.UnitGreeks?.Delta ?? 1);
            double lost = VegaBandState.Measure(context.Policy.Vega, valued.Exposures.Map(context.Map));
            double spare = VegaBandState.Measure(context.Policy.Vega, context.Exposures) - hardLow;
            int allowed = lost > 0 ? (int)Math.Clamp(Math.Floor((spare / lost) + 1e-9), 0, Leg.MaximumQuantity) : part;
            int lots = Math.Min(Math.Min(part, allowed), context.Policy.MaximumLots);
            if (lots == 0)
            {
                _notOffered.Add(FormattableString.Invariant($"one {holding.Leg.Name} is {lost:G6} of vega and {spare:G6} is left to the lower edge {hardLow:G6} of the hard band"));
                return;
            }

            string cap = allowed < part ? FormattableString.Invariant($"; {part} would take vega below the lower edge {hardLow:G6} of the hard band") : string.Empty;
            Candidates.Add(new TradeCandidate(
                holding.Layer is { } layer ? FormattableString.Invariant($"sell {holding.Leg.Name} of layer {layer}") : $"sell {holding.Leg.Name}",
                unit,
                0,
                lots,
                context.CostOf(unit),
                FormattableString.Invariant($"{reading.ResidualDollars(size / Contracts.Vx.Multiplier):G6} $ beyond the beta a contract, {reading.ResidualDollars(holding.Quantity * size / Contracts.Vx.Multiplier):G6} $ on the {holding.Quantity} held; ")
                + FormattableString.Invariant($"a sale gives up {lost:G6} of vega and its cover from here on; the residual may widen further{cap}")));
        }
        catch (MissingDatumException missing)
        {
            IsMissing = true;
            _notOffered.Add(missing.Message.TrimEnd('.'));
        }
    }
}
