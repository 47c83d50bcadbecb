using System.Globalization;
using System.Text;
using VixShield.Expiries;
using VixShield.MarketData;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Files;

/// <summary>Laws of reading: what is written is read, and whatever is done to a file gives rows or one error.</summary>
public sealed class ReadingLaws
{
    private static readonly Func<byte[], ReadReport>[] s_readers =
    [
        content => MadeFile.Read(MarketDataFormats.VixFutures, content, s_lenient).Report, content => MadeFile.Read(MarketDataFormats.VixTermStructure, content, s_lenient).Report,
        content => MadeFile.Read(MarketDataFormats.VixSettlementCurve, content, s_lenient).Report, content => MadeFile.Read(MarketDataFormats.Index, content, s_lenient).Report,
        content => MadeFile.Read(MarketDataFormats.Levels, content, s_lenient).Report, content => MadeFile.Read(MarketDataFormats.Breadth, content, s_lenient).Report,
        content => MadeFile.Read(MarketDataFormats.Sessions, content, s_lenient).Report, content => MadeFile.Read(MarketDataFormats.Holidays, content, s_lenient).Report,
        content => MadeFile.Read(MarketDataFormats.Events, content, s_lenient).Report, content => MadeFile.Read(MarketDataFormats.VixExpirations, content, s_lenient).Report,
        content => MadeFile.Read(MarketDataFormats.Options(), content, s_lenient).Report, content => MadeFile.Read(MarketDataFormats.NamedIndices, content, s_lenient).Report,
        content => MadeFile.Read(MarketDataFormats.VixFuturesStrip(new DateOnly(2024, 8, 5)), content, s_lenient).Report,
        content => MadeFile.Read(MarketDataFormats.Options(new OptionFacts { Root = "VIX", QuoteDate = new DateOnly(2024, 8, 5) }), content, s_lenient).Report,
    ];

    private static readonly string[] s_texts =
    [
        "Trade Date,Futures,Open,High,Low,Close,Settle,Change,Total Volume,EFP,Open Interest\n03/22/2007,K (May 07),137.90,139.00,135.40,137.90,137.20,1.20,553,0,19301\n03/26/2007,K (May 07),13.80,14.30,13.70,13.80,13.79,-0.80,490,0,20141\n",
        "date,vix_close,exp1,vx1,exp2,vx2\n2024-08-05,38.57,2024-08-21,32.0986,2024-09-18,30.3911\n2012-08-06,15.95,2012-08-21,17.1,2012-09-18,19.2\n",
        "expiration_date,symbol,settlement\n2026-07-15,VX28/N6,17.25\n2026-07-22,VX/N6,17.25\n2026-08-19,VX/Q6,18\n",
        "DATE,OPEN,HIGH,LOW,CLOSE\n08/05/2024,23.39,65.73,23.39,38.57\n08/06/2024,33.71,34.77,24.02,27.71\n",
        "date,spx_close,rate\n2024-07-03,5537.02,-0.1\n2024-07-05,,5.3\n",
        "date,advances,declines,unchanged\n2015-01-02,1500,1600,90\n2015-01-05,300,2800,\n",
        "session,open_utc,close_utc\n2022-11-23,2022-11-23T14:30:00Z,2022-11-23T21:00:00Z\n",
        "7/4/2024\n11/28/2024\n",
        "date,event,detail,ref_period,time_et,source\n2024-06-12,cpi,\"May, first\",2024-05,08:30,bls\n2024-06-18,vix_expiry,,,9:30,computed\n",
        "settlement_date,weekday\n2024-06-18,Tue\n2024-07-17,Wed\n",
        "^SPX,4505.1,0.0001\nSep 14 2023 @ 09:31 ET,Bid,2856.41\nExpiration Date,Calls,Last Sale,Net,Bid,Ask,Vol,IV,Delta,Gamma,Open Int,Strike,Puts,Last Sale,Net,Bid,Ask,Vol,IV,Delta,Gamma,Open Int\n"
        + "09/14/2023,SPXW230914C04500000,5.5,0,5.1,5.6,7,0.11,0.6,0.01,100,4500.00,SPXW230914P04500000,0,0,0,0.05,0,0.12,-0.4,0.01,200\n",
        "name,date,open,high,low,close\nVIX,2024-08-05,23.39,65.73,23.39,38.57\nVVIX,2024-08-05,,,,173.32\n",
        "settlement_date,open,high,low,close,settle,volume,open_interest\n2024-08-21,23.9,38.58,23.4,32.1,32.0986,312000,90000\n2024-09-18,22.5,33.2,22.1,30.4,30.3911,150000,60000\n",
        "expiry,strike,type,bid,ask,iv_bid,iv_ask,forward,discount_factor\n2024-09-18,20,put,0.50,0.55,0.91,0.95,30.4,0.9935\n2024-09-18,40,call,2.10,2.20,1.41,1.45,30.4,0.9935\n",
    ];

