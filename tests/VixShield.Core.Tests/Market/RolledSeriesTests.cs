using VixShield.Curves;
using VixShield.Expiries;
using VixShield.Market;
using VixShield.Tests.Infrastructure;
using VixShield.Tests.TermStructure;

namespace VixShield.Tests.Market;

/// <summary>Returns of rolled series, rebuilt from those of the physical contracts.</summary>
public sealed class RolledSeriesTests
{
    private static readonly TradingCalendar Calendar = TradingCalendar.UsOptions;

    [Law(Arbitrary = [typeof(HistoryCase)], MaxTest = 30)]
    public void Returns_are_those_of_the_contracts_held_the_day_before_and_exist_only_between_neighbours(HistoryCase made, FsCheck.PositiveInt hole)
    {
        VixFuturesHistory history = Holed(made.Make(), hole.Get);
        foreach (RolledSeries series in new[] { history.Ranked(1), history.Ranked(2), history.ConstantMaturity(30), history.ConstantMaturity(45) })
        {
            Dictionary<DateOnly, RolledPoint> points = series.Points.ToDictionary(point => point.Date);
            foreach (RolledPoint point in series.Points)
            {
                points.TryGetValue(Calendar.PreviousSession(point.Date), out RolledPoint? before);
                double? expected = before is null ? null : Rebuilt(history, before, point.Date);
                Assert.Equal(expected is null, point.ReturnInto is null);
                Assert.Equal(point.ReturnInto is null, point.ReturnStatus != RolledReturnStatus.Ok);
                if (expected is not null)
                    Assert.Equal(expected.Value, point.ReturnInto!.Value, 1e-12);
                Assert.Equal(1, point.Holdings.Sum(h => h.Weight), 1e-12);
                Assert.All(point.Holdings, h => Assert.InRange(h.Weight, 0, 1));
            }
        }
    }

    [Law(Arbitrary = [typeof(HistoryCase)], MaxTest = 30)]
    public void A_jump_between_the_levels_of_contracts_does_not_reach_the_returns_by_rank(HistoryCase made, FsCheck.PositiveInt which)
    {
        VixFuturesHistory history = made.Make();
        Expiry jumped = history.Contracts[which.Get % history.Contracts.Length];
        VixFuturesHistory other = new(history.Sessions.Select(session => new VixFuturesSession(
            session.Date, session.Vix, session.Futures.Select(f => f.Expiry == jumped ? new VixFuture(f.Expiry, f.Price * 3) : f))));
        // A contract times a constant has the same returns, so a series that holds one contract at a time does not notice.
        foreach ((RolledPoint a, RolledPoint b) in history.Ranked(1).Points.Zip(other.Ranked(1).Points))
        {
            Assert.Equal(a.ReturnStatus, b.ReturnStatus);
            if (a.ReturnInto is not null)
                Assert.Equal(a.ReturnInto.Value, b.ReturnInto!.Value, 1e-12);
        }
    }

    [Fact]
    public void Interpolation_hits_the_maturity_and_does_not_leave_the_strip()
    {
        VixFuturesHistory history = new HistoryCase(7, 100, 0.5, 0.01).Make();
        foreach (RolledPoint point in history.ConstantMaturity(33).Points)
            Assert.Equal(33, point.Holdings.Sum(h => h.Weight * (h.Expiry.Date.DayNumber - point.Date.DayNumber)), 1e-9);
        RolledSeries far = history.ConstantMaturity(400);
        Assert.Empty(far.Points);
        Assert.Equal(history.Sessions.Select(s => s.Date), far.SessionsWithoutLevel);
        Assert.Empty(history.Ranked(4).Points);
        Refusal.OfArgument("position", () => history.Ranked(0));
        Refusal.OfArgument("days", () => history.ConstantMaturity(0));
    }

