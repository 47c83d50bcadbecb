using VixShield.TermStructure;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.TermStructure;

public sealed class CumulativeSumTests
{
    [SeededProperty(MaxTest = 200)]
    public void Mirrored_values_alarm_on_the_other_side(int seed)
    {
        var random = new Random(seed);
        CumulativeSumChart one = new(0.3, 2);
        CumulativeSumChart other = new(0.3, 2);
        for (int i = 0; i < 200; i++)
        {
            double u = 4 * (random.NextDouble() - 0.5);
            CumulativeSumPoint a = one.Next(u);
            CumulativeSumPoint b = other.Next(-u);
            Assert.Equal((a.Upper, a.Lower, a.Alarm), (b.Lower, b.Upper, -b.Alarm));
        }
    }

    [SeededProperty(MaxTest = 200)]
    public void A_sum_is_the_greatest_sum_of_last_values_since_the_last_alarm(int seed)
    {
        // The reflection of a walk at 0, by its definition and not by its recursion.
        var random = new Random(seed);
        CumulativeSumChart chart = new(0.5, 5);
        List<double> since = [];
        for (int i = 0; i < 300; i++)
        {
            double u = 5 * (random.NextDouble() - 0.45);
            since.Add(u);
            CumulativeSumPoint point = chart.Next(u);
            double upper = 0;
            double lower = 0;
            double up = 0;
            double down = 0;
            for (int j = since.Count - 1; j >= 0; j--)
            {
                up += since[j] - 0.5;
                down += -since[j] - 0.5;
                upper = Math.Max(upper, up);
                lower = Math.Max(lower, down);
            }

            Assert.Equal(upper, point.Upper, 1e-12);
            Assert.Equal(lower, point.Lower, 1e-12);
            Assert.Equal(point.Upper > 5 ? 1 : point.Lower > 5 ? -1 : 0, point.Alarm);
            if (point.Alarm != 0)
                since.Clear();
        }
    }

    [Fact]
    public void The_threshold_itself_is_no_alarm_and_illegal_values_are_refused()
    {
        CumulativeSumChart chart = new(0.5, 5);
        Assert.Equal(0, chart.Next(5.5).Alarm);
        Assert.Equal(1, chart.Next(0.5 + 1e-9).Alarm);
        Assert.Equal(0, chart.Next(0.5).Upper);
        Refusal.OfValue("value", double.NaN, "finite", () => chart.Next(double.NaN));
        Refusal.OfValue("threshold", 0d, "greater than 0", () => _ = new CumulativeSumChart(0.5, 0));
        Refusal.OfValue("reference", -1d, "at least 0", () => _ = new CumulativeSumChart(-1));
    }

    // The published run lengths are rounded to whole sessions.
    [Theory]
    [InlineData(0, 465)]
    [InlineData(8, 344)]
    [InlineData(4, 247)]
    public void Run_lengths_of_the_integral_equation(int degrees, double expected)
    {
        double length = degrees == 0 ? CumulativeSumRunLength.Gaussian() : CumulativeSumRunLength.Student(degrees, Math.Sqrt((degrees - 2d) / degrees));
        Assert.Equal(expected, length, 0.6);
    }

    [Fact]
    public void Run_lengths_of_a_simulation()
    {
        // Run lengths are nearly exponential: the standard error of the mean of n is about mean / sqrt(n). Four of them.
        const int runs = 4000;
        var random = new Random(20260216);
        CumulativeSumChart chart = new();
        long total = 0;
        for (int run = 0; run < runs; run++)
        {
            chart.Reset();
            do
                total++;
            while (chart.Next(Gaussian(random)).Alarm == 0);
        }

        double mean = (double)total / runs;
        Assert.Equal(465, mean, 4 * 465 / Math.Sqrt(runs));
    }

    internal static double Gaussian(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
