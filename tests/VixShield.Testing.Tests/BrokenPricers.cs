using VixShield.Instruments;
using VixShield.Pricing;
using VixShield.Testing;

namespace VixShield.Tests.Testing;

/// <summary>Pricers and Greeks that are wrong in one way each, with the law that has to say so.</summary>
internal static class BrokenPricers
{
    private static int s_calls;

    internal static double Right(OptionCase c) => BlackScholes.Price(c.Spot, c.Strike, c.Years, c.Volatility, c.Rate, c.DividendYield, c.Right);

    internal static IEnumerable<(string Law, string Wrong, Func<OptionCase, double> Price)> European =>
    [
        ("put-call parity", "puts forget the dividend yield", c => Right(c.Right == OptionRight.Put ? c with { DividendYield = 0 } : c)),
        ("put-call parity", "calls and puts under two volatilities", c => Right(c.Right == OptionRight.Put ? c with { Volatility = 1.001 * c.Volatility } : c)),
        ("bounds", "no discounting", c => Right(c) / c.DiscountFactor),
        ("bounds", "a small negative price far out of the money", c => Right(c) - (1e-4 * c.Spot)),
        ("slope in strike", "rises with every strike", c => Right(c) + (0.01 * c.Strike)),
        ("convex in strike", "rounded to cents of a spot of 100", c => Math.Round(Right(c) / c.Spot, 4) * c.Spot),
        ("convex in strike", "a step of a strike grid", c => Right(c with { Strike = c.Spot * Math.Round(c.Strike / c.Spot, 1) })),
        ("volatility", "falls with volatility", c => Right(c with { Volatility = 0.2 * 0.2 / c.Volatility })),
        ("homogeneity", "a fee of 0.001 that does not scale", c => Right(c) + 0.001),
        ("limits", "nothing without time", c => c.Years == 0 ? 0 : Right(c)),
        ("limits", "NaN without volatility", c => c.Volatility == 0 ? double.NaN : Right(c)),
        ("illegal values", "a negative volatility taken as positive", c => Right(c with { Volatility = Math.Abs(c.Volatility) })),
        ("illegal values", "0 for what is undefined", c => double.IsNaN(Right(c)) ? 0 : Right(c)),
        ("illegal values", "7 for an undefined dividend yield", c => double.IsNaN(c.DividendYield) ? 7 : Right(c)),
        ("illegal right", "everything that is no call is a put", c => Right(c.Right == OptionRight.Call ? c : c with { Right = OptionRight.Put })),
        ("bounds", "0 / 0 at the money", c => c.Strike == c.Spot ? double.NaN : Right(c)),
        ("bounds", "0 / 0 without drift", c => c.Rate == c.DividendYield ? double.NaN : Right(c)),
        ("bounds", "0 / 0 without a rate", c => c.Rate == 0 ? double.NaN : Right(c)),
        ("illegal values", "another exception", c => c.Spot < 0 ? throw new InvalidOperationException("negative") : Right(c)),
        ("determinism", "a number of the call in the last digits", c => Right(c) * (1 + (1e-15 * (Interlocked.Increment(ref s_calls) % 5)))),
        ("threads", "the thread in the last digits", c => Right(c) * (1 + (1e-15 * (Environment.CurrentManagedThreadId % 7)))),
        ("pricing equation", "the square root of time to the power 0.49", c => Right(c with { Volatility = c.Volatility * Math.Pow(c.Years, -0.01) })),
        ("scaling of time", "a rate of its own for the first half year", c => Right(c with { Rate = c.Years < 0.5 ? c.Rate + 0.001 : c.Rate })),
        ("units", "volatility in per cent", c => Right(c with { Volatility = c.Volatility / 100 })),
        ("units", "rates in per cent", c => Right(c with { Rate = c.Rate / 100, DividendYield = c.DividendYield / 100 })),
        ("units", "days for years", c => Right(c with { Years = 365 * c.Years })),
        ("units", "time in days", c => Right(c with { Volatility = c.Volatility / Math.Sqrt(365) })),
    ];

