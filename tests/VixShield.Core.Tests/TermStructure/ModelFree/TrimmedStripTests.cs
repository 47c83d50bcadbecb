using VixShield.Instruments;
using VixShield.TermStructure;
using VixShield.Tests.Infrastructure;
using VixShield.Volatility;

namespace VixShield.Tests.TermStructure.ModelFree;

public sealed class TrimmedStripTests
{
    private const double Forward = 4150;
    private const double Years = 0.12;

    [Theory]
    [InlineData(2600)]
    [InlineData(3000)]
    [InlineData(3200)]
    public void The_band_of_a_strip_cut_inside_a_rising_put_wing_holds_the_whole_variance(int lowest)
    {
        double whole = Total(Strip(1000)).Value;
        TotalVariance cut = Total(Strip(lowest));
        Assert.True(cut.Value < whole);
        Assert.InRange(whole, cut.Low, cut.High);
    }

    [Fact]
    public void A_flat_smile_has_no_more_in_its_wings_than_its_last_volatility()
    {
        VarianceStrip strip = Strip(3400, skew: 0);
        Assert.Equal(0, SkewedWing.Of(strip), 1e-9);
        Assert.Equal(Years * 0.04, Total(strip).Value + (Years * strip.Truncation!.Value), 2e-5);
    }

    private static TotalVariance Total(VarianceStrip strip) => TotalVariance.Of(strip);

    /// <summary>Puts whose volatility rises in a line of the logarithm of the strike, in narrow quotes.</summary>
    private static VarianceStrip Strip(int lowest, double skew = 0.45)
    {
        StripQuote[] quotes =
        [
            .. Enumerable.Range(0, 500).Select(i => lowest + (10.0 * i)).Where(k => k <= 5200).Select(strike =>
            {
                double volatility = 0.2 - (skew * Math.Log(strike / Forward) * (strike < Forward ? 1 : 0.3));
                double put = NaiveBlack.Price(Forward, strike, Years, volatility, 1, OptionRight.Put);
                double call = NaiveBlack.Price(Forward, strike, Years, volatility, 1, OptionRight.Call);
                return new StripQuote { Strike = strike, PutBid = 0.9999 * put, PutAsk = 1.0001 * put, CallBid = 0.9999 * call, CallAsk = 1.0001 * call };
            }),
        ];
        VarianceStrip strip = VarianceStrip.Replicate(Years, 0, quotes, Forward);
        Assert.Equal(ReplicationStatus.Ok, strip.Status);
        return strip;
    }
}