    private static readonly ReadOptions s_lenient = new()
    {
        Policy = Enum.GetValues<RowIssueCode>().Where(code => RowPolicy.Default[code] == RowAction.Fail).Aggregate(RowPolicy.Default, (policy, code) => policy.With(code, RowAction.Drop)),
    };

    [Fact]
    public void Every_base_of_the_mutations_is_read_and_keeps_all_rows_but_the_repeated_price()
    {
        foreach ((string text, Func<byte[], ReadReport> read) in s_texts.Zip(s_readers))
        {
            ReadReport report = read(Encoding.UTF8.GetBytes(text));
            Assert.True(report.Kept > 0 && report.Dropped == report.Counts.GetValueOrDefault(RowIssueCode.RepeatedPrice), report.ToString());
        }
    }

    [SeededProperty(MaxTest = 20_000)]
    public void A_changed_file_gives_rows_or_one_error_with_file_and_line(byte which, bool zipped, int seed) => IsRefusedAfterChanges(which % s_texts.Length, zipped, seed);

    [Fact]
    public void Changes_lead_to_both_ends()
    {
        for (int format = 0; format < s_texts.Length; format++)
        {
            foreach (bool zipped in new[] { false, true })
                Assert.InRange(Enumerable.Range(0, 200).Count(seed => IsRefusedAfterChanges(format, zipped, seed)), 10, 199);
        }
    }

    [SeededProperty]
    public void Numbers_are_those_of_a_full_parse(long digits, byte point, bool negative)
    {
        string whole = Math.Abs((decimal)digits).ToString(CultureInfo.InvariantCulture);
        string text = (negative ? "-" : "") + whole.Insert(point % (whole.Length + 1), ".");
        Assert.True(Field.TryNumber(text, out double value));
        Assert.Equal(double.Parse(text, CultureInfo.InvariantCulture), value);
        Assert.True(Field.TryNumber($" {whole} ", out value));
        Assert.Equal(double.Parse(whole, CultureInfo.InvariantCulture), value);
    }

    [SeededProperty]
    public void Dates_are_read_back_in_every_form(int day)
    {
        DateOnly date = DateOnly.FromDayNumber((int)((uint)day % DateOnly.MaxValue.DayNumber));
        foreach (string form in new[] { "yyyy-MM-dd", "yyyy/MM/dd", "yyyyMMdd", "MM/dd/yyyy", "M/d/yyyy", "ddd MMM dd yyyy" })
        {
            Assert.True(Field.TryDate(date.ToString(form, CultureInfo.InvariantCulture), out DateOnly read), form);
            Assert.Equal(date, read);
        }
    }

