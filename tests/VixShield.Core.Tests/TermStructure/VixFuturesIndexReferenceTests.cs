using System.Globalization;
using VixShield.Curves;
using VixShield.Expiries;
using VixShield.Market;
using VixShield.TermStructure;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.TermStructure;

/// <summary>Both tables of the roll indices, row by row. Their numbers have 15 to 18 digits; a run of some hundred products loses a few.</summary>
[Trait("Category", "Reference")]
public sealed class VixFuturesIndexReferenceTests
{
    private const double Relative = 1e-12;
    private static readonly TradingCalendar Calendar = TradingCalendar.UsOptions;

    [ReferenceFact]
    public void Weights_are_those_of_the_table()
    {
        foreach (ReferenceTable.Row row in ReferenceTable.Reference("vix_futures_index_weights.csv").Rows)
        {
            VixRollSchedule schedule = VixRollSchedule.On(Day(row.Text("date")), Calendar);
            Assert.Equal(Day(row.Text("contract1_settle")), schedule.Front.Date);
            Assert.Equal(Day(row.Text("contract2_settle")), schedule.Contracts[1].Date);
            Assert.Equal((row.Number("dt"), row.Number("dr")), (schedule.RollDays, schedule.RemainingDays));
            Near(row.Number("crw1"), Weight(schedule, VixFuturesIndexTenor.ShortTerm, 0));
        }
    }

    [ReferenceFact]
    public void Indices_and_notes_are_those_of_the_table()
    {
        IReadOnlyList<ReferenceTable.Row> rows = ReferenceTable.Reference("vix_futures_index_roll.csv").Rows;
        List<VixFuturesSession> sessions = [];
        List<DatedValue> rates = [];
        for (int i = 0; i < rows.Count; i++)
        {
            DateOnly date = Day(rows[i].Text("date"));
            VixRollSchedule schedule = VixRollSchedule.On(date, Calendar);
            List<VixFuture> futures = [.. Enumerable.Range(0, 7).Select(k => new VixFuture(schedule.Contracts[k], rows[i].Number(FormattableString.Invariant($"vx{k + 1}"))))];
            sessions.Add(new VixFuturesSession(date, null, futures));
            if (i > 0)
                rates.Add(new DatedValue(Day(rows[i - 1].Text("date")), rows[i].Number("tbar_prev")));
            Assert.Equal((rows[i].Number("dt"), rows[i].Number("dr")), (schedule.RollDays, schedule.RemainingDays));
            foreach ((string column, VixFuturesIndexTenor tenor, int contract) in new[]
                     {
                         ("crw1", VixFuturesIndexTenor.ShortTerm, 0), ("crw2", VixFuturesIndexTenor.ShortTerm, 1), ("crw4", VixFuturesIndexTenor.MidTerm, 3),
                         ("crw5", VixFuturesIndexTenor.MidTerm, 4), ("crw6", VixFuturesIndexTenor.MidTerm, 5), ("crw7", VixFuturesIndexTenor.MidTerm, 6),
                     })
                Near(rows[i].Number(column), Weight(schedule, tenor, contract));
        }

        VixFuturesHistory history = new(sessions);
        RateHistory bill = new("91-day bill", RateQuotation.BankDiscount, rates);
        VixFuturesIndexStretch shortTerm = Assert.Single(VixFuturesIndex.Run(history, bill, VixFuturesIndexTenor.ShortTerm));
        VixFuturesIndexStretch midTerm = Assert.Single(VixFuturesIndex.Run(history, bill, VixFuturesIndexTenor.MidTerm));
        Assert.Equal(rows.Count, shortTerm.Points.Length);
        VolatilityProduct one = Product(true, 0.0089, 1);
        VolatilityProduct long15 = Product(false, 0, 1.5);
        VolatilityProduct half = Product(false, 0, -0.5);
        var note = one.ValuePath(shortTerm, rows[0].Number("etp_1x_0.89pct_calendar_fee"));
        var levered = long15.ValuePath(shortTerm, rows[0].Number("lev_1.5x_daily"));
        var inverse = half.ValuePath(shortTerm, rows[0].Number("lev_-0.5x_daily"));
        for (int i = 0; i < rows.Count; i++)
        {
            ReferenceTable.Row row = rows[i];
            Near((row.Number("crw1") * row.Number("vx1") + row.Number("crw2") * row.Number("vx2")) / 100, shortTerm.Points[i].ConstantMaturityPrice);
            Near(row.Number("er_short"), shortTerm.Points[i].ExcessReturn);
            Near(row.Number("tr_short"), shortTerm.Points[i].TotalReturn!.Value);
            Near(row.Number("er_mid"), midTerm.Points[i].ExcessReturn);
            Near(row.Number("tr_mid"), midTerm.Points[i].TotalReturn!.Value);
            Near(row.Number("etp_1x_0.89pct_calendar_fee"), note[i].Value);
            Near(row.Number("lev_1.5x_daily"), levered[i].Value);
            Near(row.Number("lev_-0.5x_daily"), inverse[i].Value);
            if (i == 0)
                continue;
            // A return is a difference against 1: absolute.
            Assert.Equal(row.Number("cdr_short"), shortTerm.Points[i].ContractReturn!.Value, 1e-14);
            Assert.Equal(row.Number("cdr_mid"), midTerm.Points[i].ContractReturn!.Value, 1e-14);
            Near(row.Number("tbr"), shortTerm.Points[i].BillReturn!.Value);
        }
    }

    private static VolatilityProduct Product(bool total, double fee, double leverage) =>
        new("made", VixFuturesIndexTenor.ShortTerm, total, fee, new VolatilityProductLeverage(DateOnly.MinValue, leverage));

    private static double Weight(VixRollSchedule schedule, VixFuturesIndexTenor tenor, int contract) =>
        schedule.Weights(tenor).Where(weight => weight.Contract == schedule.Contracts[contract]).Sum(weight => weight.Percent);

    private static void Near(double expected, double actual) => Assert.True(Math.Abs(actual - expected) <= Relative * Math.Abs(expected), FormattableString.Invariant($"{actual:R} instead of {expected:R}"));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
