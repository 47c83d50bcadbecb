using VixShield.Instruments;
using VixShield.TermStructure;

namespace VixShield.Tests.Testing;

/// <summary>A model of VIX around a right one, of which one answer is wrong.</summary>
internal static class BrokenModels
{
    internal static IVixModel Right { get; } = LognormalVixModel.LogOrnsteinUhlenbeck(21, 4, Math.Log(18), 0.9);

    internal static IEnumerable<(string Law, string Wrong, IVixModel Model)> All =>
    [
        ("beta at spot", "a beta of 0.98 at spot", new ChangedModel(Right) { Beta = (t, b) => 0.98 * b }),
        ("continuity", "a jump of the beta after a month", new ChangedModel(Right) { Beta = (t, b) => t < 0.08 ? b : 0.9 * b }),
        ("refusal", "negative times as positive", new ChangedModel(Right) { Times = t => double.IsFinite(t) ? Math.Abs(t) : t }),
        ("futures", "another spot VIX", new ChangedModel(Right) { Price = (t, s, f) => t == 0 ? f + 0.01 : f }),
        ("martingale", "no convexity in the state", new ChangedModel(Right) { Price = (t, s, f) => s.Years > 0 ? f * Math.Exp(0.02 * s.Years) : f }),
        ("loadings", "loadings of another time", new ChangedModel(Right) { Loadings = (t, l) => new FactorLoadings(0.9 * l.First, l.Second) }),
        ("covariance", "grows with the square of time", new ChangedModel(Right) { Covariance = (t, c) => new FactorCovariance(c.First * t, c.Second * t, c.Cross * t) }),
        ("beta and explained share", "a beta of its own", new ChangedModel(Right) { Beta = (t, b) => t == 0 ? b : b * Math.Exp(-t) }),
        ("volatility response", "0.9 at 30 days", new ChangedModel(Right) { Response = (t, r) => 0.9 * r }),
        ("option parity", "dear puts", new ChangedModel(Right) { Option = (k, right, p) => right == OptionRight.Put ? p + 0.01 : p }),
        ("option bounds", "calls above the future", new ChangedModel(Right) { Option = (k, right, p) => right == OptionRight.Call ? p + 40 : p }),
        ("option convexity", "rounded to 0.05", new ChangedModel(Right) { Option = (k, right, p) => Math.Round(p / 0.05) * 0.05 }),
        ("probability", "of another strike", new ChangedModel(Right) { Above = (k, p) => 0.98 * p }),
        ("second moment", "below the squared mean", new ChangedModel(Right) { Square = s => 0.5 * s }),
    ];
}