    internal static IEnumerable<(string Law, string Wrong, Func<OptionCase, double> Price)> American =>
    [
        ("bounds", "the European price", Right),
        ("without early exercise", "1.3 times the volatility", c => Price(c with { Volatility = 1.3 * c.Volatility })),
        ("without early exercise", "the largest price there is", c => c.Right == OptionRight.Call ? c.Spot : c.Strike),
        ("bounds", "more than the strike", c => c.Right == OptionRight.Put ? 1.2 * c.Strike : Price(c)),
        ("parity inequalities", "puts at twice the time value", c => Price(c) + (c.Right == OptionRight.Put ? 0.05 * c.Spot : 0)),
        ("put-call symmetry", "puts under another volatility", c => Price(c.Right == OptionRight.Put ? c with { Volatility = 1.05 * c.Volatility } : c)),
        ("slope in strike", "rises with every strike", c => Price(c) + (0.05 * c.Strike)),
        ("time", "falls after a year", c => Price(c) + (c.Years < 1 ? 0.01 * c.Spot : 0)),
    ];

    internal static IEnumerable<(string Law, string Wrong, Func<OptionCase, Greeks> Greeks)> Greeks =>
    [
        ("Delta", "nothing at the money", c => c.Strike == c.Spot ? default : All(c)),
        ("Delta", "delta of the forward", c => All(c) with { Delta = All(c).Delta * Math.Exp(c.DividendYield * c.Years) }),
        ("Gamma", "gamma per per cent of spot", c => All(c) with { Gamma = All(c).Gamma * c.Spot / 100 }),
        ("Vega", "per point of volatility", c => All(c) with { Vega = All(c).Vega / 100 }),
        ("Theta", "per calendar day", c => All(c) with { Theta = All(c).Theta / 365 }),
        ("Theta", "by time to expiry", c => All(c) with { Theta = -All(c).Theta }),
        ("Rho", "per basis point", c => All(c) with { Rho = All(c).Rho / 1e4 }),
        ("Phi", "forgotten", c => All(c) with { Phi = 0 }),
        ("Vanna", "turned round", c => All(c) with { Vanna = -All(c).Vanna }),
        ("Volga", "without the second factor", c => All(c) with { Volga = All(c).Vega }),
        ("Charm", "without dividends", c => All(c with { DividendYield = 0 }) with { Price = All(c).Price, Delta = All(c).Delta }),
        ("Veta", "off by a thousandth", c => All(c) with { Veta = 1.001 * All(c).Veta }),
        ("Speed", "turned round", c => All(c) with { Speed = -All(c).Speed }),
        ("Zomma", "off by a thousandth", c => All(c) with { Zomma = 1.001 * All(c).Zomma }),
        ("Color", "turned round", c => All(c) with { Color = -All(c).Color }),
        ("Ultima", "off by a thousandth", c => All(c) with { Ultima = 1.001 * All(c).Ultima }),
        ("DualDelta", "not discounted", c => All(c) with { DualDelta = All(c).DualDelta / c.DiscountFactor }),
        ("DualGamma", "gamma", c => All(c) with { DualGamma = All(c).Gamma }),
        ("parity", "puts with the gamma of another volatility", c => c.Right == OptionRight.Put ? All(c) with { Gamma = 1.0001 * All(c).Gamma } : All(c)),
        ("pricing equation", "a theta without carry", c => All(c) with { Theta = All(c).Theta - (c.Rate * All(c).Price) }),
        ("scaling of time", "rho off by a thousandth", c => All(c) with { Rho = 1.001 * All(c).Rho }),
        ("homogeneity", "delta off by a millionth", c => All(c) with { Delta = (1 + 1e-6) * All(c).Delta }),
        ("determinism", "the number of the call", c => All(c) with { Ultima = All(c).Ultima + (Interlocked.Increment(ref s_calls) % 5) }),
        ("threads", "the thread", c => All(c) with { Speed = All(c).Speed * (1 + (1e-12 * (Environment.CurrentManagedThreadId % 7))) }),
    ];

    private static double Price(OptionCase c) => AmericanOption.Price(c.Spot, c.Strike, c.Years, c.Volatility, c.Rate, c.DividendYield, c.Right);

    private static Greeks All(OptionCase c) => BlackScholes.Greeks(c.Spot, c.Strike, c.Years, c.Volatility, c.Rate, c.DividendYield, c.Right);
}
