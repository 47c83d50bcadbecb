using FsCheck;
using FsCheck.Fluent;
using VixShield.Expiries;
using VixShield.Instruments;
using VixShield.Tests.Infrastructure;
using VixShield.Volatility;

namespace VixShield.Tests.Volatility;

/// <summary>A surface without arbitrage, made from eSSVI slices that keep the sufficient conditions, and quotes around its textbook prices.</summary>
public sealed record SurfaceCase(double Forward, double[] Years, EssviSlice[] Slices, double Spread, double Shift)
{
    public static readonly double[] Grid = [-12, -7, -4, -2.5, -1.6, -1, -0.5, -0.2, 0, 0.15, 0.4, 0.8, 1.3, 2, 3.1, 5];

    public static readonly Expiry[] Expiries =
        [TestExpiries.SpxwToday, TestExpiries.SpxwTomorrow, TestExpiries.SpxwWeek, TestExpiries.SpxMarch, TestExpiries.SpxwApril, TestExpiries.SpxJune];

    public static Arbitrary<SurfaceCase> Cases() => Arb.From(
        from forward in Generators.Exponential(1.3, 4)
        from first in Gen.Choose(0, Expiries.Length - 1)
        from volatility in Generators.Exponential(-1.1, 0.1)
        from rho in Generators.Uniform(-0.85, 0.85)
        from opening in Generators.Uniform(0.05, 1.2)
        from growth in Gen.ArrayOf(Generators.Uniform(0.7, 1.3), Expiries.Length)
        from tilts in Gen.ArrayOf(Generators.Uniform(-0.05, 0.05), Expiries.Length)
        from spread in Generators.Uniform(0.004, 0.05)
        from shift in Generators.Uniform(0.1, 0.9)
        select Make(forward, first, volatility, rho, opening, growth, tilts, spread, shift));

    public Expiry Expiry(int i) => Expiries[Expiries.Length - Slices.Length + i];

    /// <summary>Out-of-the-money quotes around a slice from -5 to 3.5 deviations; the true price is inside, off the middle.</summary>
    public SmileInput Input(int i, double step = 0.17)
    {
        var quotes = new List<SmileQuote>();
        double unit = Math.Sqrt(Slices[i].Theta);
        for (double z = -5; z <= 3.5; z += step)
        {
            double strike = Forward * Math.Exp(z * unit);
            OptionRight right = strike < Forward ? OptionRight.Put : OptionRight.Call;
            double price = Price(i, strike, right);
            double width = (Spread * price) + (2e-5 * Forward * unit);
            double bid = price - (Shift * width);
            if (bid > 0)
                quotes.Add(new SmileQuote(strike, right, bid, bid + width, width / 2));
        }

        return new SmileInput(Expiry(i), Forward, Years[i], quotes);
    }

    public double Price(int i, double strike, OptionRight right) =>
        NaiveBlack.Price(Forward, strike, 1, Math.Sqrt(Slices[i].At(Math.Log(strike / Forward)).Variance), 1, right);

    private static SurfaceCase Make(double forward, int first, double volatility, double rho, double opening, double[] growth, double[] tilts, double spread, double shift)
    {
        double[] years = [.. Expiries.Skip(first).Select(e => e.YearsFrom(TestExpiries.Instant))];
        var slices = new List<EssviSlice>();
        for (int i = 0; i < years.Length; i++)
        {
            double theta = volatility * volatility * years[i] * growth[i];
            if (i > 0)
                theta = Math.Max(theta, slices[^1].Theta * 1.15);
            double tilt = Math.Clamp(i == 0 ? rho : slices[^1].Rho + tilts[i], -0.9, 0.9);
            double butterfly = Math.Min(4 / (1 + Math.Abs(tilt)), Math.Sqrt(4 * theta / (1 + Math.Abs(tilt))));
            double psi = Math.Min(0.95 * butterfly, 2 * opening * Math.Sqrt(theta));
            if (i > 0)
            {
                EssviSlice before = slices[^1];
                double least = before.Psi * Math.Max((1 + before.Rho) / (1 + tilt), (1 - before.Rho) / (1 - tilt));
                double most = Math.Min(before.Psi * theta / before.Theta, butterfly);
                if (least > most)
                    (tilt, least, most) = (before.Rho, before.Psi, Math.Min(before.Psi * theta / before.Theta, Math.Sqrt(4 * theta / (1 + Math.Abs(before.Rho)))));
                psi = Math.Clamp(psi, least * (1 + 1e-12), most * (1 - 1e-12));
            }

            slices.Add(new EssviSlice(theta, tilt, psi));
        }

        return new SurfaceCase(forward, years, [.. slices], spread, shift);
    }
}
