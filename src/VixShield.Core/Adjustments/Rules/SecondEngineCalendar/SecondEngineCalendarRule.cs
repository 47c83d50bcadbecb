using System.Collections.Immutable;

namespace VixShield.Adjustments;

/// <summary>
/// Offers VIX call calendars, always with a capping further call. Ranked by the modified rate of the book with one of them over the stress set at the funding rate; without these inputs by stress loss per debit. Triggered
/// when the best one raises the book's modified rate. The two expiries have two underlyings: the debit is not the most that is lost.
/// </summary>
internal sealed class SecondEngineCalendarRule(SecondEngineCalendarOptions options) : IAdjustmentRule
{
    private const string Warning = " It sells an option, so a policy with no new short options refuses it in a plan; brokers may margin the short as naked; the debit is not the largest loss.";

    private readonly SecondEngineCalendarOptions _options = options.Checked();

    public string Name => "SecondEngineCalendar";

    internal static CatalogEntry Entry { get; } = new(
        "SecondEngineCalendar",
        "Offers VIX calendars on two forwards, capped by a further long call, ranked by what they do to the modified rate of the whole book.",
        new CatalogParameter(nameof(SecondEngineCalendarOptions.Candidates), "calendars", 1, 20, 3, "How many calendars are offered."),
        new CatalogParameter(nameof(SecondEngineCalendarOptions.MaximumUnits), "calendars", 1, 10_000, 1, "Most calendars of one candidate."),
        new CatalogParameter(nameof(SecondEngineCalendarOptions.MinimumNearDays), "calendar days", 1, 1000, 14, "Fewest days to the near expiry."),
        new CatalogParameter(nameof(SecondEngineCalendarOptions.MaximumFarDays), "calendar days", 1, 1000, 150, "Most days to the far expiry."),
        new CatalogParameter(nameof(SecondEngineCalendarOptions.StrikeRange), "share of the near forward", 0, 1, 0.25, "How far the strike may be from the near forward."),
        new CatalogParameter(nameof(SecondEngineCalendarOptions.CapDistance), "share of the strike", 0.01, 5, 0.25, "How far above the strike the capping call is at least."),
        new CatalogParameter(nameof(SecondEngineCalendarOptions.MinimumBid), "VIX-option points", 0.01, 1000, 0.05, "Least bid of every leg."),
        new CatalogParameter(nameof(SecondEngineCalendarOptions.HorizonDays), "calendar days", 0, 1000, null, "Days until the grid is valued; without a value the near expiry."),
        new CatalogParameter(nameof(SecondEngineCalendarOptions.LowestForward), "multiple of today's", 0.05, 1, 0.6, "Lowest near forward of the grid."),
        new CatalogParameter(nameof(SecondEngineCalendarOptions.HighestForward), "multiple of today's", 1, 20, 3, "Highest near forward of the grid."),
        new CatalogParameter(nameof(SecondEngineCalendarOptions.LeastFollowing), "log move per log move", 0, 2, 0.3, "Least move of the far forward with the near one."),
        new CatalogParameter(nameof(SecondEngineCalendarOptions.MostFollowing), "log move per log move", 0, 2, 1, "Most move of the far forward with the near one."),
        new CatalogParameter(nameof(SecondEngineCalendarOptions.GridPoints), "points", 2, 201, 15, "Grid points in each of the two directions."));

    // A parameter without a value is not listed.
    public ImmutableArray<RuleParameter> Parameters { get; } =
    [
        new(nameof(SecondEngineCalendarOptions.Candidates), options.Candidates, "calendars"),
        new(nameof(SecondEngineCalendarOptions.MaximumUnits), options.MaximumUnits, "calendars"),
        new(nameof(SecondEngineCalendarOptions.MinimumNearDays), options.MinimumNearDays, "calendar days"),
        new(nameof(SecondEngineCalendarOptions.MaximumFarDays), options.MaximumFarDays, "calendar days"),
        new(nameof(SecondEngineCalendarOptions.StrikeRange), options.StrikeRange, "share of the near forward"),
        new(nameof(SecondEngineCalendarOptions.CapDistance), options.CapDistance, "share of the strike"),
        new(nameof(SecondEngineCalendarOptions.MinimumBid), options.MinimumBid, "VIX-option points"),
        .. options.HorizonDays is { } days ? (RuleParameter[])[new(nameof(SecondEngineCalendarOptions.HorizonDays), days, "calendar days")] : [],
        new(nameof(SecondEngineCalendarOptions.LowestForward), options.LowestForward, "multiple of today's"),
        new(nameof(SecondEngineCalendarOptions.HighestForward), options.HighestForward, "multiple of today's"),
        new(nameof(SecondEngineCalendarOptions.LeastFollowing), options.LeastFollowing, "log move per log move"),
        new(nameof(SecondEngineCalendarOptions.MostFollowing), options.MostFollowing, "log move per log move"),
        new(nameof(SecondEngineCalendarOptions.GridPoints), options.GridPoints, "points"),
    ];

