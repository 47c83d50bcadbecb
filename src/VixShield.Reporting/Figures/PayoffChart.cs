using System.Collections.Immutable;
using VixShield.Adjustments;
using VixShield.Risk;

namespace VixShield.Reporting;

/// <summary>Profit and loss of a book over levels of the index: now, at a horizon and at the next expiry of its index options, before and after trades, with the break-evens.</summary>
public static class PayoffChart
{
    // Wide enough for a month of condor wings, narrow enough to see their corners.
    private static readonly BreakEvenOptions s_range = new() { LowestChange = -0.15, HighestChange = 0.12, Points = 240 };

    /// <summary>The payoffs of a plan's alternative beside those of the book as it is, under the plan's own map and holding days.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="alternative">One of its alternatives; null for the best, or the book alone where there is none.</param>
    /// <param name="range">Levels that are valued; null for -15 % to +12 %.</param>
    /// <param name="cancellation">Stops the valuation.</param>
    /// <exception cref="ArgumentException">The plan is null.</exception>
    /// <exception cref="Market.MissingDatumException">The market lacks the index level or what a leg needs.</exception>
    /// <exception cref="OperationCanceledException">The valuation was stopped.</exception>
    public static Chart Of(AdjustmentPlan plan, PlanAlternative? alternative = null, BreakEvenOptions? range = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        alternative ??= plan.Best;
        return Of(
            plan.Valuation,
            alternative is { Orders.IsEmpty: false } ? alternative.ValuationAfter : null,
            alternative?.Cost ?? 0,
            MapOf(plan, alternative),
            plan.Record.Policy.HoldingDays,
            range,
            cancellation);
    }

    /// <summary>The payoffs of a book, and of the same book after trades.</summary>
    /// <param name="before">The book.</param>
    /// <param name="after">The book after the trades; null for none.</param>
    /// <param name="cost">What the trades cost, in dollars; profit and loss after them is less by it.</param>
    /// <param name="map">How VIX, curve and volatilities follow the index; null for not at all.</param>
    /// <param name="horizonDays">Calendar days to the horizon; at least 0.</param>
    /// <param name="range">Levels that are valued; null for -15 % to +12 %.</param>
    /// <param name="cancellation">Stops the valuation.</param>
    /// <exception cref="ArgumentException">The book is null, or a number is out of range.</exception>
    /// <exception cref="Market.MissingDatumException">The market lacks the index level or what a leg needs.</exception>
    /// <exception cref="OperationCanceledException">The valuation was stopped.</exception>
    public static Chart Of(
        BookValuation before, BookValuation? after = null, double cost = 0, ScenarioOptions? map = null, double horizonDays = 10, BreakEvenOptions? range = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(before);
        map ??= ScenarioOptions.Default;
        double? expiry = DaysToExpiry(before, map.IndexSymbol) ?? (after is null ? null : DaysToExpiry(after, map.IndexSymbol));
        // A horizon at or beyond the expiry would be drawn twice.
        double[] horizons = expiry is { } last ? [.. new[] { 0, horizonDays }.Where(d => d < last).Distinct(), last] : [.. new[] { 0, horizonDays }.Distinct()];

        List<ChartSeries> series = [];
        List<string> words = [];
        Draw(before, before.Mark, after is null ? "" : "before, ", ChartColor.Blue);
        if (after is not null)
            Draw(after, after.Mark + cost, "after, ", ChartColor.Vermilion);
        return new Chart(
            after is null ? "Profit and loss over the index" : "Profit and loss over the index, before and after",
            $"Within the levels shown, against today's mark{(after is null ? "" : " less the cost of the trades")}. {string.Join(" ", words)}",
            new ChartAxis(map.IndexSymbol, "index points"),
            new ChartAxis("profit and loss", "$"))
        {
            Series = [.. series],
            Marks = before.Market.Levels.TryGetValue(map.IndexSymbol, out double spot) ? [new ChartMark(FormattableString.Invariant($"{map.IndexSymbol} {spot:0.##}"), spot, isVertical: true)] : [],
            Notes = [$"Assumed: {map}."],
        };

        void Draw(BookValuation book, double reference, string when, ChartColor color)
        {
            ScenarioEngine engine = ScenarioEngine.Create(book, map);
            foreach (double days in horizons)
            {
                BreakEvenReading reading = BreakEvens.AtHorizon(engine, days, reference, range ?? s_range, cancellation);
                bool isExpiry = days == expiry;
                string horizon = days == 0 ? "now" : isExpiry ? FormattableString.Invariant($"expiry in {days:0.#} days") : FormattableString.Invariant($"in {days:0.#} days");
                ChartSeriesKind kind = days == 0 ? ChartSeriesKind.DottedLine : isExpiry ? ChartSeriesKind.Line : ChartSeriesKind.DashedLine;
                series.Add(new ChartSeries(when + horizon, kind, color, reading.PathLevels, reading.Path.Select(p => (double?)p)));
                if (days == 0)
                    continue;
                string levels = reading.Levels.IsEmpty ? "none in the range shown" : string.Join(", ", reading.Levels.Select(l => FormattableString.Invariant($"{l.Level:0.#}")));
                words.Add($"Break-evens {when}{horizon}: {levels}.");
                if (isExpiry && !reading.Levels.IsEmpty)
                    series.Add(new ChartSeries($"{when}break-even at expiry", ChartSeriesKind.Points, color, reading.Levels.Select(l => l.Level), reading.Levels.Select(_ => (double?)0)));
            }
        }
    }

    /// <summary>The map that the plan's own break-evens were found under.</summary>
    internal static ScenarioOptions MapOf(AdjustmentPlan plan, PlanAlternative? alternative) =>
        alternative?.BreakEvens?.Map ?? (StressMapOf(plan) is var stress && stress.SpotRule.Stickiness == 0 ? stress with { VixResponse = plan.Record.Map.Response.Mid } : stress);

    /// <summary>What the plan's stress set assumed.</summary>
    internal static ScenarioOptions StressMapOf(AdjustmentPlan plan) =>
        plan.Record.Inputs.StressOptions ?? new ScenarioOptions { Betas = (plan.Record.Map.Betas ?? TermStructure.BetaSet.Prior).Mid, IndexSymbol = plan.Record.Map.IndexSymbol };

    /// <summary>Days to the next settlement of options on the index; null when the book holds none.</summary>
    private static double? DaysToExpiry(BookValuation book, string symbol)
    {
        ImmutableArray<double> days = [.. book.Legs.Where(l => !l.IsSettled && l.Position.Leg is Instruments.OptionLeg && l.Position.Leg.Contract.UnderlyingSymbol == symbol && l.Years > 0).Select(l => l.Years!.Value * 365)];
        return days.IsEmpty ? null : days.Min();
    }
}
