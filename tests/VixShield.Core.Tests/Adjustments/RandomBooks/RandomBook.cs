using System.Collections.Immutable;
using VixShield.Adjustments;
using VixShield.Instruments;
using VixShield.Market;

namespace VixShield.Tests.Adjustments.RandomBooks;

/// <summary>A book that was calibrated in the sample's market, what was sold since, the market after a shock, a policy, and the few trades of which plans are enumerated.</summary>
internal sealed record RandomBook(
    int Number, Book Calibrated, Book Held, MarketSnapshot Market, AdjustmentPolicy Policy, PlanInputs Inputs, ImmutableArray<OfferedTrade> Offers, string Shock)
{
    internal Calibration Calibration => Inputs.Calibration!;

    public override string ToString() => FormattableString.Invariant($"book {Number}: {string.Join("; ", Held.Positions)} after {Shock} under {Policy}");
}

/// <summary>One lot of a trade, and from how many lots to how many it may be traded.</summary>
internal sealed record OfferedTrade(string Label, ImmutableArray<Trade> Unit, int Fewest, int Most)
{
    internal IEnumerable<Trade> For(int lots) => Unit.Select(t => t with { Leg = t.Leg with { Quantity = t.Leg.Quantity * lots } });
}