    // Quotes begin somewhere, line ends change from line to line, blocks end anywhere: rows and lines of the report are the same.
    [SeededProperty(MaxTest = 300)]
    public void Rows_and_lines_do_not_depend_on_quotes_line_ends_or_how_the_bytes_arrive(int seed, bool zipped)
    {
        Random random = new(seed);
        int count = random.Next(1, 4000);
        int firstQuote = random.Next(2 * count);
        StringBuilder text = new("date,value\n");
        List<(DateOnly, double?)> expected = [];
        List<long> bad = [];
        long line = 1;
        DateOnly date = new(1990, 1, 1);
        for (int i = 0; i < count; i++)
        {
            date = TradingCalendar.UsOptions.NextSession(date);
            line++;
            string end = new[] { "\n", "\r\n", "\r" }[random.Next(3)];
            bool unreadable = random.Next(50) == 0;
            string value = unreadable ? "1.x" : FormattableString.Invariant($"{random.Next(1, 100000) / 100.0}");
            text.Append(i >= firstQuote && random.Next(3) > 0 ? $"\"{date:yyyy-MM-dd}\",\"{value}\"" : $"{date:yyyy-MM-dd},{value}").Append(i == count - 1 && random.Next(2) == 0 ? "" : end);
            if (unreadable)
                bad.Add(line);
            else
                expected.Add((date, double.Parse(value, CultureInfo.InvariantCulture)));
            if (date.Year == 2029)
                break;
        }

        using RowReader<IndexRow> reader = MarketDataFormats.Index.Open(
            MadeFile.Name, new TricklingStream(zipped ? MadeFile.Zip(text.ToString()) : Encoding.UTF8.GetBytes(text.ToString()), random), s_lenient);
        Assert.Equal(expected, reader.Select(row => (row.Date, row.Close)));
        Assert.Equal(bad, reader.Report.Issues.Select(issue => issue.Line));
    }

    [SeededProperty(MaxTest = 200)]
    public void Rows_written_are_rows_read_plain_or_compressed_whatever_the_line_end(int seed, bool zipped, bool carriageReturn)
    {
        Random random = new(seed);
        DateOnly[] days = [.. Enumerable.Range(0, 400).Select(i => new DateOnly(2023, 1, 3).AddDays(i)).Where(TradingCalendar.UsOptions.IsSession)];
        Expiry[] contracts = [.. Enumerable.Range(0, 9).Select(i => ExpiryRules.VixMonthly.Resolve(2024 + ((i + 2) / 12), 1 + ((i + 2) % 12), TradingCalendar.UsOptions))];
        (DateOnly Day, Expiry Contract, double Settle)[] written =
            [.. days.SelectMany(day => contracts.Where(contract => contract.Date >= day).Select(contract => (day, contract, Math.Round(5 + (75 * random.NextDouble()), random.Next(5)))))];
        random.Shuffle(written);
        StringBuilder text = new("date,vix_spot,last_trade_date,settle\n");
        foreach ((DateOnly day, Expiry contract, double settle) in written)
            text.Append(CultureInfo.InvariantCulture, $"{day:yyyy-MM-dd},,{contract.LastTradingDay:yyyy-MM-dd},{settle}\n");
        string content = carriageReturn ? text.ToString().Replace("\n", "\r\n", StringComparison.Ordinal) : text.ToString();
        (List<VixFuturesRow> rows, ReadReport report) = MadeFile.Read(MarketDataFormats.VixFutures, zipped ? MadeFile.Zip(content) : Encoding.UTF8.GetBytes(content));
        Assert.Empty(report.Issues);
        Assert.Equal(written, rows.Select(row => (row.Date, row.Expiry, row.Settle!.Value)));
    }

    private static bool IsRefusedAfterChanges(int format, bool zipped, int seed)
    {
        Random random = new(seed);
        List<byte> content = [.. zipped ? MadeFile.Zip(s_texts[format]) : Encoding.UTF8.GetBytes(s_texts[format])];
        for (int change = random.Next(1, 5); change > 0 && content.Count > 0; change--)
        {
            int at = random.Next(content.Count);
            switch (random.Next(6))
            {
                case 0: content[at] = (byte)random.Next(256); break;
                case 1: content.Insert(at, ",\"\n\r\0- .#"u8[random.Next(9)]); break;
                case 2: content.RemoveAt(at); break;
                case 3: content.RemoveRange(at, content.Count - at); break;
                case 4: content.InsertRange(at, content[at..Math.Min(content.Count, at + random.Next(40))]); break;
                default: content[at] = "0123456789"u8[random.Next(10)]; break;
            }
        }

        try
        {
            s_readers[format]([.. content]);
            return false;
        }
        catch (MarketDataFormatException error)
        {
            Assert.Equal(MadeFile.Name, error.File);
            Assert.InRange(error.Line, 1, content.Count + 100);
            Assert.StartsWith(FormattableString.Invariant($"{MadeFile.Name}, line {error.Line}: "), error.Message, StringComparison.Ordinal);
            return true;
        }
    }
}