    public RuleOutcome Evaluate(in RuleContext context)
    {
        (List<CappedCalendar> found, int withoutDebit, string? missing) = CappedCalendar.All(context, _options);
        string left = withoutDebit > 0 ? FormattableString.Invariant($" {withoutDebit} without a debit left out.") : string.Empty;
        if (missing is not null)
            left += $" Not offered: {missing}.";
        if (found.Count == 0)
        {
            return new RuleOutcome(Name, RuleStatus.MissingData, null, null, FormattableString.Invariant(
                $"No two neighbouring VIX expiries from {_options.MinimumNearDays:G6} to {_options.MaximumFarDays:G6} days have a call of one strike within {_options.StrikeRange:G6} of the near forward, a cap, a debit and bids of {_options.MinimumBid:G6}.") + left);
        }

        // One horizon for all, or rates per year would compare different times.
        double days = _options.HorizonDays ?? found[0].Near.Years * 365;
        CombinedReturn? combined = CombinedReturn.TryCreate(context, days, out string noRate);
        if (combined is not null)
            found = [.. found.Select(c => c with { CombinedRate = combined.With(c.Unit, c.Cost) })];
        CappedCalendar[] best = [.. found
            .OrderByDescending(c => c.CombinedRate ?? double.NegativeInfinity)
            .ThenBy(c => c.LossPerDebit)
            .ThenBy(c => c.Near.Expiry)
            .ThenBy(c => c.Strike)
            .Take(_options.Candidates)];
        IEnumerable<TradeCandidate> candidates = [.. ToCandidates(best, Math.Min(_options.MaximumUnits, context.Policy.MaximumLots))];

        string first = FormattableString.Invariant($"Best of {found.Count}: {best[0].Name}, debit {100 * best[0].Stress.Debit:G6} $, stress loss {100 * best[0].Stress.Loss:G6} $, {best[0].LossPerDebit:G6} times the debit.");
        if (combined?.BookAlone is { } alone && best[0].CombinedRate is { } rate)
        {
            string rates = FormattableString.Invariant($" The book's modified rate over {days:G6} days is {rate:G6} a year with one and {alone:G6} without (probabilities of the stress set are an opinion).");
            return new RuleOutcome(Name, rate > alone ? RuleStatus.Triggered : RuleStatus.NotTriggered, rate, alone, first + rates + Warning + left, candidates);
        }

        string none = combined is null ? $" The modified rate has no inputs: {noRate}." : " The modified rate is not defined for these flows.";
        return new RuleOutcome(Name, RuleStatus.MissingData, best[0].LossPerDebit, null, first + none + " Ranked by stress loss per debit." + Warning + left, candidates);
    }

    private static IEnumerable<TradeCandidate> ToCandidates(IEnumerable<CappedCalendar> calendars, int lots) => calendars.Select(c => new TradeCandidate(
        c.Name,
        c.Unit,
        0,
        lots,
        c.Cost,
        FormattableString.Invariant($"debit {100 * c.Stress.Debit:G6} $ at the smiles' middles; worst of the grid {100 * c.Stress.Loss:G6} $ lost ({c.LossPerDebit:G6} times the debit) at forwards {c.Stress.WorstNear:G6} and {c.Stress.WorstFar:G6}; ")
        + FormattableString.Invariant($"at the near expiry it can lose the debit and {100 * (c.Cap - c.Strike):G6} $ more; sells a call; after the near expiry the cap is gone and the far call decays")));
}
