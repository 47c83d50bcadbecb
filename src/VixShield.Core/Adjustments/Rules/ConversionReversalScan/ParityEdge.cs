using System.Collections.Immutable;
using VixShield.Expiries;
using VixShield.Instruments;
using VixShield.Market;

namespace VixShield.Adjustments;

/// <summary>The locked edge of one route, in dollars per option contract after bid and ask, fees and the error of the rate: sold through options at one strike (null: through ES), bought at another (null: through ES).</summary>
internal sealed record ParityEdge(OptionChain Chain, ParityRoute Route, double? Sold, double? Bought, double Dollars)
{
    private ContractSpec Contract => Chain.Expiry.Style == SettlementStyle.Am ? Contracts.Spx : Contracts.Spxw;

    internal string Name => Route switch
    {
        ParityRoute.Box => FormattableString.Invariant($"{Contract.Symbol} {Chain.Expiry} forward sold at {Sold:G6} and bought at {Bought:G6} (box)"),
        ParityRoute.Conversion => FormattableString.Invariant($"{Contract.Symbol} {Chain.Expiry} {Sold:G6} conversion against ES"),
        _ => FormattableString.Invariant($"{Contract.Symbol} {Chain.Expiry} {Bought:G6} reversal against ES"),
    };

    /// <summary>The trades of one contract.</summary>
    internal ImmutableArray<Trade> Unit()
    {
        Structure structure = (Sold, Bought) switch
        {
            ({ } sold, { } bought) when bought < sold => BoxSpread.Create(Contract, Chain.Expiry, bought, sold, 1),
            ({ } sold, { } bought) => BoxSpread.Create(Contract, Chain.Expiry, sold, bought, -1),
            ({ } sold, null) => Conversion.Create(Contract, Chain.Expiry, sold, 1, Es(2)),
            (_, { } bought) => Reversal.Create(Contract, Chain.Expiry, bought, 1, Es(-2)),
            _ => throw new InvalidOperationException("An edge has a strike."),
        };
        return [.. structure.Positions.Select(p => new Trade(p.Leg, p.Role, structure: structure.Name))];
    }

    // Two ES are worth as many dollars a point as one SPX option.
    private FutureLeg Es(int quantity) => new() { Contract = Contracts.Es, Expiry = Chain.Expiry, Quantity = quantity };
}
