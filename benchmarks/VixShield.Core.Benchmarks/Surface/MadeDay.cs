using VixShield.Expiries;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.Volatility;

namespace VixShield.Benchmarks.Surface;

/// <summary>A day of quotes of our own making, shaped like one of SPX: daily, weekly, monthly and quarterly expiries on strikes 5, 25, 50 and 100 points apart.</summary>
internal static class MadeDay
{
    private const double Index = 4500;
    private static readonly DateOnly Date = new(2024, 3, 14);

    /// <summary>55 expiries, wide quotes.</summary>
    internal static QuotedDay Wide() => Make("made day", new MadeSurface(Index, 0.05, 0.12), 55, 0.05, 1, 11);

    /// <summary>48 expiries, narrow quotes and fewer strikes.</summary>
    internal static QuotedDay Narrow() => Make("made day, narrow", new MadeSurface(Index, 0.03, 0.11), 48, 0.015, 1.2, 12);

    private static QuotedDay Make(string name, MadeSurface surface, int count, double spread, double sparseness, int seed)
    {
        DateTimeOffset instant = UsTime.AtNewYork(Date, new TimeOnly(16, 15));
        Random random = new(seed);
        List<QuotedExpiry> expiries = [];
        foreach (Expiry expiry in Expiries().SkipLast(4).Take(count - 4).Concat(Expiries().TakeLast(4)))
        {
            double years = expiry.YearsFrom(instant);
            EssviSlice slice = surface.At(years);
            double forward = surface.Forward(years);
            OptionQuote[] quotes = [.. Strikes(forward, MadeSurface.Deviation(slice), years, sparseness).SelectMany(strike => Both(surface, slice, years, strike, spread, random))];
            expiries.Add(new QuotedExpiry(expiry, years, forward, surface.Discount(years), quotes));
        }

        return new QuotedDay(name, instant, expiries);
    }

    // A first monthly at the open, 24 sessions, then Fridays for a quarter, third Fridays at open and close for a year, quarters for two.
    private static List<Expiry> Expiries()
    {
        TradingCalendar calendar = TradingCalendar.UsOptions;
        List<Expiry> expiries = [];
        for (DateOnly date = calendar.NextSession(Date); date <= Date.AddMonths(24); date = calendar.NextSession(date))
        {
            int days = date.DayNumber - Date.DayNumber;
            bool third = date.DayOfWeek == DayOfWeek.Friday && (date.Day - 1) / 7 == 2;
            bool monthly = third && (days <= 300 || date.Month % 3 == 0);
            if (monthly)
                expiries.Add(Expiry.AtOpen(date, calendar));
            if (days <= 34 || (monthly && days <= 500) || (days <= 130 && date.DayOfWeek == DayOfWeek.Friday))
                expiries.Add(Expiry.AtClose(date, calendar));
        }

        return expiries;
    }

    /// <summary>Five points apart near the forward, then 25, 50 and 100; further out for later expiries.</summary>
    private static IEnumerable<double> Strikes(double forward, double deviation, double years, double sparseness)
    {
        double near = (years < 0.1 ? 0.075 : years < 0.4 ? 0.06 : 0) / sparseness;
        double lowest = forward * Math.Exp(-7 * deviation);
        double highest = forward * Math.Exp(4 * deviation);
        for (double strike = Math.Max(200, 100 * Math.Floor(lowest / 100)); strike <= highest;)
        {
            yield return strike;
            double distance = Math.Abs((strike / forward) - 1) - (strike < forward ? 0.005 : 0);
            double step = distance < near ? 5 : distance < 0.25 / sparseness ? 25 : distance < 0.4 ? 50 : 100;
            strike = step * (Math.Floor(strike / step) + 1);
        }
    }

    private static IEnumerable<OptionQuote> Both(MadeSurface surface, EssviSlice slice, double years, double strike, double spread, Random random)
    {
        foreach (OptionRight right in (OptionRight[])[OptionRight.Put, OptionRight.Call])
        {
            double price = surface.Price(slice, years, strike, right);
            double width = QuotedExpiry.Tick(price) + (spread * Math.Min(Math.Sqrt(price), price));
            double bid = price - (width * (0.3 + (0.4 * random.NextDouble())));
            double tick = QuotedExpiry.Tick(bid);
            bid = Math.Max(0, tick * Math.Floor(bid / tick));
            double askTick = QuotedExpiry.Tick(bid + width);
            double ask = askTick * Math.Ceiling(Math.Max(price, bid + width) / askTick);
            yield return new OptionQuote(strike, right, bid, ask);
        }
    }
}
