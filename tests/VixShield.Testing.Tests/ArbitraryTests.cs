using FsCheck.Fluent;
using VixShield.Curves;
using VixShield.Expiries;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.Risk;
using VixShield.Serialization;
using VixShield.TermStructure;
using VixShield.Testing;
using VixShield.Volatility;

namespace VixShield.Tests.Testing;

/// <summary>What the arbitraries promise, and that they draw both sides of everything.</summary>
public sealed class ArbitraryTests
{
    private static readonly MarketSnapshot[] s_markets = Drawn.From(Arbitraries.Markets(), 60);
    private static readonly BookCase[] s_books = Drawn.From(Arbitraries.BookCases(), 200);

    [Fact]
    public void Surfaces_have_neither_butterflies_nor_calendar_spreads()
    {
        foreach (SurfaceCase c in Drawn.From(Arbitraries.Surfaces(), 100))
        {
            for (int i = 0; i < c.Expiries.Length; i++)
            {
                Assert.True(ButterflyCheck.Of(c.Smile(i)).IsFree, $"{i} of {c}");
                Assert.True(i == 0 || CalendarCheck.Of(c.Smile(i - 1), c.Smile(i)).IsFree, $"{i} of {c}");
                Assert.Equal(c.VolatilityAt(i, 1.1 * c.Spot), c.Smile(i).VolatilityAt(1.1 * c.Spot), 1e-14);
            }
        }
    }

    [Fact]
    public void Quotes_hold_the_exact_price_inside_and_off_the_middle()
    {
        foreach (SurfaceCase c in Drawn.From(Arbitraries.Surfaces(), 40))
        {
            SmileInput input = c.Quotes(0);
            Assert.NotEmpty(input.Quotes);
            Assert.All(input.Quotes, q => Assert.InRange(c.UndiscountedPrice(0, q.Strike, q.Right), q.Bid, q.Ask));
        }
    }

    [Fact]
    public void Markets_price_every_leg_that_is_drawn_for_them()
    {
        foreach (BookCase c in s_books)
            Assert.True(double.IsFinite(BookValuation.Of(c.Book, c.Market).Net.Map(FactorMap.Create(c.Market)).Carry.Total), c.ToString());
    }

    [Fact]
    public void Chains_agree_with_parity_and_with_their_smiles()
    {
        foreach (OptionChain chain in s_markets.Take(20).SelectMany(m => m.Chains))
        {
            foreach (IGrouping<double, OptionQuote> pair in chain.Quotes.GroupBy(q => q.Strike))
            {
                double call = pair.Single(q => q.Right == OptionRight.Call).Mid, put = pair.Single(q => q.Right == OptionRight.Put).Mid;
                Assert.Equal(chain.DiscountFactor * (chain.Forward - pair.Key), call - put, 1e-9 * chain.Forward);
            }
        }
    }

    [Fact]
    public void Both_sides_are_drawn()
    {
        Leg[] legs = [.. s_books.SelectMany(b => b.Book.Positions).Select(p => p.Leg)];
        Assert.All(Enum.GetValues<OptionRight>(), right => Assert.Contains(legs, l => l is OptionLeg o && o.Right == right && o.Quantity > 0));
        Assert.All(Enum.GetValues<OptionRight>(), right => Assert.Contains(legs, l => l is OptionLeg o && o.Right == right && o.Quantity < 0));
        foreach (ContractSpec contract in new[] { Contracts.Spx, Contracts.Spxw, Contracts.Vix, Contracts.Vx, Contracts.Vxm, Contracts.Es, Contracts.Mes, Contracts.SpyShares })
            Assert.Contains(legs, l => l.Contract == contract);
        Assert.Contains(s_books, b => b.Book.Positions.IsEmpty);
        Assert.Contains(s_books, b => b.Book.Positions.Length > 8);
        Assert.All(new[] { SettlementStyle.Am, SettlementStyle.Pm }, style => Assert.Contains(s_markets.SelectMany(m => m.Chains), c => c.Expiry.Style == style));
        Assert.Contains(s_markets, m => m.VixFutures.Basis > 0);
        Assert.Contains(s_markets, m => m.VixFutures.Basis < 0);
        // Summer and winter, so that local times lie at both distances from UTC.
        Assert.Equal(2, s_markets.Select(m => m.ValuationInstant.Offset).Distinct().Count());
        OptionCase[] options = Drawn.From(Arbitraries.Options(), 500);
        Assert.Contains(options, o => o.Rate < 0);
        Assert.Contains(options, o => o.DividendYield < 0);
        Assert.Contains(options, o => o.Forward > o.Strike && o.Right == OptionRight.Put);
        Assert.Contains(options, o => o.Forward < o.Strike && o.Right == OptionRight.Call);
    }

