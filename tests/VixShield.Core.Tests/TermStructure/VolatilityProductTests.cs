using FsCheck;
using FsCheck.Fluent;
using VixShield.Curves;
using VixShield.Expiries;
using VixShield.Market;
using VixShield.TermStructure;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.TermStructure;

public sealed class VolatilityProductTests
{
    private static readonly TradingCalendar Calendar = TradingCalendar.UsOptions;

    [Law]
    public void Roll_weights_add_up_and_move_by_one_day_a_session(PositiveInt which)
    {
        DateOnly date = Calendar.AddSessions(new DateOnly(2006, 1, 3), which.Get % 5500);
        VixRollSchedule schedule = VixRollSchedule.On(date, Calendar);
        Assert.Equal(100, schedule.Weights(VixFuturesIndexTenor.ShortTerm).Sum(w => w.Percent), 1e-9);
        Assert.Equal(300, schedule.Weights(VixFuturesIndexTenor.MidTerm).Sum(w => w.Percent), 1e-9);
        Assert.InRange(schedule.RemainingDays, 0, schedule.RollDays - 1);
        VixRollSchedule next = VixRollSchedule.On(Calendar.NextSession(date), Calendar);
        int closed = Calendar.UnscheduledClosures.Count(day => day > date && day < next.Date);
        if (next.Front == schedule.Front)
            Assert.Equal((schedule.RollDays, schedule.RemainingDays - 1 - closed), (next.RollDays, next.RemainingDays));
        else
            Assert.Equal((0, next.RollDays - 1, next.Date), (schedule.RemainingDays - closed, next.RemainingDays, next.PeriodStart));
    }

    [Law(Arbitrary = [typeof(Strip)])]
    public void Exposures_times_the_moves_are_the_leveraged_index_return(Strip strip)
    {
        foreach (VolatilityProduct product in new[] { VolatilityProduct.Vxx, VolatilityProduct.Uvxy, VolatilityProduct.Svxy })
        {
            VixFuturesIndexStretch run = Assert.Single(VixFuturesIndex.Run(new VixFuturesHistory([strip.Before, strip.After]), null, product.Tenor));
            var exposures = product.Exposures(-37, 12.5, strip.Before, Calendar);
            double profit = exposures.Sum(e => e.DollarsPerPoint * (strip.After.FutureFor(e.Contract.Date)!.Price - strip.Before.FutureFor(e.Contract.Date)!.Price));
            double expected = -37 * 12.5 * product.LeverageInto(strip.After.Date) * run.Points[1].ContractReturn!.Value;
            Assert.Equal(expected, profit, 1e-10 * Math.Max(1, Math.Abs(expected)));
            Assert.Equal(0.01 * -37 * 12.5 * product.LeverageInto(strip.After.Date), exposures.Sum(e => e.DollarsPerPoint * 0.01 * strip.Before.FutureFor(e.Contract.Date)!.Price), 1e-10);
            Assert.All(exposures, e => Assert.Equal(e.DollarsPerPoint, 1000 * e.VxContracts, 1e-9));
        }
    }

    [Fact]
    public void Leverage_changes_with_the_return_into_2018_02_28()
    {
        DateOnly last = new(2018, 2, 27);
        Assert.Equal((2.0, 1.5), (VolatilityProduct.Uvxy.LeverageInto(last), VolatilityProduct.Uvxy.LeverageInto(last.AddDays(1))));
        Assert.Equal((-1.0, -0.5), (VolatilityProduct.Svxy.LeverageInto(last), VolatilityProduct.Svxy.LeverageInto(last.AddDays(1))));
        VixFuturesSession close = new(last, null, VixRollSchedule.On(last, Calendar).Contracts.Take(2).Select((contract, i) => new VixFuture(contract, 16 + i)));
        // Shares held from that close on have the leverage of the next session.
        Assert.Equal(1.5 * 100, VolatilityProduct.Uvxy.Exposures(1, 100, close, Calendar).Sum(e => e.DollarsPerPoint * close.FutureFor(e.Contract.Date)!.Price), 1e-9);
        Refusal.OfArgument("date", () => VolatilityProduct.Uvxy.LeverageInto(new DateOnly(2011, 9, 30)), "2011-10-03");
    }

