using System.Collections.Immutable;
using VixShield.Instruments;
using VixShield.Market;

namespace VixShield.Risk;

/// <summary>Revalues a book in full over a grid of scenarios, or over a list of them. A consequence of the stated moves, no forecast.</summary>
public static class ScenarioGrid
{
    /// <summary>Runs a grid: every combination of the values of four axes.</summary>
    /// <param name="book">The book; may be empty.</param>
    /// <param name="market">The market.</param>
    /// <param name="axes">The axes.</param>
    /// <param name="options">The assumptions; null for the defaults.</param>
    /// <param name="progress">Told the share that is done, from 0 to 1; null for none.</param>
    /// <param name="cancellation">Stops the run.</param>
    /// <exception cref="MissingDatumException">The market lacks what a leg or a scenario needs.</exception>
    /// <exception cref="NotSupportedException">A leg cannot be valued, or scenarios do not move its underlying.</exception>
    /// <exception cref="ArgumentException">A scenario cannot be put upon the market, such as VIX below 0, or there are too many.</exception>
    /// <exception cref="OperationCanceledException">The run was stopped.</exception>
    public static ScenarioResult Run(
        Book book, MarketSnapshot market, ScenarioAxes axes, ScenarioOptions? options = null, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        Guard.NotNull(axes, nameof(axes));
        return Run(ScenarioEngine.Create(book, market, options), axes.ToAxes(), ImmutableArray.Create(axes.ToScenarios()), progress, cancellation);
    }

    /// <summary>Runs a list of scenarios of any kind.</summary>
    /// <param name="book">The book; may be empty.</param>
    /// <param name="market">The market.</param>
    /// <param name="scenarios">The scenarios; may be of different horizons.</param>
    /// <param name="options">The assumptions; null for the defaults.</param>
    /// <param name="progress">Told the share that is done, from 0 to 1; null for none.</param>
    /// <param name="cancellation">Stops the run.</param>
    /// <exception cref="MissingDatumException">The market lacks what a leg or a scenario needs.</exception>
    /// <exception cref="NotSupportedException">A leg cannot be valued, or scenarios do not move its underlying.</exception>
    /// <exception cref="ArgumentException">A scenario is null or cannot be put upon the market, such as VIX below 0.</exception>
    /// <exception cref="OperationCanceledException">The run was stopped.</exception>
    public static ScenarioResult Run(
        Book book, MarketSnapshot market, IEnumerable<MarketScenario> scenarios, ScenarioOptions? options = null, IProgress<double>? progress = null, CancellationToken cancellation = default) =>
        Run(ScenarioEngine.Create(book, market, options), scenarios, progress, cancellation);

    /// <summary>Runs a list of scenarios on a book that is laid out already.</summary>
    /// <param name="engine">The book.</param>
    /// <param name="scenarios">The scenarios.</param>
    /// <param name="progress">Told the share that is done, from 0 to 1; null for none.</param>
    /// <param name="cancellation">Stops the run.</param>
    /// <exception cref="MissingDatumException">The market lacks what a scenario moves.</exception>
    /// <exception cref="ArgumentException">A scenario is null or cannot be put upon the market.</exception>
    /// <exception cref="OperationCanceledException">The run was stopped.</exception>
    public static ScenarioResult Run(ScenarioEngine engine, IEnumerable<MarketScenario> scenarios, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ImmutableArray<MarketScenario> all = Guard.NoNulls(scenarios, nameof(scenarios));
        var axis = new ScenarioAxis("scenario", "number", [.. Enumerable.Range(0, all.Length).Select(i => (double)i)], [.. all.Select(s => s.ToString())]);
        return Run(Guard.NotNull(engine, nameof(engine)), [axis], all, progress, cancellation);
    }

    /// <summary>Runs a grid on a book that is laid out already.</summary>
    /// <param name="engine">The book.</param>
    /// <param name="axes">The axes.</param>
    /// <param name="progress">Told the share that is done, from 0 to 1; null for none.</param>
    /// <param name="cancellation">Stops the run.</param>
    /// <exception cref="MissingDatumException">The market lacks what a scenario moves.</exception>
    /// <exception cref="ArgumentException">A scenario cannot be put upon the market, or there are too many.</exception>
    /// <exception cref="OperationCanceledException">The run was stopped.</exception>
    public static ScenarioResult Run(ScenarioEngine engine, ScenarioAxes axes, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        Guard.NotNull(engine, nameof(engine));
        Guard.NotNull(axes, nameof(axes));
        return Run(engine, axes.ToAxes(), ImmutableArray.Create(axes.ToScenarios()), progress, cancellation);
    }

    private static ScenarioResult Run(
        ScenarioEngine engine, ImmutableArray<ScenarioAxis> axes, ImmutableArray<MarketScenario> scenarios, IProgress<double>? progress, CancellationToken cancellation)
    {
        var marks = new double[scenarios.Length];
        long prices = (long)scenarios.Length * engine.Valuation.Legs.Length;
        if (engine.Options.KeepLegs && prices > Array.MaxLength)
            throw Guard.OutOfRange(nameof(scenarios), prices, FormattableString.Invariant($"At most {Array.MaxLength} prices of legs can be kept; leave out KeepLegs."));
        double[]? legPrices = engine.Options.KeepLegs ? new double[prices] : null;
        engine.Run(scenarios, marks, legPrices, progress, cancellation);
        return new ScenarioResult(engine.Valuation, engine.Options, axes, scenarios, marks, legPrices);
    }
}