    [Fact]
    public void Rule_cases_have_moved_markets_readings_and_calibrations_or_none()
    {
        RuleCase[] cases = Drawn.From(Arbitraries.RuleCases(), 150);
        Assert.Contains(cases, c => c.Inputs.Calibration is null);
        Assert.Contains(cases, c => c.Inputs.Calibration is { } k && k.Book != c.Book);
        Assert.Contains(cases, c => c.Inputs.Decoupling is null);
        Assert.All(Enum.GetValues<CouplingDirection>(), d => Assert.Contains(cases, c => c.Inputs.Decoupling?.Direction == d));
        Assert.Contains(cases, c => c.Inputs.Stress.IsEmpty);
        Assert.Contains(cases, c => !c.Inputs.Stress.IsEmpty);
    }

    [Fact]
    public void Books_and_markets_survive_their_files()
    {
        foreach (BookCase c in s_books.Take(40))
        {
            Assert.Equal(c.Book, VixShieldJson.Parse<Book>(VixShieldJson.Serialize(c.Book)));
            Assert.Equal(c.Market, VixShieldJson.Parse<MarketDocument>(VixShieldJson.Serialize(new MarketDocument(c.Market))).Snapshot);
        }
    }

    [Fact]
    public void Making_simpler_ends_and_keeps_what_is_promised()
    {
        foreach (BookCase c in s_books.Take(30))
            Assert.All(Arbitraries.BookCases().Shrinker(c), s => Assert.True(s.Book.Positions.Sum(p => Math.Abs(p.Leg.Quantity)) < c.Book.Positions.Sum(p => Math.Abs(p.Leg.Quantity))));
        foreach (OptionCase c in Drawn.From(Arbitraries.Options(), 100))
        {
            OptionCase simpler = c;
            int steps = 0;
            while (Arbitraries.Options().Shrinker(simpler).FirstOrDefault() is { } next && steps++ < 50)
                simpler = next;
            Assert.InRange(steps, 1, 49);
            Assert.Equal((100.0, 100.0, 1.0, 0.2, 0.0, 0.0), (simpler.Spot, simpler.Strike, simpler.Years, simpler.Volatility, simpler.Rate, simpler.DividendYield));
        }

        foreach (SurfaceCase c in Drawn.From(Arbitraries.Surfaces(), 20))
            Assert.All(Arbitraries.Surfaces().Shrinker(c), s => Assert.True(s.Surface().Smiles.Length < c.Expiries.Length));
    }

    [Fact]
    public void Curves_and_betas_are_what_they_say()
    {
        Assert.All(Drawn.From(Arbitraries.Curves(), 30), (VixFuturesCurve c) => Assert.InRange(c.Points.Length, 4, 5));
        Assert.All(Drawn.From(Arbitraries.LogBetaCurves(), 50), b => Assert.True(b.IsDecreasing && Math.Abs(b.LogBeta(0) - 1) < 1e-12));
        Assert.All(Drawn.From(Arbitraries.Smiles(), 20), s => Assert.True(ButterflyCheck.Of(s).IsFree));
        Assert.All(Drawn.From(Arbitraries.OptionLegs(), 20), l => Assert.True(l.Strike > 0));
        Assert.NotEmpty(Drawn.From(Arbitraries.Books(), 5));
    }

}
