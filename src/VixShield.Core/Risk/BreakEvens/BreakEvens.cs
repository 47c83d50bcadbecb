using System.Collections.Immutable;
using MathNet.Numerics.RootFinding;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.Numerics;

namespace VixShield.Risk;

/// <summary>
/// Levels of the index at which a book neither gains nor loses. At the expiry of options these are strikes and premium alone (<see cref="SettlementPayoff"/>); before it, and for a book that lives on, they depend on where
/// volatilities and the VX curve are then, which the engine's map says.
/// </summary>
public static class BreakEvens
{
    private const double RootAccuracy = 1e-13;

    // Rounding of a sum of marks, relative to the sizes of what is summed.
    private const double Noise = 1e-12;
    private const int Iterations = 200;

    // (sqrt 5 - 1) / 2: the golden section.
    private const double Golden = 0.6180339887498949;

    /// <summary>All break-evens of a book at a horizon within a range of the index.</summary>
    /// <param name="engine">Book, market, and the map by which VIX, curve and volatilities follow the index.</param>
    /// <param name="days">Calendar days to the horizon; 0 for now.</param>
    /// <param name="referenceMark">The mark in dollars that profit and loss is measured against: that of the day when the book was put on, plus what was paid for trades since; null for the mark now.</param>
    /// <param name="options">The range; null for the default.</param>
    /// <param name="cancellation">Stops the search.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of range.</exception>
    /// <exception cref="MissingDatumException">The index level is missing, or for a later horizon every chain of the index.</exception>
    /// <exception cref="OperationCanceledException">The search was stopped.</exception>
    public static BreakEvenReading AtHorizon(
        ScenarioEngine engine, double days, double? referenceMark = null, BreakEvenOptions? options = null, CancellationToken cancellation = default)
    {
        Guard.NotNull(engine, nameof(engine));
        options ??= BreakEvenOptions.Default;
        double reference = Guard.Finite(referenceMark ?? engine.Valuation.Mark, nameof(referenceMark));
        double forward = IndexForward(engine.Valuation.Market, engine.Options.IndexSymbol, days);
        double[] changes = Changes(engine, days, options);
        double noise = Noise * engine.Valuation.Legs.Sum(l => Math.Abs(l.Position.Leg.Contract.Multiplier * l.Position.Leg.Quantity) * Math.Max(l.Price, (l.Forward ?? l.SettlementValue ?? 0) * l.Position.Leg.Contract.UnderlyingScale));
        double[] path = ProfitAndLoss(engine, days, changes, reference, noise, cancellation);
        List<double> turnings = [];

        var found = new SortedDictionary<double, BreakEvenKind>();
        for (int i = 0; i + 1 < path.Length; i++)
        {
            if (path[i] == 0)
                AddNode(found, changes, path, i);
            else if (Math.Sign(path[i]) * Math.Sign(path[i + 1]) < 0)
                AddRoot(found, changes[i], changes[i + 1], At, rising: path[i] < 0);
            if (i > 0)
                AddTurning(found, changes, path, i, At, options.TangentTolerance, turnings);
        }

        if (path[^1] == 0)
            AddNode(found, changes, path, path.Length - 1);
        BreakEvenStatus status = path.All(p => p == 0) ? BreakEvenStatus.AlwaysZero
            : found.Count > 0 ? BreakEvenStatus.Found
            : path[0] > 0 ? BreakEvenStatus.AlwaysProfit
            : BreakEvenStatus.AlwaysLoss;
        ImmutableArray<BreakEven> levels = status == BreakEvenStatus.AlwaysZero ? [] : [.. found.Select(f => new BreakEven(forward * (1 + f.Key), f.Value))];
        return new BreakEvenReading(engine.Options, days, reference, forward, status, levels, [.. changes.Select(c => forward * (1 + c))], [.. path], turnings);

        double At(double change) => ProfitAndLoss(engine, days, [change], reference, noise, cancellation)[0];
    }

    /// <summary>Forward of the index to a horizon.</summary>
    internal static double IndexForward(MarketSnapshot market, string symbol, double days)
    {
        double spot = market.Require(new DatumKey(DatumKind.Level, symbol));
        if (days == 0)
            return spot;
        OptionChain[] chains = [.. market.Chains.Where(c => c.Symbol == symbol).DistinctBy(c => c.Expiry.Instant)];
        return chains.Length == 0
            ? throw new MissingDatumException(new DatumKey(DatumKind.Forward, symbol), "the level of the index at a later horizon")
            : ForwardInterpolation.At(spot, chains, days / 365);
    }

