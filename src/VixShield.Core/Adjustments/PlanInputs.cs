using System.Collections.Immutable;
using VixShield.Display;
using VixShield.Economics;
using VixShield.Expiries;
using VixShield.Risk;
using VixShield.Signals;
using VixShield.TermStructure;

namespace VixShield.Adjustments;

/// <summary>What a plan needs beside book and market. What is null or empty is said to be missing where it is needed. Equal when all parts are.</summary>
[TypeFormatterSource]
public sealed record PlanInputs : IDisplayable
{
    /// <summary>Nothing given: vega band and carry floor then report missing data.</summary>
    public static PlanInputs None { get; } = new();

    /// <summary>The state to which vega band and carry floor refer, or null.</summary>
    public Calibration? Calibration { get; init; }

    /// <summary>The decoupling reading, or null.</summary>
    public DecouplingReading? Decoupling { get; init; }

    /// <summary>The beta curves; null for the prior.</summary>
    public BetaSet? Betas { get; init; }

    /// <summary>The response of VIX to SPX; null for the prior.</summary>
    public SpotVixResponse? Response { get; init; }

    /// <summary>The scheduled events that are known, or null.</summary>
    public EventCalendar? Events { get; init; }

    /// <summary>Indicator readings of the day; at most one of a name and parameters.</summary>
    /// <exception cref="ArgumentException">A reading is null or there twice.</exception>
    public ImmutableArray<SignalReading> Signals
    {
        get;
        init
        {
            field = Guard.NoNulls(Guard.NotDefault(value, nameof(Signals)), nameof(Signals));
            if (field.GroupBy(s => (s.Name, s.Parameters)).FirstOrDefault(g => g.Count() > 1) is { } twice)
                throw new ArgumentException($"The reading {twice.Key.Name} ({twice.Key.Parameters}) is there twice.", nameof(Signals));
        }
    }

    = [];

    /// <summary>Where the book's capital comes from and what it costs, or null.</summary>
    public FundingState? Funding { get; init; }

    /// <summary>Covariance of index, VIX and basis for hedge effectiveness, or null.</summary>
    public HedgeCovariance? Covariance { get; init; }

    /// <summary>The stress set: scenarios with probabilities, for tail loss and stress loss. Empty for none.</summary>
    /// <exception cref="ArgumentException">A scenario is null.</exception>
    public ImmutableArray<WeightedScenario> Stress
    {
        get;
        init => field = Guard.NoNulls(Guard.NotDefault(value, nameof(Stress)), nameof(Stress));
    }

    = [];

    /// <summary>The assumptions of the stress set; null for the defaults with the middle betas of <see cref="Betas"/> (the prior where there are none).</summary>
    public ScenarioOptions? StressOptions { get; init; }

    /// <summary>The assumptions that the stress set is run under.</summary>
    internal ScenarioOptions StressAssumptions => StressOptions ?? new ScenarioOptions { Betas = Betas?.Mid ?? LogBetaCurve.Prior };

    /// <summary>The rules by which margin is asked for, or null.</summary>
    public MarginRules? Margin { get; init; }

    /// <summary>What stands ready for margin calls, or null.</summary>
    public LiquidityResources? Resources { get; init; }

    /// <summary>When the book was last adjusted, or null.</summary>
    public DateTimeOffset? LastAdjustment { get; init; }

    /// <summary>What is wrong with the feed, in words: stale quotes, a crossed market, rows that were dropped. Empty where nothing is known to be.</summary>
    /// <exception cref="ArgumentException">A text is null or blank.</exception>
    public ImmutableArray<string> FeedProblems
    {
        get;
        init => field = [.. Guard.NoNulls(Guard.NotDefault(value, nameof(FeedProblems)), nameof(FeedProblems)).Select(p => Guard.NotBlank(p, nameof(FeedProblems)))];
    }

    = [];

    /// <inheritdoc/>
    public bool Equals(PlanInputs? other) =>
        other is not null && Calibration == other.Calibration && Decoupling == other.Decoupling && Betas == other.Betas && Response == other.Response
        && Equals(Events, other.Events) && Signals.AsSpan().SequenceEqual(other.Signals.AsSpan()) && Funding == other.Funding && Equals(Covariance, other.Covariance)
        && Stress.AsSpan().SequenceEqual(other.Stress.AsSpan()) && StressOptions == other.StressOptions && Margin == other.Margin && Resources == other.Resources
        && LastAdjustment == other.LastAdjustment && FeedProblems.AsSpan().SequenceEqual(other.FeedProblems.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Calibration, Decoupling, Betas, Response, Signals.Length, Stress.Length, LastAdjustment);

    /// <summary>What was given.</summary>
    public override string ToString() => string.Join("; ", Given());

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Plan inputs", ToString())
    {
        Facts =
        [
            new("calibrated", Calibration is null ? "-" : Calibration.Instant),
            new("decoupling", Decoupling?.ToString() ?? "-"),
            new("betas", Betas?.ToString() ?? "prior"),
            new("response", Response?.ToString() ?? "prior"),
            new("events", Events?.ToString() ?? "-"),
            new("indicators", string.Join("; ", Signals)),
            new("funding", Funding?.ToString() ?? "-"),
            new("covariance", Covariance?.ToString() ?? "-"),
            new("stress scenarios", Stress.Length),
            new("margin rules", Margin?.ToString() ?? "-"),
            new("liquidity", Resources?.ToString() ?? "-"),
            new("last adjustment", LastAdjustment is { } last ? last : DisplayCell.Missing),
        ],
        Notes = [.. FeedProblems.Select(problem => $"Feed: {problem}")],
    };

    private IEnumerable<string> Given()
    {
        yield return Calibration?.ToString() ?? "no calibration";
        yield return Decoupling?.ToString() ?? "no decoupling reading";
        yield return $"betas {Betas?.ToString() ?? "prior"}";
        yield return $"response {Response?.ToString() ?? "prior"}";
        if (Events is not null)
            yield return Events.ToString();
        foreach (SignalReading signal in Signals)
            yield return signal.ToString();
        if (Funding is not null)
            yield return $"funding {Funding}";
        if (Covariance is not null)
            yield return $"covariance {Covariance}";
        if (!Stress.IsEmpty)
            yield return FormattableString.Invariant($"{Stress.Length} stress scenarios");
        if (Margin is not null)
            yield return $"margin {Margin}";
        if (Resources is not null)
            yield return Resources.ToString();
        if (LastAdjustment is { } last)
            yield return FormattableString.Invariant($"last adjusted {last:yyyy-MM-dd HH:mm zzz}");
        foreach (string problem in FeedProblems)
            yield return $"feed: {problem}";
    }
}
