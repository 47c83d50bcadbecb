namespace VixShield.Tests.Infrastructure;

/// <summary>A property that a runner does not discover is a test that never fails: the class fixture counts the cases that ran.</summary>
public class LawDiscoveryTests(LawDiscoveryTests.Counter counter) : IClassFixture<LawDiscoveryTests.Counter>
{
    [Law]
    public void A_law_runs_on_generated_cases(int anything)
    {
        counter.Cases++;
        Assert.Equal(anything, anything);
    }

    [Fact]
    public void A_plain_fact_keeps_the_fixture_alive() => Assert.NotNull(counter);

    public sealed class Counter : IDisposable
    {
        public int Cases { get; set; }

        public void Dispose()
        {
            if (Cases < 1000)
                throw new InvalidOperationException($"A law ran on {Cases} cases instead of 1000: properties are not discovered.");
        }
    }
}
