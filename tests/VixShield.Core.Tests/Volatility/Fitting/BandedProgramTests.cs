using VixShield.Tests.Infrastructure;
using VixShield.Volatility;

namespace VixShield.Tests.Volatility.Fitting;

public sealed class BandedProgramTests
{
    /// <summary>The cost is convex: a point that no small step in any random direction improves is its minimum, up to the step.</summary>
    [SeededProperty(MaxTest = 200)]
    public void No_direction_improves_the_solution(int seed)
    {
        var random = new Random(seed);
        int n = random.Next(4, 40);
        var squares = new List<(int Start, double[] C, double Target, double Weight)>();
        var rows = new List<(int Start, double[] C, double Low, double High, double Penalty)>();
        for (int i = 0; i < n; i++)
            squares.Add((Math.Min(i, n - 4), Vector(), Number(), 0.5 + random.NextDouble()));
        for (int i = 0; i < 2 * n; i++)
        {
            double low = Number();
            rows.Add((random.Next(0, n - 3), Vector(), low, random.Next(3) == 0 ? double.PositiveInfinity : low + random.NextDouble(), 0.5 + (20 * random.NextDouble())));
        }

        for (int i = 0; i < n; i++)
        {
            double[] one = new double[4];
            one[i - Math.Min(i, n - 4)] = 1;
            squares.Add((Math.Min(i, n - 4), one, 0, 0.1));
        }

        var program = new BandedProgram(n);
        foreach ((int start, double[] c, double target, double weight) in squares)
            program.AddSquare(start, Of(c), target, weight);
        foreach ((int start, double[] c, double low, double high, double penalty) in rows)
            program.AddRow(start, Of(c), low, high, penalty);
        program.Solve();

        double least = Cost(program.Solution);
        for (int trial = 0; trial < 60; trial++)
        {
            double step = Math.Pow(10, -4 * random.NextDouble());
            double[] other = [.. program.Solution.Select(x => x + (step * Number()))];
            Assert.True(Cost(other) >= least - (1e-3 * (1 + least)), $"{Cost(other)} is below {least}");
        }

        double Cost(double[] x) =>
            squares.Sum(s => s.Weight / 2 * Math.Pow(Dot(s.C, s.Start, x) - s.Target, 2))
            + rows.Sum(r => r.Penalty * (Math.Max(0, r.Low - Dot(r.C, r.Start, x)) + Math.Max(0, Dot(r.C, r.Start, x) - r.High)));
        double Number() => (2 * random.NextDouble()) - 1;
        double[] Vector() => [Number(), Number(), Number(), Number()];
        static double Dot(double[] c, int start, double[] x) => c.Select((v, i) => v * x[start + i]).Sum();
        static Coefficients Of(double[] c) => new(c[0], c[1], c[2], c[3]);
    }

    [Fact]
    public void Bounds_that_can_be_kept_are_kept_and_of_two_that_contradict_the_cheaper_gives_way()
    {
        var program = new BandedProgram(4);
        for (int i = 0; i < 4; i++)
        {
            var one = default(Coefficients);
            one[i] = 1;
            program.AddSquare(0, one, 0, 1);
        }

        program.AddRow(0, new Coefficients(1, 0, 0, 0), 2, double.PositiveInfinity, 100);
        program.AddRow(0, new Coefficients(0, 1, 0, 0), 3, 4, 100);
        program.AddRow(0, new Coefficients(0, 1, 0, 0), -1, 1, 40);
        program.AddRow(0, new Coefficients(0, 0, 1, 0), 5, 6, 0.5);
        program.Solve();
        Assert.Equal(2, program.Solution[0], 1e-3);
        Assert.Equal(3, program.Solution[1], 1e-3);
        // The penalty of 0.5 a unit buys no more than 0.5 of x against x^2 / 2.
        Assert.Equal(0.5, program.Solution[2], 1e-3);
        Assert.Equal(0, program.Solution[3], 1e-9);
    }
}
