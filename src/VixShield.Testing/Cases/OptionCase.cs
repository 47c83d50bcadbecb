using FsCheck;
using FsCheck.Fluent;
using VixShield.Instruments;

namespace VixShield.Testing;

/// <summary>
/// A European or American option in an ordinary market, with a continuous yield: one unit of underlying, rates per year and continuously compounded, volatility per square root of a year, all as fractions (0.2 is 20 %).
/// </summary>
/// <param name="Spot">Price of the underlying.</param>
/// <param name="Strike">The strike.</param>
/// <param name="Years">Time to expiry, in years.</param>
/// <param name="Volatility">Volatility, as a fraction.</param>
/// <param name="Rate">Continuously compounded rate; may be negative.</param>
/// <param name="DividendYield">Continuously compounded dividend yield; may be negative.</param>
/// <param name="Right">Call or put.</param>
public sealed record OptionCase(double Spot, double Strike, double Years, double Volatility, double Rate, double DividendYield, OptionRight Right)
{
    /// <summary>The forward: spot grown at the rate less the dividend yield.</summary>
    public double Forward => Spot * Math.Exp((Rate - DividendYield) * Years);

    /// <summary>What 1 paid at expiry is worth now.</summary>
    public double DiscountFactor => Math.Exp(-Rate * Years);

    /// <summary>Standard deviation of the logarithm of the underlying until expiry: volatility times the root of the years.</summary>
    public double Deviation => Volatility * Math.Sqrt(Years);

    /// <summary>+1 for a call, -1 for a put.</summary>
    public double Sign => (double)Right;

    /// <summary>What parity compares: the present values of underlying and strike added, to which errors of a price are small or large.</summary>
    internal double Scale => DiscountFactor * (Forward + Strike);

    /// <summary>Every value in full, in the form of code that makes the case again.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"new OptionCase({Spot:R}, {Strike:R}, {Years:R}, {Volatility:R}, {Rate:R}, {DividendYield:R}, OptionRight.{Right})");

    /// <summary>
    /// Spot 10 to 10,000, strikes within four deviations of it, a day to five years, volatilities of 5 % to 200 %, rates of -5 % to 12 %, dividend yields of -3 % to 10 %, calls and puts; one in four exactly at the money, at the forward, or with rates that are 0 or equal. A case that breaks a law is made
    /// simpler: round numbers, no rates, one year, 20 %, at the money, where the law stays broken.
    /// </summary>
    internal static Arbitrary<OptionCase> Ordinary() => Arb.From(
        from spot in Draws.PowerOfTen(1, 4)
        from strikeInDeviations in Draws.Uniform(-4, 4)
        from years in Draws.PowerOfTen(-2.5, 0.7)
        from volatility in Draws.PowerOfTen(-1.3, 0.3)
        from rate in Draws.Uniform(-0.05, 0.12)
        from dividendYield in Draws.Uniform(-0.03, 0.10)
        from right in Gen.Elements(OptionRight.Call, OptionRight.Put)
        from exact in Gen.Choose(0, 23)
        select Exactly(exact, new OptionCase(spot, spot * Math.Exp(strikeInDeviations * volatility * Math.Sqrt(years)), years, volatility, rate, dividendYield, right)),
        Simpler);

    /// <summary>One case in four lies where formulas divide 0 by 0: at the money, at the forward, without a rate, without a yield, with both equal.</summary>
    private static OptionCase Exactly(int which, OptionCase c) => which switch
    {
        0 => c with { Strike = c.Spot },
        1 => c with { Strike = c.Forward },
        2 => c with { Rate = 0 },
        3 => c with { DividendYield = 0 },
        4 => c with { DividendYield = c.Rate },
        5 => c with { Strike = c.Spot, Rate = 0, DividendYield = 0 },
        _ => c,
    };

    private static IEnumerable<OptionCase> Simpler(OptionCase c)
    {
        OptionCase[] candidates =
        [
            c with { Rate = 0 },
            c with { DividendYield = 0 },
            c with { Years = 1 },
            c with { Volatility = 0.2 },
            c with { Strike = c.Spot },
            c with { Spot = 100, Strike = 100 * (c.Strike / c.Spot) },
            c with { Rate = Draws.Rounded(c.Rate) },
            c with { DividendYield = Draws.Rounded(c.DividendYield) },
            c with { Years = Draws.Rounded(c.Years) },
            c with { Volatility = Draws.Rounded(c.Volatility) },
            c with { Strike = Draws.Rounded(c.Strike) },
            c with { Spot = Draws.Rounded(c.Spot) },
        ];
        // Each makes one value plain that was not, so that making simpler comes to an end.
        return candidates.Where(s => s != c && Complexity(s) < Complexity(c));
    }

    private static int Complexity(OptionCase c) =>
        Steps(c.Rate, 0) + Steps(c.DividendYield, 0) + Steps(c.Years, 1) + Steps(c.Volatility, 0.2) + Steps(c.Spot, 100) + (c.Strike.Equals(c.Spot) ? 0 : 1 + Steps(c.Strike, c.Spot));

    private static int Steps(double value, double plain) => value.Equals(plain) ? 0 : value.Equals(Draws.Rounded(value)) ? 1 : 2;
}
