using VixShield.Risk;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Risk;

public sealed class RiskAllocationTests
{
    /// <summary>Once its memory is there, a run of scenarios allocates what does not grow with their number.</summary>
    [Fact]
    public void A_run_allocates_nothing_for_a_scenario()
    {
        ScenarioEngine engine = ScenarioEngine.Create(Sample.Book, Sample.Market, new ScenarioOptions { MaximumThreads = 1, VixResponse = -1.2 });
        MarketScenario[] many = [.. Enumerable.Range(0, 2000).Select(i => new FactorScenario((i - 1000) / 5000d, i % 7, slopeChange: 0.1))];
        MarketScenario[] few = many[..100];
        double[] marks = new double[many.Length];
        engine.Marks(many, marks);
        engine.Marks(few, marks);
        long ofFew = Bytes(() => engine.Marks(few, marks));
        long ofMany = Bytes(() => engine.Marks(many, marks));
        Assert.Equal(ofFew, ofMany);
        Assert.InRange(ofMany, 0, 1000);
    }

    private static long Bytes(Action action)
    {
        action();
        long before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
