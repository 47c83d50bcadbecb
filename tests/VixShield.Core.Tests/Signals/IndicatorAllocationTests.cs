using VixShield.Signals;

namespace VixShield.Tests.Signals;

/// <summary>Streams run in loops over many symbols: an update makes no object.</summary>
public sealed class IndicatorAllocationTests
{
    [Fact]
    public void An_update_allocates_nothing()
    {
        (ExponentialMovingAverage ema, SimpleMovingAverage sma, MovingDeviation deviation, ZScore z, RateOfChange rate) = (new(20), new(20), new(20), new(20), new(20));
        (RelativeStrengthIndex rsi, MovingAverageConvergenceDivergence macd, BollingerBands bands, AdvanceDeclineLine line, DivergenceDetector detector) = (new(), new(), new(), new(), new());
        Run(1000);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Run(100_000);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Run(int count)
        {
            for (int i = 0; i < count; i++)
            {
                double value = (i * 7919 % 1009) * 0.1;
                ema.Update(value);
                sma.Update(value);
                deviation.Update(value);
                z.Update(value);
                rate.Update(value);
                bands.Update(value);
                line.Update(value, 3);
                macd.Update(value);
                detector.Update(value, rsi.Update(value).Value);
            }
        }
    }
}
