using System.Globalization;

namespace VixShield.Tests.Infrastructure;

/// <summary>Collects comparisons with their tolerances; the first ten failures and their number are reported together.</summary>
public sealed class Deviations
{
    // Below this magnitude the reference tables are not compared: a double has no full precision there.
    private const double LeastCompared = 1e-290;
    private const int Shown = 10;

    private readonly List<string> _failures = [];
    private int _compared;

    /// <summary>The greatest error as a fraction of its tolerance.</summary>
    public double Worst { get; private set; }

    public string WorstPlace { get; private set; } = "";

    public void Compare(double expected, double actual, double tolerance, object place)
    {
        _compared++;
        if (Math.Abs(expected) <= LeastCompared && Math.Abs(actual) <= 2 * LeastCompared)
            return;
        double error = Math.Abs(actual - expected);
        double share = expected.Equals(actual) || error == 0 ? 0 : error / tolerance;
        if (share > Worst)
        {
            Worst = share;
            WorstPlace = place.ToString() ?? "";
        }

        if (!(share <= 1))
            _failures.Add(string.Create(CultureInfo.InvariantCulture, $"{place}\n  expected {expected:R}, got {actual:R}, error {error:G3} is {share:G3} of the tolerance"));
    }

    public void Check(bool holds, string statement)
    {
        _compared++;
        if (!holds)
            _failures.Add(statement);
    }

    public void Verify() => Verify("All");

    /// <param name="subject">What was compared, where several are.</param>
    public void Verify(object subject)
    {
        Assert.True(_compared > 0, $"{subject}: nothing was compared.");
        Assert.True(_failures.Count == 0, $"{subject}: {_failures.Count} of {_compared} fail:\n{string.Join("\n", _failures.Take(Shown))}");
    }
}