    [Fact]
    public void A_settlement_morning_has_a_return_where_the_final_settlement_is_known_and_says_so_where_not()
    {
        Expiry first = ExpiryRules.VixMonthly.Resolve(2024, 8, Calendar);
        Expiry second = ExpiryRules.VixMonthly.Resolve(2024, 9, Calendar);
        DateOnly settlement = first.Date;
        VixFuturesSession before = new(Calendar.PreviousSession(settlement), 16, [new(first, 16.2), new(second, 17)]);
        VixFuturesSession known = new(settlement, null, [new(second, 17.5)], [new(first, 16.11)]);
        RolledPoint with = new VixFuturesHistory([before, known]).Ranked(1).Points[1];
        Assert.Equal((16.11 / 16.2) - 1, with.ReturnInto!.Value, 1e-15);
        RolledPoint without = new VixFuturesHistory([before, new VixFuturesSession(settlement, null, [new(second, 17.5)])]).Ranked(1).Points[1];
        Assert.Null(without.ReturnInto);
        Assert.Equal(RolledReturnStatus.FinalSettlementUnknown, without.ReturnStatus);
        VixFuturesHistory history = new([before, known]);
        Assert.Null(history.CurveOn(settlement));
        Assert.Equal(new DateTimeOffset(2024, 8, 20, 15, 0, 0, TimeSpan.FromHours(-5)), history.CurveOn(before.Date)!.ValuationInstant);
        Assert.Equal(17.5, history.Contract(settlement, 1)!.Price);
        Assert.Null(history.Contract(settlement, 2));
        Refusal.OfArgument("settled", () => _ = new VixFuturesSession(settlement, 16, [new(second, 17.5)], [new(second, 17)]));
    }

    [Fact]
    public void A_contract_without_a_settlement_keeps_its_rank_and_nothing_passes_for_it()
    {
        Expiry[] months = [.. Enumerable.Range(8, 3).Select(month => ExpiryRules.VixMonthly.Resolve(2024, month, Calendar))];
        VixFuturesSession On(int day, params double?[] prices) => new(new DateOnly(2024, 8, day), 20, months.Zip(prices).Where(pair => pair.Second is not null).Select(pair => new VixFuture(pair.First, pair.Second!.Value)));
        VixFuturesHistory history = new([On(5, 32, 30, 28), On(6, 31, null, 27), On(7, 30, 29, 26), On(8, null, 28, 25), On(9, 29, 27, null)]);
        DateOnly sixth = new(2024, 8, 6);
        Assert.Equal((31.0, 27.0), (history.Contract(sixth, 1)!.Price, history.Contract(sixth, 3)!.Price));
        Assert.Null(history.Contract(sixth, 2));
        Assert.Equal([sixth], history.Ranked(2).SessionsWithoutLevel.AsEnumerable());
        Assert.Equal([RolledReturnStatus.FirstSession, RolledReturnStatus.NothingHeld, RolledReturnStatus.Ok, RolledReturnStatus.Ok], history.Ranked(2).Points.Select(point => point.ReturnStatus));
        // 30 days lie between August and September: without one of the two there is no level, and October does not stand in.
        Assert.Equal([5, 7, 9], history.ConstantMaturity(30).Points.Select(point => point.Date.Day));
        Assert.Equal(RolledReturnStatus.NothingHeld, history.ConstantMaturity(30).Points[1].ReturnStatus);
        // Without the nearest contract there is no curve; without another one there is.
        Assert.Null(history.CurveOn(new DateOnly(2024, 8, 8)));
        Assert.NotNull(history.CurveOn(sixth));
        Assert.Null(history.Contract(new DateOnly(2024, 8, 9), 3));
        // A history of a later contract alone knows no rank before that is the nearest.
        VixFuturesHistory alone = new([On(5, null, 30), new VixFuturesSession(new DateOnly(2024, 8, 21), 16, [new VixFuture(months[1], 17)])]);
        Assert.Null(alone.Contract(new DateOnly(2024, 8, 5), 1));
        Assert.Equal(17, alone.Contract(new DateOnly(2024, 8, 21), 1)!.Price);
        Assert.Equal(2, alone.ContractSeries(months[1]).Count);
    }

