using System.Collections.Immutable;
using VixShield.TermStructure;

namespace VixShield.Adjustments;

/// <summary>
/// Triggered inside the policy's window of an event, with feed problems, with quotes of held legs that are wide, and, if so chosen, without a decoupling reading. It then vetoes trading; it offers nothing ever.
/// </summary>
internal sealed class StandAsideRule(StandAsideOptions options) : IAdjustmentRule
{
    public string Name => "StandAside";

    internal static CatalogEntry Entry { get; } = new(
        "StandAside",
        "Speaks against trading at all: around scheduled events, with feed problems, at wide quotes.",
        new CatalogParameter(nameof(StandAsideOptions.MaximumRelativeHalfSpread), "share of the middle", 0, 10, 0.5, "Largest half-spread of a leg held; without a value it does not count."),
        new CatalogParameter(nameof(StandAsideOptions.SmallHalfSpread), "points", 0, 100, 0.05, "Half-spread up to which no quote counts as wide."),
        new CatalogParameter(nameof(StandAsideOptions.StandAsideWhenNotReady), "switch", 0, 1, 0, "Whether a decoupling reading that is not ready or not given counts."));

    // A parameter that is switched off has no value, and is not listed.
    public ImmutableArray<RuleParameter> Parameters { get; } =
    [
        .. options.MaximumRelativeHalfSpread is { } most ? (RuleParameter[])[new(nameof(StandAsideOptions.MaximumRelativeHalfSpread), most, "share of the middle")] : [],
        new(nameof(StandAsideOptions.SmallHalfSpread), options.SmallHalfSpread, "points"),
        new(nameof(StandAsideOptions.StandAsideWhenNotReady), options.StandAsideWhenNotReady ? 1 : 0, "switch"),
    ];

    public RuleOutcome Evaluate(in RuleContext context)
    {
        EventFinding events = EventFinding.Of(context.Policy.Events, context.Inputs.Events, context.Market.ValuationInstant);
        ImmutableArray<string> problems = context.Inputs.FeedProblems;
        DecouplingReading? reading = context.Inputs.Decoupling;
        bool notReady = options.StandAsideWhenNotReady && reading is not { State: not CouplingState.NotReady };
        SpreadFinding spreads = SpreadFinding.Of(context, options);

        List<string> causes = [.. events.Causes, .. problems.Select(p => $"Feed: {p.TrimEnd('.')}.")];
        if (notReady)
            causes.Add(reading?.Reason ?? "No decoupling reading was given.");
        causes.AddRange(spreads.Causes);
        List<string> missing = [.. new[] { events.Missing, spreads.Missing }.OfType<string>()];

        // The numbers are those of the first cause; of the first thing that was measured where there is none.
        (double? Measured, double? Threshold) numbers = events.Causes.Length > 0 ? (events.HoursLeft, 0)
            : problems.Length > 0 ? (problems.Length, 0)
            : notReady ? (null, null)
            : spreads.Causes.Length > 0 || events.HoursLeft is null ? (spreads.Widest, spreads.Widest is null ? null : options.MaximumRelativeHalfSpread)
            : (events.HoursLeft, 0);
        if (causes.Count > 0)
            return new RuleOutcome(Name, RuleStatus.Triggered, numbers.Measured, numbers.Threshold, string.Join(" ", ["Trading is spoken against.", .. causes, .. missing])) { VetoesTrading = true };
        string seen = string.Join(" ", [events.Text, "No feed problem was given.", spreads.Text]);
        return missing.Count > 0
            ? new RuleOutcome(Name, RuleStatus.MissingData, numbers.Measured, numbers.Threshold, string.Join(" ", [.. missing, seen]))
            : new RuleOutcome(Name, RuleStatus.NotTriggered, numbers.Measured, numbers.Threshold, "Nothing speaks against trading. " + seen);
    }
}
