using System.Text;
using VixShield.MarketData;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Malformed;

/// <summary>One reader with a small valid file, and what of a line must be in its rows.</summary>
internal sealed class CsvTarget
{
    private static readonly DateOnly s_day = new(2024, 8, 5);
    private readonly Func<byte[], bool, string> _judge;

    private CsvTarget(string name, string text, Func<byte[], bool, string> judge)
    {
        Name = name;
        Text = text;
        _judge = judge;
    }

    internal static IReadOnlyList<CsvTarget> All { get; } =
    [
        Of(MarketDataFormats.VixFutures, ["settle", "open", "high", "low", "close", "total volume", "open interest"], "Trade Date,Futures,Open,High,Low,Close,Settle,Change,Total Volume,EFP,Open Interest\n03/22/2007,K (May 07),137.90,139.00,135.40,137.90,137.20,1.20,553,0,19301\n03/26/2007,K (May 07),13.80,14.30,13.70,13.80,13.79,-0.80,490,0,20141\n03/27/2007,K (May 2007),14.1,14.4,14,14.2,14.21,0.42,120,0,20200\n"),
        Of(MarketDataFormats.VixFutures, ["settle", "vix_spot"], "date,vix_spot,last_trade_date,settle\n2024-08-05,38.57,2024-08-20,32.0986\n2024-08-05,38.57,2024-09-17,30.3911\n2024-08-06,27.71,2024-08-20,24.1\n"),
        Of(MarketDataFormats.VixFuturesStrip(s_day), ["settle", "open", "volume"], "settlement_date,open,high,low,close,settle,volume,open_interest\n2024-08-21,23.9,38.58,23.4,32.1,32.0986,312000,90000\n2024-09-18,22.5,33.2,22.1,30.4,30.3911,150000,60000\n"),
        Of(MarketDataFormats.VixTermStructure, ["vix_close", "vx1", "vx2"], "date,vix_close,exp1,vx1,exp2,vx2\n2024-08-05,38.57,2024-08-21,32.0986,2024-09-18,30.3911\n2012-08-06,15.95,2012-08-21,17.1,2012-09-18,19.2\n2012-08-07,16.1,2012-08-21,17.2,,\n"),
        Of(MarketDataFormats.VixSettlementCurve, ["settlement"], "expiration_date,symbol,settlement\n2026-07-15,VX28/N6,17.45\n2026-07-22,VX/N6,17.25\n2026-08-19,VX/Q6,18\n"),
        Of(MarketDataFormats.Index, ["open", "high", "low", "close"], "DATE,OPEN,HIGH,LOW,CLOSE\r\n08/05/2024,23.39,65.73,23.39,38.57\r\n08/06/2024,33.71,34.77,24.02,27.71\r\n08/07/2024,24.5,28.2,22.01,27.85\r\n"),
        Of(MarketDataFormats.Index, [], "date,value\n2024-08-05,5186.33\n2024-08-06,5240.03\n\"2024-08-07\",\"5199.5\"\n"),
        Of(MarketDataFormats.NamedIndices, ["open", "high", "low", "close"], "name,date,open,high,low,close\nVIX,2024-08-05,23.39,65.73,23.39,38.57\nVVIX,2024-08-05,,,,173.32\n\"Own, name\",2024-08-06,1,2,1,1.5\n"),
        Of(MarketDataFormats.Levels, ["spx_close", "rate"], "date,spx_close,rate\n2024-07-03,5537.02,-0.1\n2024-07-05,,5.3\n2024-07-08,5572.85,0\n"),
        Of(MarketDataFormats.Breadth, ["advances", "declines", "unchanged", "new_highs"], "date,advances,declines,unchanged,new_highs\n2015-01-02,1500,1600,90,12\n2015-01-05,300,2800,,7\n"),
        Of(MarketDataFormats.Breadth, ["nyse_advancers", "nyse_decliners", "nasdaq_decliners"], "date,nyse_advancers,nyse_decliners,nasdaq_advancers,nasdaq_decliners\n2015-01-02,1500,1600,1200,1100\n2015-01-05,300,2800,400,2300\n"),
        Of(MarketDataFormats.Sessions, [], "session,open_utc,close_utc\n2022-11-23,2022-11-23T14:30:00Z,2022-11-23T21:00:00Z\n2022-11-25,2022-11-25T14:30:00Z,2022-11-25T18:00:00Z\n"),
        Of(MarketDataFormats.Holidays, [], "7/4/2024\n11/28/2024\n2024-12-25\n"),
        Of(MarketDataFormats.Events, [], "date,event,detail,ref_period,time_et,source\n2024-06-12,cpi,\"May, first\",2024-05,08:30,bls\n2024-06-18,vix_expiry,,,9:30,computed\n2024-06-12,fomc_decision,,,14:00,fed\n"),
        Of(MarketDataFormats.VixExpirations, [], "settlement_date,weekday\n2024-06-18,Tue\n2024-07-17,Wed\n"),
        Of(MarketDataFormats.Options(), ["strike"], "^SPX,4505.1,0.0001\nSep 14 2023 @ 09:31 ET,Bid,2856.41\nExpiration Date,Calls,Last Sale,Net,Bid,Ask,Vol,IV,Delta,Gamma,Open Int,Strike,Puts,Last Sale,Net,Bid,Ask,Vol,IV,Delta,Gamma,Open Int\n"
            + "09/14/2023,SPXW230914C04500000,5.5,0,5.1,5.6,7,0.11,0.6,0.01,100,4500.00,SPXW230914P04500000,0,0,0,0.05,0,0.12,-0.4,0.01,200\n"),
        Of(MarketDataFormats.Options(), ["strike", "bid", "ask", "volume", "open_interest", "stock_price_close"], "date,option_symbol,option_expiration,strike,call/put,ask,bid,iv,delta,gamma,volume,open_interest,stock_price_close,forward_price\n2019-05-13,SPXW  190517C02800000,2019-05-17,2800,C,35.2,34.8,0.2,0.6,0.004,120,3400,2811.87,2812\n2019-05-13,SPXW  190517P02800000,2019-05-17,2800,P,23.1,22.8,-1,,,10,1400,2811.87,2812\n"),
        Of(MarketDataFormats.Options(), ["strike", "call_bid", "call_ask", "put_bid", "put_ask"], "# underlying=SPX spot=4505 as_of=2023-09-14T16:15 header=anything \"goes\nroot,expiry,strike,call_bid,call_ask,put_bid,put_ask,call_iv,put_iv,call_delta,put_delta,gamma,call_volume,put_volume,call_oi,put_oi\nSPXW,2023-09-29,4500,55.1,55.6,44.2,44.8,0.12,0.12,0.5,-0.5,0.01,1,2,3,4\nSPXW,2023-09-29,4600,10.1,10.6,99.2,99.8,0.11,0.11,0.2,-0.8,0.01,1,2,3,4\n"),
        Of(MarketDataFormats.Options(new OptionFacts { Root = "VIX", QuoteDate = s_day }), ["strike", "bid", "ask", "iv_bid", "iv_ask", "forward", "discount_factor"], "expiry,strike,type,bid,ask,iv_bid,iv_ask,forward,discount_factor\n2024-09-18,20,put,0.50,0.55,0.91,0.95,30.4,0.9935\n2024-09-18,40,call,2.10,2.20,1.41,1.45,30.4,0.9935\n"),
        Of(MarketDataFormats.Options(new OptionFacts { Root = "SPX", QuoteDate = s_day }), ["strike", "iv_bid", "iv_ask", "forward"], "expiry,t_years,strike,iv_bid,iv_ask,forward\n2024-09-20,0.126,4900,0.26,0.262,5215\n2024-09-20,0.126,5300,0.2,0.201,5215\n"),
        Of(MarketDataFormats.Options(new OptionFacts { Root = "SPX", QuoteDate = s_day, ExpirationDate = new(2024, 9, 20), UnderlyingPrice = 5186 }), ["strike", "bid.c", "ask.c", "bid.p", "ask.p"], "strike,bid.c,ask.c,bid.p,ask.p,impvol.c,impvol.p\n5100,200.1,201,110.2,111,24.1,24.2\n5200,140,141,150,151,23.2,23.1\n"),
        Of(MarketDataFormats.Options(new OptionFacts { Root = "SPX", QuoteDate = s_day }), ["strike", "close", "open_interest"], "#expiry,strike,right,close,volume,open_interest,implied_volatility\n2024-09-20,5200,C,140.5,12,100,0.23\n2024-09-20,5200,P,150.5,13,200,0.24\n"),
    ];

    internal string Name { get; }

    internal string Text { get; }

    /// <summary>"rows", "dropped" (some were left out, each with its issue) or "refused"; throws when the law is broken.</summary>
    internal string Judge(byte[] content, bool drops) => _judge(content, drops);

    private static CsvTarget Of<TRow>(RowFormat<TRow> format, string[] columns, string text) => new(format.Name, text, (content, drops) => CsvLaw.Judge(format, columns, content, drops));

    internal byte[] Change(Random random)
    {
        byte[] text = random.Next(3) switch
        {
            0 => ByteChanges.Change(Encoding.UTF8.GetBytes(Text), random),
            _ => Encoding.UTF8.GetBytes(CsvChanges.Change(Text, random)),
        };
        return random.Next(12) switch
        {
            // Damage inside what is compressed, outside it, and two of them in one.
            0 => MadeFile.Zip(Encoding.UTF8.GetString(text)),
            1 => ByteChanges.Change(MadeFile.Zip(Text), random),
            2 => [.. MadeFile.Zip(Text).SkipLast(random.Next(1, 60))],
            3 => [.. MadeFile.Zip(Text), .. random.Next(2) == 0 ? MadeFile.Zip(Text) : text],
            _ => text,
        };
    }
}
