using System.Collections.Immutable;

namespace VixShield.Risk;

/// <summary>The values of a scenario grid along its four axes; an axis that is not set has the single value 0. Equal when all values are.</summary>
public sealed record ScenarioAxes
{
    /// <summary>Most scenarios of one grid.</summary>
    public const int MaximumCount = 10_000_000;

    /// <summary>The index from -10 % to +10 % in steps of 1 %, by VIX from -5 to +20 points in steps of 2.5: 21 x 11 instant moves.</summary>
    public static ScenarioAxes Standard { get; } = new()
    {
        SpotChanges = [.. Enumerable.Range(-10, 21).Select(i => i / 100d)],
        VixChanges = [.. Enumerable.Range(-2, 11).Select(i => 2.5 * i)],
    };

    /// <summary>Relative changes of the index: -0.05 is -5 %.</summary>
    public ImmutableArray<double> SpotChanges { get; init => field = Checked(value, nameof(SpotChanges)); } = [0];

    /// <summary>Changes of spot VIX, in points.</summary>
    public ImmutableArray<double> VixChanges { get; init => field = Checked(value, nameof(VixChanges)); } = [0];

    /// <summary>Changes of the slope, in points as in <see cref="FactorScenario.SlopeChange"/>.</summary>
    public ImmutableArray<double> SlopeChanges { get; init => field = Checked(value, nameof(SlopeChanges)); } = [0];

    /// <summary>Calendar days that pass.</summary>
    public ImmutableArray<double> Days { get; init => field = Checked(value, nameof(Days)); } = [0];

    /// <summary>Number of scenarios.</summary>
    public long Count => (long)SpotChanges.Length * VixChanges.Length * SlopeChanges.Length * Days.Length;

    /// <inheritdoc/>
    public bool Equals(ScenarioAxes? other) =>
        other is not null && SpotChanges.AsSpan().SequenceEqual(other.SpotChanges.AsSpan()) && VixChanges.AsSpan().SequenceEqual(other.VixChanges.AsSpan())
        && SlopeChanges.AsSpan().SequenceEqual(other.SlopeChanges.AsSpan()) && Days.AsSpan().SequenceEqual(other.Days.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(SpotChanges.Length, VixChanges.Length, SlopeChanges.Length, Days.Length, SpotChanges[0], VixChanges[0]);

    /// <summary>The lengths of the axes.</summary>
    public override string ToString() => FormattableString.Invariant($"{SpotChanges.Length} spot x {VixChanges.Length} VIX x {SlopeChanges.Length} slope x {Days.Length} days");

    internal ImmutableArray<ScenarioAxis> ToAxes() =>
    [
        new("index change", "part of the level", SpotChanges),
        new("VIX change", "points", VixChanges),
        new("slope change", "points", SlopeChanges),
        new("time", "calendar days", Days),
    ];

    /// <summary>The scenarios, the last axis fastest.</summary>
    internal MarketScenario[] ToScenarios()
    {
        if (Count > MaximumCount)
            throw Guard.OutOfRange("axes", Count, FormattableString.Invariant($"At most {MaximumCount} scenarios."));
        var all = new MarketScenario[Count];
        int at = 0;
        foreach (double spot in SpotChanges)
        {
            foreach (double vix in VixChanges)
            {
                foreach (double slope in SlopeChanges)
                {
                    foreach (double days in Days)
                        all[at++] = new FactorScenario(spot, vix, days, slope);
                }
            }
        }

        return all;
    }

    private static ImmutableArray<double> Checked(ImmutableArray<double> values, string parameter)
    {
        Guard.NotDefault(values, parameter);
        if (values.IsEmpty)
            throw new ArgumentException("An axis needs at least one value.", parameter);
        foreach (double value in values)
            Guard.Finite(value, parameter);
        return values;
    }
}
