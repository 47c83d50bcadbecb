using System.Collections.Immutable;
using VixShield.Display;
using VixShield.Market;

namespace VixShield.Risk;

/// <summary>
/// Why the break-evens of a book are no longer where they were: the causes are put into the calibration's state one after the other, in the order of <see cref="MigrationCause"/>, and after each the break-evens are found anew,
/// so that the parts add up to the whole. In another order the parts would be others; the whole would not. Immutable.
/// </summary>
/// <remarks>Break-evens at the expiry of options do not migrate, they are strikes and premium (<see cref="SettlementPayoff"/>): what moves are those before it, and those of the book with its hedge.</remarks>
[TypeFormatterSource]
public sealed class BreakEvenMigration : IDisplayable
{
    private BreakEvenMigration(ImmutableArray<BreakEvenReading> steps, ImmutableArray<BreakEvenShift> shifts, ImmutableArray<BreakEven> appeared)
    {
        Steps = steps;
        Shifts = shifts;
        Appeared = appeared;
    }

    /// <summary>The break-evens at the calibration and after each cause: six readings.</summary>
    public ImmutableArray<BreakEvenReading> Steps { get; }

    /// <summary>Each break-even of the calibration, by ascending level.</summary>
    public ImmutableArray<BreakEvenShift> Shifts { get; }

    /// <summary>Break-evens of now that no break-even of the calibration became.</summary>
    public ImmutableArray<BreakEven> Appeared { get; }

    /// <summary>Follows the break-evens of a book.</summary>
    /// <param name="calibration">The book at the calibration, valued then.</param>
    /// <param name="now">The book now, valued now; not before the calibration.</param>
    /// <param name="days">Calendar days to the horizon, from the calibration and from now.</param>
    /// <param name="map">How VIX, curve and volatilities follow the index; null for the defaults.</param>
    /// <param name="options">The range that is searched; null for the default.</param>
    /// <param name="tradeCost">What the trades since cost in dollars, negative for a credit; null for today's marks of what was traded.</param>
    /// <param name="cancellation">Stops the search.</param>
    /// <exception cref="ArgumentException">A value is null or out of range, or now is before the calibration.</exception>
    /// <exception cref="MissingDatumException">A market lacks what a leg needs: also the book of the calibration has to be valued now.</exception>
    /// <exception cref="OperationCanceledException">The search was stopped.</exception>
    public static BreakEvenMigration Between(
        BookValuation calibration,
        BookValuation now,
        double days,
        ScenarioOptions? map = null,
        BreakEvenOptions? options = null,
        double? tradeCost = null,
        CancellationToken cancellation = default)
    {
        Guard.NotNull(calibration, nameof(calibration));
        Guard.NotNull(now, nameof(now));
        Guard.NonNegativeFinite(days, nameof(days));
        map ??= ScenarioOptions.Default;
        double passed = (now.Market.ValuationInstant - calibration.Market.ValuationInstant).TotalDays;
        if (passed < 0)
            throw Guard.OutOfRange(nameof(now), now.Market.ValuationInstant, FormattableString.Invariant($"Must not be before the calibration of {calibration.Market.ValuationInstant:yyyy-MM-dd HH:mm zzz}."));

        double reference = calibration.Mark;
        BookValuation held = BookValuation.Of(calibration.Book, now.Market);
        double traded = Guard.Finite(tradeCost ?? (now.Mark - held.Mark), nameof(tradeCost));
        ScenarioEngine start = ScenarioEngine.Create(calibration, map);
        var between = new MigrationMarkets(calibration.Market, now.Market, map.IndexSymbol, passed);
        BreakEvenReading Read(ScenarioEngine engine, double horizon, double mark) => BreakEvens.AtHorizon(engine, horizon, mark, options, cancellation);
        BreakEvenReading ReadIn(MarketSnapshot market) => Read(ScenarioEngine.Create(calibration.Book, market, map), days, reference);
        return Follow(
        [
            Read(start, days, reference),
            Read(start, days + passed, reference),
            ReadIn(between.WithLevel()),
            ReadIn(between.WithSkew()),
            ReadIn(between.WithTerm()),
            Read(ScenarioEngine.Create(now, map), days, reference + traded),
        ]);
    }

    /// <summary>The shifts.</summary>
    public override string ToString() => Shifts.IsEmpty ? "no break-even at the calibration" : string.Join("; ", Shifts);

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Migration of break-evens", ToString())
    {
        Facts =
        [
            new("break-evens at the calibration", Shifts.Length),
            new("lost", Shifts.Count(s => s.LostTo is not null)),
            new("appeared", Appeared.Length),
        ],
        Tables =
        [
            DisplayTable.Of(
                "Break-evens of the calibration",
                Shifts,
                new("at the calibration", "points", r => r.From.Level),
                new("kind", r => r.From.Kind),
                new("time", "points", r => DisplayCell.WithSign(r[MigrationCause.Time], 2)),
                new("level", "points", r => DisplayCell.WithSign(r[MigrationCause.Level], 2)),
                new("skew", "points", r => DisplayCell.WithSign(r[MigrationCause.Skew], 2)),
                new("term", "points", r => DisplayCell.WithSign(r[MigrationCause.Term], 2)),
                new("hedge", "points", r => DisplayCell.WithSign(r[MigrationCause.Hedge], 2)),
                new("now", "points", r => r.To),
                new("lost to", r => r.LostTo)),
            DisplayTable.Of(
                "Appeared",
                Appeared,
                new("level", "points", r => r.Level),
                new("kind", r => r.Kind)),
        ],
    };

    private static BreakEvenMigration Follow(ImmutableArray<BreakEvenReading> steps)
    {
        var paths = steps[0].Levels.Select(l => (From: l, Levels: new List<double> { l.Level }, LostTo: (MigrationCause?)null)).ToArray();
        List<BreakEven> free = [];
        for (int s = 1; s < steps.Length; s++)
        {
            free = [.. steps[s].Levels];
            // Nearest pairs of one kind first, so that a break-even does not take its neighbour's successor.
            foreach ((int path, BreakEven level) in Pairs(paths, free))
            {
                if (paths[path].Levels.Count > s || !free.Remove(level))
                    continue;
                paths[path].Levels.Add(level.Level);
            }

            for (int p = 0; p < paths.Length; p++)
            {
                if (paths[p].Levels.Count == s && paths[p].LostTo is null)
                    paths[p].LostTo = (MigrationCause)s;
            }
        }

        return new BreakEvenMigration(steps, [.. paths.Select(p => new BreakEvenShift(p.From, [.. p.Levels], p.LostTo))], [.. free]);
    }

    private static List<(int Path, BreakEven Level)> Pairs((BreakEven From, List<double> Levels, MigrationCause? LostTo)[] paths, List<BreakEven> free) =>
    [
        .. Enumerable.Range(0, paths.Length)
            .Where(p => paths[p].LostTo is null)
            .SelectMany(p => free.Where(l => l.Kind == paths[p].From.Kind).Select(l => (Path: p, Level: l)))
            .OrderBy(pair => Math.Abs(pair.Level.Level - paths[pair.Path].Levels[^1]))
            .ThenBy(pair => pair.Path),
    ];
}
