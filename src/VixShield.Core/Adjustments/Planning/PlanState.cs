using System.Collections.Immutable;
using VixShield.Instruments;
using VixShield.Risk;

namespace VixShield.Adjustments;

/// <summary>A book after trades, revalued in full; what guardrails judge.</summary>
internal sealed class PlanState
{
    private readonly PlanRoom _room;
    private ImmutableArray<double> _stress;

    internal PlanState(PlanRoom room, ImmutableArray<Trade> trades, double cost)
    {
        _room = room;
        Trades = trades;
        Cost = cost;
        Live = room.Live.Apply(trades.AsSpan());
        Valuation = trades.IsEmpty ? room.Valuation : BookValuation.Of(room.Valuation.Book.Apply(trades.AsSpan()), room.Market);
        Exposures = trades.IsEmpty ? room.Exposures : PolicyExposures.Of(Valuation, room.Map, room.Policy);
    }

    /// <summary>The trades in the order of their fills.</summary>
    internal ImmutableArray<Trade> Trades { get; }

    internal double Cost { get; }

    /// <summary>The book after, without what has settled.</summary>
    internal Book Live { get; }

    internal BookValuation Valuation { get; }

    internal MappedExposures Exposures { get; }

    /// <summary>Profit in each scenario of the stress set, in dollars, before costs.</summary>
    internal ImmutableArray<double> StressProfits => _stress.IsDefault ? _stress = (Trades.IsEmpty ? _room.StressProfits : _room.StressProfitsOf(Valuation)) : _stress;
}
