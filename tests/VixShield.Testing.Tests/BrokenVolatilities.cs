using VixShield.Volatility;

namespace VixShield.Tests.Testing;

/// <summary>Surfaces and calibrations that are wrong in one way each.</summary>
internal static class BrokenVolatilities
{
    internal static IEnumerable<(string Law, string Wrong, Func<double, double, double> Volatility)> Surfaces =>
    [
        ("finite", "a line that falls below 0", (k, _) => 0.2 - (0.3 * k)),
        ("no butterfly", "a kink at the forward", (k, _) => Math.Max(0.05, 0.25 - (0.4 * Math.Abs(k)))),
        ("no butterfly", "a smile too steep", (k, t) => 0.2 + (3 * k * k)),
        ("no calendar spread", "a volatility that falls faster than the root of time", (_, t) => 0.2 / (1 + (3 * t))),
        ("no butterfly", "a narrow bump", (k, t) => 0.2 + (0.004 * Math.Exp(-Math.Pow((k / (0.2 * Math.Sqrt(t))) * 30, 2)))),
        ("no calendar spread", "a variance that falls for a while", (_, t) => t is > 0.3 and < 0.33 ? 0.19 : 0.2),
        ("wings", "total variance beyond Lee's bound", (k, t) => Math.Sqrt((0.04 * t + (2.2 * Math.Abs(k))) / t)),
    ];

    internal static IEnumerable<(string Law, string Wrong, Func<SmileInput, Func<double, double>> Fit)> Calibrations =>
    [
        ("inside bid and ask", "a flat smile", input => _ => At(input)(input.Forward)),
        ("no butterfly", "a line of volatilities between quotes", Linear),
        ("units", "a strike in points", input => strike => At(input)(strike) * (1 + (1e-5 * strike))),
    ];

    private static Func<double, double> At(SmileInput input) => SurfaceCalibration.Fit(input).Smile!.VolatilityAt;

    private static Func<double, double> Linear(SmileInput input)
    {
        (double Strike, double Volatility)[] nodes = [.. input.Quotes.Select(q => (q.Strike, At(input)(q.Strike)))];
        return strike =>
        {
            int above = Math.Clamp(Array.FindIndex(nodes, n => n.Strike >= strike), 1, nodes.Length - 1);
            ((double k0, double v0), (double k1, double v1)) = (nodes[above - 1], nodes[above]);
            return Math.Max(0.01, v0 + ((v1 - v0) * (strike - k0) / (k1 - k0)));
        };
    }
}
