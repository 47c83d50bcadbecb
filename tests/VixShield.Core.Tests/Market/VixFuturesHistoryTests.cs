using VixShield.Curves;
using VixShield.Market;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Market;

public sealed class VixFuturesHistoryTests
{
    private static readonly DateOnly Day = new(2024, 2, 13);
    private static readonly VixFuture March = new(TestExpiries.VixMarch, 15.6);
    private static readonly VixFuture April = new(TestExpiries.VixApril, 16.2);

    [Fact]
    public void A_session_sorts_its_contracts_and_finds_them_by_settlement_date()
    {
        VixFuturesSession session = new(Day, 14, [April, March]);
        Assert.True(session.Futures.SequenceEqual([March, April]));
        Assert.Equal(April, session.FutureFor(new DateOnly(2024, 4, 17)));
        Assert.Null(session.FutureFor(new DateOnly(2024, 4, 16)));
        Assert.Equal(session, new VixFuturesSession(Day, 14, [March, April]));
        Assert.NotEqual(session, new VixFuturesSession(Day, 14.01, [March, April]));
        Assert.NotEqual(session, new VixFuturesSession(Day, 14, [March]));
    }

    [Fact]
    public void A_session_without_contracts_or_with_settled_double_or_missing_ones_is_refused()
    {
        Refusal.OfArgument("futures", () => Session());
        Refusal.OfArgument("futures", () => Session([null!]));
        Refusal.OfArgument("futures", () => Session(March, null!));
        Refusal.OfArgument("futures", () => Session(March, new VixFuture(TestExpiries.VixMarch, 1)), "twice");
        Refusal.OfArgument("futures", () => _ = new VixFuturesSession(new DateOnly(2024, 3, 20), 14, [March]), "2024-03-20");
        Assert.Equal(0, new VixFuturesSession(new DateOnly(2024, 3, 19), 14, [March]).Futures.IndexOf(March));
        static VixFuturesSession Session(params VixFuture[] futures) => new(Day, 14, futures);
    }

    [Law(Arbitrary = [typeof(IllegalValues)])]
    public void An_illegal_level_is_refused(NotPositive vix) =>
        Refusal.OfValue("vix", vix.Value, "greater than 0", () => _ = new VixFuturesSession(Day, vix.Value, [March]));

    [Fact]
    public void Sessions_ascend_and_none_is_null()
    {
        VixFuturesSession first = new(Day, 14, [March]);
        VixFuturesSession second = new(Day.AddDays(1), 15, [March]);
        Refusal.OfArgument("sessions", () => _ = new VixFuturesHistory([second, first]), "2024-02-14", "ascend");
        Refusal.OfArgument("sessions", () => _ = new VixFuturesHistory([first, first]), "2024-02-13");
        Refusal.OfArgument("sessions", () => _ = new VixFuturesHistory([null!]));
        Assert.Equal(new VixFuturesHistory([first, second]), new VixFuturesHistory([first, second]));
        Assert.NotEqual(new VixFuturesHistory([first, second]), new VixFuturesHistory([second]));
    }
}
