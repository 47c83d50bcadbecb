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

    [Fact]
    public void The_run_length_of_Gaussian_values_is_the_tabulated_one()
    {
        // Tables give 465 for both sides: whole sessions.
        Assert.Equal(465, CumulativeSumRunLength.Gaussian(), 0.6);
        // A t of standard deviation 1 differs from its limit by the order of 1 / degrees; the length at 8 is 120 below.
        Assert.Equal(CumulativeSumRunLength.Gaussian(), CumulativeSumRunLength.Student(1e5, Math.Sqrt((1e5 - 2) / 1e5)), 0.05);
        Assert.True(CumulativeSumRunLength.Gaussian(0.5, 4) < CumulativeSumRunLength.Gaussian());
        Refusal.OfValue("scale", 0d, "from 0.01", () => CumulativeSumRunLength.Student(4, 0));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(8)]
    [InlineData(4)]
    public void Run_lengths_are_those_of_a_simulation(int degrees)
    {
        double scale = degrees == 0 ? 1 : Math.Sqrt((degrees - 2d) / degrees);
        double expected = degrees == 0 ? CumulativeSumRunLength.Gaussian() : CumulativeSumRunLength.Student(degrees, scale);
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
            while (chart.Next(scale * Draw(random, degrees)).Alarm == 0);
        }

        Assert.Equal(expected, (double)total / runs, 4 * expected / Math.Sqrt(runs));
    }

    /// <summary>A Gaussian over the root of a mean of squared Gaussians.</summary>
    private static double Draw(Random random, int degrees)
    {
        double value = Gaussian(random);
        if (degrees == 0)
            return value;
        double squares = 0;
        for (int i = 0; i < degrees; i++)
        {
            double g = Gaussian(random);
            squares += g * g / degrees;
        }

        return value / Math.Sqrt(squares);
    }

    internal static double Gaussian(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
