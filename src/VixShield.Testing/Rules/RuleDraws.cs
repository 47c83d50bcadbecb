using FsCheck;
using FsCheck.Fluent;
using VixShield.Adjustments;
using VixShield.Curves;
using VixShield.Instruments;
using VixShield.Risk;
using VixShield.TermStructure;

namespace VixShield.Testing;

/// <summary>Draws what a rule is asked about: a calibrated book, of which some was traded, in a market that has moved.</summary>
internal static class RuleDraws
{
    internal static Arbitrary<RuleCase> Cases() => Arb.From(
        from calibrated in BookDraws.Books().Generator
        from scenario in Scenario
        let market = scenario.ApplyTo(calibrated.Market)
        from held in Held(calibrated.Book)
        from isCalibrated in Draws.Chance(80)
        from reading in Reading(market.VixFutures)
        from isStressed in Draws.Chance(30)
        from policy in Policy
        select new RuleCase(
            held,
            market,
            new PlanInputs
            {
                Calibration = isCalibrated ? Calibration.Of(calibrated.Book, calibrated.Market) : null,
                Decoupling = reading,
                Stress = isStressed ? StressSets.Standard : [],
            },
            policy),
        c => BookDraws.Simpler(c.Book).Select(b => c with { Book = b }));

    private static Gen<FactorScenario> Scenario =>
        from spot in Draws.Uniform(-0.12, 0.06)
        from vix in Draws.Uniform(-2, 15)
        from slope in Draws.Uniform(-1.5, 1.5)
        from volatility in Draws.Uniform(-0.15, 0.4)
        select new FactorScenario(Math.Round(spot, 4), Math.Round(vix, 2), slopeChange: Math.Round(slope, 2), vixVolatilityChange: Math.Round(volatility, 3));

    /// <summary>The book, or half of one of its positions less.</summary>
    private static Gen<Book> Held(Book book) =>
        from isTraded in Draws.Chance(30)
        from place in Gen.Choose(0, Math.Max(0, book.Positions.Length - 1))
        select isTraded && !book.Positions.IsEmpty && Math.Abs(book.Positions[place].Leg.Quantity) > 1 ? Halved(book, book.Positions[place]) : book;

    private static Book Halved(Book book, Position position) =>
        book.Apply(new Trade(position.Leg with { Quantity = -(position.Leg.Quantity / 2) }, position.Role, position.Layer, position.Structure));

    private static Gen<AdjustmentPolicy> Policy =>
        from centre in Draws.Uniform(-5_000, 5_000)
        from width in Draws.Uniform(500, 5_000)
        from lots in Gen.Choose(1, 40)
        from stickiness in Gen.Elements(0.0, 1.0)
        select new AdjustmentPolicy { TotalDelta = new Band(Math.Round(centre - width), Math.Round(centre + width)), MaximumLots = lots, SkewStickiness = stickiness };

    /// <summary>No reading, one that is not ready, or one in which a contract went with VIX, lagged or overreacted.</summary>
    private static Gen<DecouplingReading?> Reading(VixFuturesCurve curve) =>
        from kind in Gen.Choose(0, 4)
        from contract in Draws.Among(curve.Points)
        from z in Draws.Uniform(2.5, 8)
        from deviation in Draws.Uniform(0.005, 0.03)
        select kind switch
        {
            0 => null,
            1 => new DecouplingReading(CouplingState.NotReady, CouplingDirection.None, contract.Expiry, null, null, 0, null, null, null, null, null, null, null, null, "Too little history."),
            2 => Of(contract, CouplingState.Coupled, CouplingDirection.None, 0.4, deviation),
            3 => Of(contract, CouplingState.Decoupled, CouplingDirection.HedgeLags, -z, deviation),
            _ => Of(contract, CouplingState.Decoupled, CouplingDirection.HedgeOverreacts, z, deviation),
        };

    private static DecouplingReading Of(VixFuture contract, CouplingState state, CouplingDirection direction, double z, double deviation)
    {
        const double vixMove = 0.15, beta = 0.5;
        double residual = z * deviation;
        double before = contract.Price / Math.Exp((beta * vixMove) + residual);
        return new DecouplingReading(
            state, direction, contract.Expiry, vixMove, (beta * vixMove) + residual, 60, beta, beta, 0.8, residual, before * residual, deviation, z, z, "Generated.");
    }
}