    private static double[] ProfitAndLoss(ScenarioEngine engine, double days, double[] changes, double reference, double noise, CancellationToken cancellation)
    {
        MarketScenario[] scenarios = [.. changes.Select(c => new FactorScenario(c, days: days, name: "a level of the index"))];
        var marks = new double[changes.Length];
        engine.Marks(scenarios, marks, null, cancellation);
        for (int i = 0; i < marks.Length; i++)
        {
            marks[i] -= reference;
            // What legs that cancel leave over is rounding, and its signs would be break-evens.
            if (Math.Abs(marks[i]) <= noise)
                marks[i] = 0;
        }

        return marks;
    }

    /// <summary>Evenly spaced in the logarithm, and the kinks of what expires by then.</summary>
    private static double[] Changes(ScenarioEngine engine, double days, BreakEvenOptions options)
    {
        double low = ElementaryFunctions.Log(1 + options.LowestChange);
        double high = ElementaryFunctions.Log(1 + options.HighestChange);
        IEnumerable<double> grid = Enumerable.Range(0, options.Points)
            .Select(i => i == options.Points - 1 ? options.HighestChange : ElementaryFunctions.Exp(low + ((high - low) * i / (options.Points - 1))) - 1);
        IEnumerable<double> kinks = engine.Valuation.Legs
            .Where(l => l is { IsSettled: false, Forward: not null, Position.Leg: OptionLeg } && l.Years <= days / 365 && l.Position.Leg.Contract.Underlying != UnderlyingKind.VolatilityIndex)
            .Select(l => (((OptionLeg)l.Position.Leg).Strike / l.Position.Leg.Contract.UnderlyingScale / l.Forward!.Value) - 1)
            .Where(c => c > options.LowestChange && c < options.HighestChange);
        return [.. grid.Concat(kinks).Distinct().Order()];
    }

    private static void AddRoot(SortedDictionary<double, BreakEvenKind> found, double low, double high, Func<double, double> at, bool rising)
    {
        if (!Brent.TryFindRoot(at, low, high, RootAccuracy, Iterations, out double root))
            root = (low + high) / 2;
        found[root] = rising ? BreakEvenKind.Rising : BreakEvenKind.Falling;
    }

    // A sample that is 0 itself: what it is depends on the next that are not.
    private static void AddNode(SortedDictionary<double, BreakEvenKind> found, double[] changes, double[] path, int i)
    {
        int before = i - 1;
        while (before >= 0 && path[before] == 0)
            before--;
        int after = i + 1;
        while (after < path.Length && path[after] == 0)
            after++;
        // A stretch at 0 is its two ends; where it reaches the end of the range, that is no break-even.
        bool isEnd = (i == before + 1 && before >= 0) || (i == after - 1 && after < path.Length);
        if (!isEnd)
            return;
        bool crosses = before >= 0 && after < path.Length && before == i - 1 && after == i + 1 && Math.Sign(path[before]) != Math.Sign(path[after]);
        found[changes[i]] = crosses ? (path[after] > 0 ? BreakEvenKind.Rising : BreakEvenKind.Falling) : BreakEvenKind.Tangent;
    }

    /// <summary>Between samples of one sign a curve may touch 0, or cross it twice: its turning point says.</summary>
    private static void AddTurning(SortedDictionary<double, BreakEvenKind> found, double[] changes, double[] path, int i, Func<double, double> at, double tolerance, List<double> turnings)
    {
        double here = path[i];
        int sign = Math.Sign(here);
        if (sign == 0 || sign * path[i - 1] <= 0 || sign * path[i + 1] <= 0)
            return;
        // Of a level stretch only where it begins.
        bool turns = sign * here < sign * path[i - 1] && sign * here <= sign * path[i + 1];
        // A parabola through the three does not come nearer than this.
        double reach = Math.Abs(path[i - 1] - (2 * here) + path[i + 1]) + tolerance;
        if (!turns || Math.Abs(here) > reach)
            return;
        (double place, double value) = LeastOf(x => sign * at(x), changes[i - 1], changes[i + 1]);
        turnings.Add(sign * value);
        if (value < -tolerance)
        {
            AddRoot(found, changes[i - 1], place, at, rising: sign < 0);
            AddRoot(found, place, changes[i + 1], at, rising: sign > 0);
        }
        else if (value <= tolerance)
        {
            found[place] = BreakEvenKind.Tangent;
        }
    }

    private static (double Place, double Value) LeastOf(Func<double, double> f, double low, double high)
    {
        double left = high - (Golden * (high - low));
        double right = low + (Golden * (high - low));
        double atLeft = f(left);
        double atRight = f(right);
        for (int n = 0; n < 60; n++)
        {
            if (atLeft < atRight)
            {
                (high, right, atRight) = (right, left, atLeft);
                left = high - (Golden * (high - low));
                atLeft = f(left);
            }
            else
            {
                (low, left, atLeft) = (left, right, atRight);
                right = low + (Golden * (high - low));
                atRight = f(right);
            }
        }

        return atLeft < atRight ? (left, atLeft) : (right, atRight);
    }
}
