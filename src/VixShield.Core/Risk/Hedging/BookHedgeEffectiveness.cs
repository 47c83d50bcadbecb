using MathNet.Numerics.LinearAlgebra;
using VixShield.Expiries;
using VixShield.Market;
using VixShield.Numerics;
using VixShield.TermStructure;

namespace VixShield.Risk;

/// <summary>
/// Hedge effectiveness of a book, 1 - Var(hedged) / Var(unhedged), of today's exposures: to first order under a covariance, and to first or second order over the daily moves of a history. For a ratio of two series see
/// <see cref="HedgeEffectiveness"/>.
/// </summary>
public static class BookHedgeEffectiveness
{
    // Of the variance if nothing moved together: below, what is left is rounding.
    private const double Rounding = 1e-14;

    /// <summary>Under a covariance of index, VIX and basis residuals.</summary>
    /// <param name="exposures">The book and its hedge.</param>
    /// <param name="covariance">The covariance.</param>
    /// <returns>The measure, or a status that says why there is none.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static ModelHedgeReading UnderModel(BookHedgeExposures exposures, HedgeCovariance covariance)
    {
        Guard.NotNull(exposures, nameof(exposures));
        Guard.NotNull(covariance, nameof(covariance));
        Vector<double>? book = covariance.VectorOf(exposures.Unhedged, out Expiry? missing);
        Vector<double>? hedge = covariance.VectorOf(exposures.Hedge, out Expiry? missingOfHedge);
        if (book is null || hedge is null)
            return new(BookHedgeStatus.MissingBasis, $"The covariance holds no basis residual of VX {missing ?? missingOfHedge}; it holds {covariance.Contracts.Length} contracts.", covariance);

        Vector<double> whole = book + hedge;
        double unhedged = Math.Max(0, covariance.Between(book, book));
        double hedged = Math.Max(0, covariance.Between(whole, whole));
        double ofHedge = covariance.Between(hedge, hedge);
        double basis = Math.Max(0, covariance.Between(HedgeCovariance.BasisPart(whole), HedgeCovariance.BasisPart(whole)));
        if (!double.IsFinite(unhedged) || !double.IsFinite(hedged) || !double.IsFinite(ofHedge))
            return new(BookHedgeStatus.NotFinite, "A variance exceeds the numbers.", covariance);
        (BookHedgeStatus status, string reason) =
            !(unhedged > Rounding * covariance.Scale(book)) ? (BookHedgeStatus.NothingToHedge, FormattableString.Invariant($"The book without its hedge has a deviation of {Math.Sqrt(unhedged):G4} $."))
            : exposures.Hedge.IsNone ? (BookHedgeStatus.NoHedge, FormattableString.Invariant($"No position of the role Hedge or Overlay has an exposure; the book has a deviation of {Math.Sqrt(unhedged):G4} $."))
            : (BookHedgeStatus.Ok, FormattableString.Invariant($"First order, {covariance.Contracts.Length} VX contracts."));
        double? best = status == BookHedgeStatus.Ok && ofHedge > Rounding * covariance.Scale(hedge) ? -covariance.Between(book, hedge) / ofHedge : null;
        return new(status, reason, covariance)
        {
            UnhedgedDeviation = Math.Sqrt(unhedged),
            HedgedDeviation = Math.Sqrt(hedged),
            BasisDeviation = Math.Sqrt(basis),
            Effectiveness = status == BookHedgeStatus.Ok ? 1 - (hedged / unhedged) : null,
            BestMultiple = best,
            BestEffectiveness = best is { } k ? Math.Min(1, -k * covariance.Between(book, hedge) / unhedged) : null,
        };
    }

