using FsCheck;
using FsCheck.Fluent;
using VixShield.Curves;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.TermStructure;
using VixShield.Volatility;

namespace VixShield.Testing;

/// <summary>
/// What FsCheck needs to draw the types of VixShield.Core in properties of your own: name this class, as in <c>[Property(Arbitrary = [typeof(Arbitraries)])]</c>, or take one arbitrary, as in
/// <c>Prop.ForAll(Arbitraries.Books(), ...)</c>. Times are real sessions from 2023 to 2027. Cases that break a property are made simpler.
/// </summary>
public static class Arbitraries
{
    /// <summary>Options with all inputs of a Black-Scholes price: strikes within four deviations, days to five years, volatilities of 5 % to 200 %, rates and yields of both signs.</summary>
    public static Arbitrary<OptionCase> Options() => OptionCase.Ordinary();

    /// <summary>Surfaces of one to six expiries without butterflies and calendar spreads, known exactly.</summary>
    public static Arbitrary<SurfaceCase> Surfaces() => SurfaceDraws.Surfaces();

    /// <summary>Single smiles without butterflies.</summary>
    public static Arbitrary<VolatilitySmile> Smiles() => Arb.From(
        from surface in Surfaces().Generator
        from index in Gen.Choose(0, surface.Expiries.Length - 1)
        select surface.Smile(index));

    /// <summary>VX strips of five contracts with spot VIX, in contango, in backwardation and in neither.</summary>
    public static Arbitrary<VixFuturesCurve> Curves() => Arb.From(MarketDraws.Markets.Select(m => m.VixFutures));

    /// <summary>Curves of log betas of VX to VIX: 1 at spot VIX, falling with maturity, of one to four speeds.</summary>
    public static Arbitrary<LogBetaCurve> LogBetaCurves() => Arb.From(
        from count in Gen.Choose(1, 4)
        from raw in Gen.ArrayOf(Draws.Uniform(0.05, 1), count)
        from speeds in Gen.ArrayOf(Gen.Frequency((5, Draws.Uniform(0, 40)), (1, Draws.PowerOfTen(-6, 3))), count)
        select new LogBetaCurve(raw.Select(w => w / raw.Sum()), speeds));

    /// <summary>Markets: SPX chains on a surface without arbitrage, VX, VIX options on their own VX, ES, and levels of SPX, VIX and SPY.</summary>
    public static Arbitrary<MarketSnapshot> Markets() => Arb.From(MarketDraws.Markets);

    /// <summary>Books with a market that can value them.</summary>
    public static Arbitrary<BookCase> BookCases() => BookDraws.Books();

    /// <summary>Books alone: condors, hedge layers, single legs, long and short, or nothing.</summary>
    public static Arbitrary<Book> Books() => Arb.From(BookDraws.Books().Generator.Select(c => c.Book), BookDraws.Simpler);

    /// <summary>Legs: index and VIX options, VX, ES and their small contracts, shares; long and short.</summary>
    public static Arbitrary<Leg> Legs() => Arb.From(from market in MarketDraws.Markets from leg in BookDraws.Legs(market) select leg);

    /// <summary>Option legs: index and VIX, puts and calls, long and short.</summary>
    public static Arbitrary<OptionLeg> OptionLegs() => Arb.From(Legs().Generator.Where(l => l is OptionLeg).Select(l => (OptionLeg)l));

    /// <summary>What a rule is asked about: a book with its calibration in a market that has moved since, with readings or without.</summary>
    public static Arbitrary<RuleCase> RuleCases() => RuleDraws.Cases();
}
