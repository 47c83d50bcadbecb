using System.Collections.Immutable;
using VixShield.Expiries;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.Risk;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Risk.BreakEvenSearch;

public sealed class BreakEvenMigrationTests
{
    private static readonly Book Hedged = Book.OfPositions(
        Book.Of(IronCondor.Create(Contracts.Spxw, TestExpiries.SpxwMarch, 4600, 4700, 5200, 5350, 3, CondorSide.Credit)).Positions
            .Append(new Position(new FutureLeg { Contract = Contracts.Vx, Expiry = TestExpiries.VixMarch, Quantity = 1 }, LegRole.Hedge, "ladder", 1)));

    private static readonly ScenarioOptions Map = new() { VixResponse = -1.2 };

    [Fact]
    public void Parts_add_up_and_the_ends_are_the_break_evens_then_and_now()
    {
        foreach (MarketSnapshot after in new[] { Sample.Move.ApplyTo(TestMarkets.Base), new TestMarkets { Spot = 5100, Vix = 12.5, Volatility = Everywhere(0.02) }.Build() })
        {
            BookValuation then = BookValuation.Of(Hedged, TestMarkets.Base);
            BookValuation now = BookValuation.Of(Hedged, after);
            BreakEvenMigration migration = BreakEvenMigration.Between(then, now, 5, Map);
            Assert.NotEmpty(migration.Shifts);
            Assert.All(migration.Shifts, shift =>
            {
                if (shift.To is { } to)
                {
                    Assert.Equal(5, shift.Parts.Length);
                    Assert.Equal(to - shift.From.Level, shift.Total, 1e-9);
                    Assert.Contains(BreakEvens.AtHorizon(ScenarioEngine.Create(now, Map), 5, then.Mark).Levels, l => Math.Abs(l.Level - to) < 1e-6);
                }
                else
                {
                    Assert.NotNull(shift.LostTo);
                }
            });
            Assert.Equal(BreakEvens.AtHorizon(ScenarioEngine.Create(then, Map), 5, then.Mark).Levels.Select(l => l.Level), migration.Shifts.Select(s => s.From.Level));
        }
    }

    [Fact]
    public void What_did_not_move_has_no_part()
    {
        BookValuation then = BookValuation.Of(Hedged, TestMarkets.Base);
        BreakEvenMigration none = BreakEvenMigration.Between(then, then, 5, Map);
        Assert.All(none.Shifts, s => Assert.All(s.Parts, p => Assert.Equal(0, p, 0.02)));
        // Only the VX future: only the hedge.
        MarketSnapshot future = new TestMarkets { Vx = ImmutableDictionary<Expiry, double>.Empty.Add(TestExpiries.VixMarch, 1.1) }.Build();
        BreakEvenMigration hedge = BreakEvenMigration.Between(then, BookValuation.Of(Hedged, future), 5, Map);
        Assert.All(hedge.Shifts, s =>
        {
            Assert.All(Enum.GetValues<MigrationCause>().Where(c => c != MigrationCause.Hedge), c => Assert.Equal(0, s[c]!.Value, 0.02));
            Assert.True(Math.Abs(s[MigrationCause.Hedge]!.Value) > 0.5);
        });
        // Only one tenor's volatility, not the 30-day one's: term alone moves by more than a point.
        MarketSnapshot tenor = new TestMarkets { Volatility = ImmutableDictionary<Expiry, double>.Empty.Add(TestExpiries.SpxwApril, 0.004) }.Build();
        Book april = Book.Of(IronCondor.Create(Contracts.Spxw, TestExpiries.SpxwApril, 4600, 4700, 5200, 5350, 3, CondorSide.Credit));
        BreakEvenMigration term = BreakEvenMigration.Between(BookValuation.Of(april, TestMarkets.Base), BookValuation.Of(april, tenor), 5, Map);
        Assert.All(term.Shifts, s => Assert.True(Math.Abs(s[MigrationCause.Term] ?? 0) > 1, s.ToString()));
        Assert.All(term.Shifts, s => Assert.InRange(s[MigrationCause.Level] ?? 0, -0.5, 0.5));
    }

    [Fact]
    public void Time_is_what_ageing_the_calibration_alone_does_and_the_wrong_order_is_refused()
    {
        BookValuation sample = BookValuation.Of(Sample.Book, Sample.Market);
        Assert.Throws<ArgumentOutOfRangeException>(() => BreakEvenMigration.Between(BookValuation.Of(Book.Empty, TestMarkets.Base), sample, 5));
        BreakEvenMigration moved = BreakEvenMigration.Between(sample, BookValuation.Of(Sample.Book, Sample.Moved), 7, Map);
        Assert.All(moved.Shifts, s => Assert.Equal(0, s[MigrationCause.Time]!.Value));
        Assert.Equal(6, moved.Steps.Length);
    }

    private static ImmutableDictionary<Expiry, double> Everywhere(double by) => TestMarkets.SpxExpiries.ToImmutableDictionary(e => e, _ => by);
}
