using FsCheck;
using FsCheck.Fluent;
using VixShield.Instruments;
using VixShield.Tests.Infrastructure;
using VixShield.Volatility;

namespace VixShield.Tests.Volatility;

/// <summary>Quotes on ticks of 0.05 and 0.10, from three minutes to six weeks before the close, of a parabolic smile of any tilt.</summary>
public sealed record TickCase(double Forward, double Years, double Volatility, double Tilt, double Bend, double Lowest, double Highest, int Seed)
{
    public static Arbitrary<TickCase> Cases() => Arb.From(
        from forward in Generators.Uniform(3990, 4010)
        from minutes in Generators.Exponential(0.5, 4.8)
        from volatility in Generators.Exponential(-1.3, -0.2)
        from tilt in Generators.Uniform(-0.2, 0.15)
        from bend in Generators.Uniform(0, 0.1)
        from lowest in Generators.Uniform(-7, -0.3)
        from highest in Generators.Uniform(0.3, 4.5)
        from seed in Gen.Choose(0, int.MaxValue)
        select new TickCase(forward, minutes / 525_600, volatility, tilt, bend, lowest, highest, seed));

    public SmileInput Input()
    {
        var random = new Random(Seed);
        double deviation = Volatility * Math.Sqrt(Years);
        double step = Math.Max(5, 5 * Math.Ceiling(0.03 * deviation * Forward));
        var quotes = new List<SmileQuote>();
        for (double strike = step * Math.Ceiling(Forward * Math.Exp(Lowest * deviation) / step); strike < Forward * Math.Exp(Highest * deviation); strike += step)
        {
            double z = Math.Log(strike / Forward) / deviation;
            OptionRight right = strike < Forward ? OptionRight.Put : OptionRight.Call;
            double price = NaiveBlack.Price(Forward, strike, Years, Math.Max(0.01, Volatility * (1 + (Tilt * z) + (Bend * z * z))), 1, right);
            double tick = price < 3 ? 0.05 : 0.1;
            double bid = Math.Floor(price / tick) * tick;
            if (bid > 0)
                quotes.Add(new SmileQuote(strike, right, bid, bid + (tick * random.Next(1, 3)), tick));
        }

        return new SmileInput(TestExpiries.SpxwTomorrow, Forward, Years, quotes);
    }
}