    [Fact]
    public void Histories_with_the_same_sessions_and_other_gaps_are_not_equal()
    {
        VixFuturesHistory history = new HistoryCase(3, 40, 0.5, 0.01).Make();
        VixFuturesSession[] some = [.. history.Sessions.Where((_, i) => i != 7)];
        TradingCalendar without = Calendar.With(SessionOverride.Closed(history.Sessions[7].Date));
        Assert.Equal(new VixFuturesHistory(some), new VixFuturesHistory(some));
        Assert.NotEqual(new VixFuturesHistory(some), new VixFuturesHistory(some, without));
        Assert.NotEqual(new VixFuturesHistory(some).Vix, new VixFuturesHistory(some, without).Vix);
    }

    [Fact]
    public void Settlement_clock_changed_on_2020_10_26()
    {
        Assert.Equal(new TimeOnly(15, 15), At(2020, 10, 23));
        Assert.Equal(new TimeOnly(15, 0), At(2020, 10, 26));
        Assert.Equal(new TimeOnly(12, 15), At(2019, 11, 29));
        Assert.Equal(new TimeOnly(12, 0), At(2023, 11, 24));
        static TimeOnly At(int year, int month, int day) => TimeOnly.FromDateTime(VixFuturesSettlement.InstantOn(new DateOnly(year, month, day), Calendar).DateTime);
    }

    [Fact]
    public void Contract_dates_tell_both_conventions_apart_also_on_Tuesdays()
    {
        for (int month = 0; month < 12 * 20; month++)
        {
            Expiry expiry = ExpiryRules.VixMonthly.Resolve(2006 + (month / 12), 1 + (month % 12), Calendar);
            Assert.True(VixContractDates.TryResolve(expiry.Date, Calendar, out Expiry? settled, out VixContractDateConvention convention));
            Assert.Equal((expiry, VixContractDateConvention.SettlementDay), (settled, convention));
            Assert.True(VixContractDates.TryResolve(Calendar.PreviousSession(expiry.Date), Calendar, out settled, out convention));
            Assert.Equal((expiry, VixContractDateConvention.LastTradingDay), (settled, convention));
            Assert.False(VixContractDates.TryResolve(expiry.Date.AddDays(1), Calendar, out _, out _));
        }

        // A calendar that ends with 2024-09-20 knows the third Friday of September and so the contract of August, not that of September.
        TradingCalendar shorter = TradingCalendar.FromHolidays(new DateOnly(2024, 2, 1), new DateOnly(2024, 9, 20), []);
        Assert.False(VixContractDates.Covers(new DateOnly(2024, 1, 31), shorter));
        Assert.True(VixContractDates.Covers(new DateOnly(2024, 2, 29), shorter));
        Assert.True(VixContractDates.Covers(new DateOnly(2024, 8, 31), shorter));
        Assert.False(VixContractDates.Covers(new DateOnly(2024, 9, 1), shorter));
        Assert.False(VixContractDates.Covers(DateOnly.MaxValue, shorter));
        Assert.False(VixContractDates.TryResolve(new DateOnly(2003, 5, 21), Calendar, out _, out _));
        Assert.False(VixContractDates.TryResolve(new DateOnly(2099, 5, 20), Calendar, out _, out _));
    }

    private static double? Rebuilt(VixFuturesHistory history, RolledPoint before, DateOnly date)
    {
        double value = before.Holdings.Sum(h => h.Weight * h.Price);
        double sum = 0;
        foreach (RolledHolding holding in before.Holdings)
        {
            if (!history.ContractSeries(holding.Expiry).Returns().TryGet(date, out double move))
                return null;
            sum += holding.Weight * holding.Price / value * move;
        }

        return sum;
    }

    private static VixFuturesHistory Holed(VixFuturesHistory history, int seed)
    {
        Random random = new(seed);
        return new VixFuturesHistory(history.Sessions.Where(_ => random.Next(10) > 0));
    }
}