    [Fact]
    public void A_move_and_its_reversal_cost_a_leveraged_product_and_not_the_index()
    {
        DateOnly first = new(2023, 3, 1);
        double[] factors = [1, 1.25, 1];
        List<VixFuturesSession> sessions = [];
        for (int i = 0; i < factors.Length; i++)
        {
            DateOnly date = i == 0 ? first : Calendar.AddSessions(first, i);
            sessions.Add(new VixFuturesSession(date, null, VixRollSchedule.On(date, Calendar).Contracts.Take(2).Select(contract => new VixFuture(contract, 20 * factors[i]))));
        }

        VixFuturesIndexStretch run = Assert.Single(VixFuturesIndex.Run(new VixFuturesHistory(sessions), null, VixFuturesIndexTenor.ShortTerm));
        Assert.Equal(VixFuturesIndex.DefaultBase, run.Points[^1].ExcessReturn, 1e-9);
        VolatilityProduct twice = new("made", VixFuturesIndexTenor.ShortTerm, false, 0, new VolatilityProductLeverage(first, 2));
        Assert.Equal(100 * 1.5 * 0.6, twice.ValuePath(run, 100)[^1].Value, 1e-10);
        VolatilityProduct inverse = new("made", VixFuturesIndexTenor.ShortTerm, false, 0, new VolatilityProductLeverage(first, -5));
        Assert.Equal([100.0, 0.0, 0.0], inverse.ValuePath(run, 100).Select(value => value.Value));
    }

    [Fact]
    public void A_value_begins_with_the_product_where_the_stretch_begins_earlier()
    {
        VixFuturesHistory history = new HistoryCase(5, 40, 0.5, 0.01).Make();
        VixFuturesIndexStretch run = Assert.Single(VixFuturesIndex.Run(history, null, VixFuturesIndexTenor.ShortTerm));
        VolatilityProduct later = new("made", VixFuturesIndexTenor.ShortTerm, false, 0.01, new VolatilityProductLeverage(run.Points[10].Date, -2), new VolatilityProductLeverage(run.Points[20].Date, -1));
        var path = later.ValuePath(run, 50);
        Assert.Equal(run.Points.Skip(9).Select(point => point.Date), path.Select(value => value.Date));
        double fee = Math.Pow(1 - (0.01 / 365), run.Points[10].Date.DayNumber - run.Points[9].Date.DayNumber);
        Assert.Equal(50 * (1 - (2 * run.Points[10].ContractReturn!.Value)) * fee, path[1].Value, 1e-10);
        Assert.Equal(path[10].Value * (1 - (2 * run.Points[20].ContractReturn!.Value) + run.Points[20].ContractReturn!.Value) * Math.Pow(1 - (0.01 / 365), run.Points[20].Date.DayNumber - run.Points[19].Date.DayNumber), path[11].Value, 1e-10);
        VolatilityProduct never = new("made", VixFuturesIndexTenor.ShortTerm, false, 0, new VolatilityProductLeverage(run.Points[^1].Date.AddDays(1), 1));
        Refusal.OfArgument("stretch", () => never.ValuePath(run, 50), "the stretch ends");
    }