    /// <summary>Over a history: the profit and loss of today's exposures on each past session, with and without the hedge, and on the worst sessions without it.</summary>
    /// <param name="exposures">The book and its hedge.</param>
    /// <param name="moves">The daily moves. VX contracts move as the physical contracts of their days to expiry did.</param>
    /// <param name="scale">Whether past moves count in points or in proportion to today's levels.</param>
    /// <param name="order">Whether gammas count.</param>
    /// <param name="options">Worst sessions and least number of sessions; null for the defaults.</param>
    /// <returns>The measure, or a status that says why there is none.</returns>
    /// <exception cref="ArgumentException">An argument is null or not defined.</exception>
    public static HistoricalHedgeReading OverHistory(
        BookHedgeExposures exposures, HedgeMoveHistory moves, HedgeMoveScale scale = HedgeMoveScale.Points, HedgeOrder order = HedgeOrder.First, HedgeEffectivenessOptions? options = null)
    {
        Guard.NotNull(exposures, nameof(exposures));
        Guard.NotNull(moves, nameof(moves));
        Guard.Defined(scale, nameof(scale));
        Guard.Defined(order, nameof(order));
        options ??= HedgeEffectivenessOptions.Default;
        List<DatedValue> book = [];
        List<DatedValue> hedge = [];
        bool isFinite = true;
        int[] tenors = [.. exposures.Unhedged.Futures.Concat(exposures.Hedge.Futures).Where(f => Counts(f, order)).Select(f => f.Days).Distinct().Order()];
        foreach (HedgeMove move in moves.Moves)
        {
            if (Profit(exposures.Unhedged, move, scale, order) is not { } unhedged || Profit(exposures.Hedge, move, scale, order) is not { } ofHedge)
                continue;
            isFinite &= double.IsFinite(unhedged) && double.IsFinite(ofHedge);
            if (!isFinite)
                break;
            book.Add(new DatedValue(move.Date, unhedged));
            hedge.Add(new DatedValue(move.Date, ofHedge));
        }

        var bookSeries = new SessionSeries("unhedged, $", book, moves.Calendar);
        var hedgeSeries = new SessionSeries("hedge, $", hedge, moves.Calendar);
        HedgeEffectivenessReading statistics = HedgeEffectiveness.Of(bookSeries, hedgeSeries, 1, options);
        string counts = FormattableString.Invariant($"{book.Count} of {moves.Moves.Length} sessions{(tenors.Length == 0 ? "" : $" have VX moves at {string.Join(", ", tenors)} days")}");
        (BookHedgeStatus status, string reason) = !isFinite
            ? (BookHedgeStatus.NotFinite, FormattableString.Invariant($"Profit or loss exceeds the numbers after {book.Count} sessions."))
            : exposures.Hedge.IsNone ? (BookHedgeStatus.NoHedge, $"No position of the role Hedge or Overlay has an exposure; {counts}.")
            : statistics.Status switch
            {
                // Squares of what is finite may not be.
                EstimationStatus.Ok when !double.IsFinite(statistics.Effectiveness ?? 0) || !double.IsFinite(statistics.Downside ?? 0) => (BookHedgeStatus.NotFinite, "Squares of profit and loss exceed the numbers."),
                EstimationStatus.Ok => (BookHedgeStatus.Ok, $"{counts}, {moves.Period}."),
                EstimationStatus.TooFewObservations => (BookHedgeStatus.TooFewObservations, FormattableString.Invariant($"{counts}; at least {options.Regression.MinimumSessions} are needed.")),
                EstimationStatus.NoVariance => (BookHedgeStatus.NothingToHedge, $"The book without its hedge does not move; {counts}."),
                _ => (BookHedgeStatus.NotFinite, statistics.Reason),
            };
        return new HistoricalHedgeReading(status, reason, moves.Period, scale, order, bookSeries, hedgeSeries, statistics) { LeftOut = moves.Moves.Length - book.Count };
    }

    private static bool Counts(HedgeFutureExposure future, HedgeOrder order) => order == HedgeOrder.First ? future.DollarsPerPoint != 0 : !future.IsNone;

    private static double? Profit(HedgeExposures exposures, HedgeMove move, HedgeMoveScale scale, HedgeOrder order)
    {
        bool points = scale == HedgeMoveScale.Points;
        double half = order == HedgeOrder.First ? 0 : 0.5;
        double percent = 100 * move.IndexReturn;
        double vix = points ? move.VixAfter - move.VixBefore : exposures.Vix * ((move.VixAfter / move.VixBefore) - 1);
        double sum = (exposures.IndexPerPercent * percent) + (half * exposures.IndexGamma * percent * percent) + (exposures.VolatilityPerVixPoint * vix);
        foreach (HedgeFutureExposure future in exposures.Futures)
        {
            if (!Counts(future, order))
                continue;
            if (move.At(future.Days) is not { } tenor)
                return null;
            double change = points ? tenor.Points : future.Price * (ElementaryFunctions.Exp(tenor.Log) - 1);
            sum += (future.DollarsPerPoint * change) + (half * future.Gamma * change * change);
        }

        return sum;
    }
}
