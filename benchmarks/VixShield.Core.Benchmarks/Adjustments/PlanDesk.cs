using VixShield.Adjustments;
using VixShield.Benchmarks.Risk;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.Risk;

namespace VixShield.Benchmarks.Adjustments;

/// <summary>The desk of 60 legs of the risk benchmark with roles, calibrated on the main sample's market, before and after a shock.</summary>
internal sealed class PlanDesk
{
    internal PlanDesk()
    {
        var day = new RiskDay();
        Market = day.Market;
        Book = Book.OfPositions(day.Desk.Positions.Select((p, i) => WithRole(p, i)));
        Shocked = new FactorScenario(-0.04, 9).ApplyTo(Market);
        Inputs = new PlanInputs { Calibration = Calibration.Of(Book, Market) };
        double delta = PolicyBand(Market);
        Policy = new AdjustmentPolicy { TotalDelta = new Band(-delta, delta) };
    }

    internal MarketSnapshot Market { get; }

    internal MarketSnapshot Shocked { get; }

    internal Book Book { get; }

    internal PlanInputs Inputs { get; }

    internal AdjustmentPolicy Policy { get; }

    /// <summary>A problem of twelve columns of five lots either way, a dozen rows and random coefficients, always the same.</summary>
    internal static AdjustmentProblem Twelve(bool canBeSolved)
    {
        var random = new Random(12);
        AdjustmentColumn[] columns = [.. Enumerable.Range(0, 12).Select(i => new AdjustmentColumn($"c{i:00}", -5, 5, 5 + (40 * random.NextDouble())))];
        LinearRow[] rows =
        [
            .. Enumerable.Range(0, 12).Select(r =>
            {
                double start = r < 3 ? -900 : 100 * random.NextDouble();
                double high = canBeSolved || r > 0 ? double.PositiveInfinity : -880;
                double low = canBeSolved || r > 0 ? -200 - (400 * random.NextDouble()) : -881;
                return new LinearRow($"row {r}", GuardrailSeverity.Hard, "$", new LinearForm(start, columns.Select(_ => (400 * random.NextDouble()) - 200)), low, high);
            }),
        ];
        return new AdjustmentProblem(columns, rows, new LinearForm(500, columns.Select(_ => (40 * random.NextDouble()) - 20)), 10);
    }

    // As wide as the book's own delta: the shock, not the day itself, is what breaks it.
    private double PolicyBand(MarketSnapshot market) => 1.2 * Math.Abs(BookValuation.Of(Book, market).Net.Map(FactorMap.Create(market)).TotalDelta.Mid) + 20_000;

    private static Position WithRole(Position position, int place) => position.Leg switch
    {
        OptionLeg { Contract.UnderlyingSymbol: "SPX" } option => new Position(option, option.Quantity < 0 ? LegRole.ShortStrike : LegRole.Wing, FormattableString.Invariant($"condor {place / 4}")),
        OptionLeg option => new Position(option, LegRole.Hedge, "hedge ladder", 3),
        _ => new Position(position.Leg, LegRole.Hedge, "hedge ladder", 1 + (place % 2)),
    };
}
