using System.Globalization;
using VixShield.Pricing;

namespace VixShield.Tests.Pricing.Batch;

/// <summary>The limits of docs/concepts/pricing-limits.md in every form, with ordinary options between them.</summary>
public class BatchLimitTests
{
    // The exponentials of both sides and a few roundings; a difference of two legs is met on the scale of the legs.
    private const double Tolerance = 1e-14;
    private const double Legs = 100;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Every_form_gives_every_limit(bool onForward)
    {
        BatchOption[] options = [.. OptionPool.Ordinary(LimitTable.Options.Count).Zip(LimitTable.Options).SelectMany(pair => new[] { pair.Second, pair.First })];
        foreach (PricingForm form in PricingForm.All)
        {
            IReadOnlyList<(Greeks Greeks, double PriceAlone)> results = form.Evaluate(options, onForward);
            for (int i = 0; i < options.Length; i += 2)
                Verify(options[i], onForward, results[i], form);
        }
    }

    [Fact]
    public void Both_kinks_and_every_sign_are_among_the_limits()
    {
        Greeks[] spot = [.. LimitTable.Options.Select(o => LimitTable.Expected(o, onForward: false))];
        Assert.Contains(spot, g => g is { Charm: double.PositiveInfinity });
        Assert.Contains(spot, g => g is { Charm: double.NegativeInfinity });
        Assert.Contains(spot, g => double.IsInfinity(g.Gamma) && double.IsFinite(g.Charm));
        Assert.Contains(spot, g => double.IsInfinity(g.Gamma) && g.Speed == 0);
        Assert.Contains(spot, g => g is { Speed: double.PositiveInfinity });
        Assert.Contains(spot, g => g is { Color: double.NegativeInfinity });
        Assert.Contains(spot, g => g is { Vega: > 0 });
    }

    private static void Verify(BatchOption option, bool onForward, (Greeks Greeks, double PriceAlone) result, PricingForm form)
    {
        Greeks expected = LimitTable.Expected(option, onForward);
        Assert.Equal(result.Greeks.Price, result.PriceAlone);
        foreach ((string name, Func<Greeks, double> member) in GreekMembers.All)
        {
            double limit = member(expected);
            double actual = member(result.Greeks);
            double scale = Math.Abs(limit) + (limit != 0 && (name is "Price" or "Theta") ? Legs : 0);
            bool met = limit.Equals(actual) || Math.Abs(limit - actual) <= Tolerance * scale;
            Assert.True(met, string.Create(CultureInfo.InvariantCulture, $"{form}, {name}: limit {limit:R}, got {actual:R}: {option}"));
        }
    }
}