    [Fact]
    public void An_index_ends_where_the_calendar_no_longer_knows_the_contracts()
    {
        VixFuturesHistory whole = new HistoryCase(5, 60, 0.5, 0.01).Make();
        DateOnly until = new(2022, 10, 25);
        TradingCalendar ends = TradingCalendar.FromSessions(
            Enumerable.Range(0, until.DayNumber - new DateOnly(2021, 1, 1).DayNumber).Select(new DateOnly(2021, 1, 1).AddDays).Where(Calendar.IsSession).Select(day => (day, Calendar.SessionClose(day))), new DateOnly(2021, 1, 1), until);
        VixFuturesIndexStretch run = Assert.Single(VixFuturesIndex.Run(new VixFuturesHistory(whole.Sessions, ends), null, VixFuturesIndexTenor.ShortTerm));
        // The calendar knows the settlement of September, the seventh from March; on the settlement of March, a Tuesday, the seventh is October's.
        Assert.Contains("does not know the contracts of 2022-03-15", run.EndReason, StringComparison.Ordinal);
        Assert.Equal(new DateOnly(2022, 3, 14), run.Points[^1].Date);
        Assert.True(VixRollSchedule.IsKnown(new DateOnly(2022, 3, 14), ends));
        Assert.False(VixRollSchedule.IsKnown(new DateOnly(2022, 3, 15), ends));
        Assert.Throws<ArgumentOutOfRangeException>(() => VixRollSchedule.On(new DateOnly(2022, 3, 15), ends));
        // Its first month has no month before it: known from its settlement of 2021-01-20 on.
        Assert.False(VixRollSchedule.IsKnown(new DateOnly(2021, 1, 19), ends));
        Assert.True(VixRollSchedule.IsKnown(new DateOnly(2021, 1, 20), ends));
        for (DateOnly date = ends.CoveredFrom; date < ends.CoveredUntil; date = date.AddDays(1))
            Assert.Equal(VixRollSchedule.IsKnown(date, ends), Record.Exception(() => VixRollSchedule.On(date, ends)) is null);
        Assert.False(VixRollSchedule.IsKnown(new DateOnly(2022, 2, 27), ends));
        Assert.False(VixRollSchedule.IsKnown(DateOnly.MaxValue, ends));
        Assert.False(VixRollSchedule.IsKnown(DateOnly.MinValue, ends));
    }

    [Fact]
    public void A_gap_a_missing_contract_or_a_missing_rate_ends_a_stretch_with_the_reason()
    {
        VixFuturesHistory whole = new HistoryCase(11, 60, 0.5, 0.01).Make();
        RateHistory rates = new("bill", RateQuotation.BankDiscount, whole.Sessions.Take(30).Select(s => new DatedValue(s.Date, 0.05)));
        var stretches = VixFuturesIndex.Run(new VixFuturesHistory(whole.Sessions.Where((_, i) => i != 10)), rates, VixFuturesIndexTenor.ShortTerm);
        Assert.Equal(10, stretches[0].Points.Length);
        Assert.Contains("missing before", stretches[0].EndReason, StringComparison.Ordinal);
        Assert.Contains("No rate", stretches[1].EndReason, StringComparison.Ordinal);
        Assert.All(stretches, stretch => Assert.Equal((VixFuturesIndex.DefaultBase, (double?)null), (stretch.Points[0].ExcessReturn, stretch.Points[0].ContractReturn)));
        // Three contracts a session are too few for the mid-term index.
        Assert.Empty(VixFuturesIndex.Run(whole, null, VixFuturesIndexTenor.MidTerm));
        Refusal.OfArgument("rates", () => VixFuturesIndex.Run(whole, new RateHistory("ff", RateQuotation.MoneyMarket, []), VixFuturesIndexTenor.ShortTerm));
        Refusal.OfArgument("stretch", () => VolatilityProduct.Vxx.ValuePath(VixFuturesIndex.Run(whole, null, VixFuturesIndexTenor.ShortTerm)[0], 1), "without rates");
    }

    /// <summary>Two neighbouring closes of two contracts.</summary>
    public sealed record Strip(VixFuturesSession Before, VixFuturesSession After)
    {
        public static Arbitrary<Strip> Strips() => Arb.From(
            from session in Gen.Choose(0, 3000)
            from near in Generators.Uniform(10, 60)
            from far in Generators.Uniform(10, 60)
            from nearMove in Generators.Uniform(0.6, 1.6)
            from farMove in Generators.Uniform(0.6, 1.6)
            select Make(session, near, far, nearMove, farMove));

        private static Strip Make(int session, double near, double far, double nearMove, double farMove)
        {
            DateOnly date = Calendar.AddSessions(new DateOnly(2012, 1, 3), session);
            DateOnly next = Calendar.NextSession(date);
            var contracts = VixRollSchedule.On(date, Calendar).Contracts;
            VixFuture[] before = [new(contracts[0], near), new(contracts[1], far), new(contracts[2], far)];
            VixFuture[] after = [.. before.Select((f, i) => new VixFuture(f.Expiry, f.Price * (i == 0 ? nearMove : farMove)))];
            return new Strip(new VixFuturesSession(date, null, before), new VixFuturesSession(next, null, after.Where(f => f.Expiry.Date > next), after.Where(f => f.Expiry.Date == next)));
        }
    }
}
