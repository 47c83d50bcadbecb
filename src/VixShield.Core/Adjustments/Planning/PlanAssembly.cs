using System.Collections.Immutable;

namespace VixShield.Adjustments;

/// <summary>Gathers what a plan shows: takes a solver's lots, revalues them in full, ranks what stands, and names the guardrails at fault where nothing does.</summary>
internal sealed class PlanAssembly
{
    // How many times the holding days count when a plan that keeps more carry is looked for beside the best.
    private const double CarryEmphasis = 10;

    // Dollars that a dollar of stress loss costs when a plan of less stress loss is looked for.
    private const double StressPrice = 0.05;

    // Lots by which such a plan may differ from the best.
    private const int StepsNearby = 12;

    private readonly PlanRoom _room;
    private readonly AdjustmentPlanner _planner;
    private readonly AlternativeBuilder _builder;
    private readonly ImmutableArray<string> _leftOut;
    private readonly List<(AdjustmentSolution Solution, PlanAlternative Alternative)> _standing = [];
    private readonly List<PlanAlternative> _refused = [];
    private SolverResult? _first;
    private SolverResult? _last;
    private ImmutableArray<ShadowPrice> _prices = [];
    private long _nodes;
    private int _rounds;
    private int _linearised;

    internal PlanAssembly(PlanRoom room, AdjustmentPlanner planner)
    {
        _room = room;
        _planner = planner;
        (ImmutableArray<PlanColumn> columns, _leftOut) = ColumnBuilder.Of(room);
        Columns = new PlanColumns(room, columns);
        _builder = new AlternativeBuilder(room, Columns);
        DoNothing = _builder.Build("do nothing", [.. new int[columns.Length]]);
        room.MustRestore = !DoNothing.IsFeasible;
        if (columns.IsEmpty)
            return;
        double fixedCost = room.Policy.Costs.FixedPerOrder;
        Problem = new AdjustmentProblem(
            Names(columns).Select((name, i) => new AdjustmentColumn(name, columns[i].Candidate.MinimumLots, columns[i].Candidate.MaximumLots, columns[i].Candidate.CostPerLot, fixedCost)),
            room.Guardrails.Rows(Columns),
            Columns.Form(e => e.Carry.Total),
            room.Policy.HoldingDays);
        // Doing nothing needs no solver: where it keeps every hard guardrail it is an answer.
        if (DoNothing.IsFeasible)
            _standing.Add((Problem.Evaluate(new int[columns.Length]), DoNothing));
    }

    /// <summary>Whether anything keeps every hard guardrail.</summary>
    internal bool HasStanding => _standing.Count > 0;

    internal PlanColumns Columns { get; }

    internal PlanAlternative DoNothing { get; }

    internal AdjustmentProblem? Problem { get; }

    internal void Count(SolverResult result, bool isLinearised)
    {
        if (_first is null)
        {
            _first = result;
            _prices = [.. result.ShadowPrices.Select(InUnitOfItsRow)];
        }

        _last = result;
        _nodes += result.Nodes;
        _rounds++;
        if (isLinearised)
            _linearised++;
    }

    /// <summary>Revalues solutions in full and keeps those that stand; returns the lots of those that do not.</summary>
    internal List<ImmutableArray<int>> Take(IEnumerable<AdjustmentSolution> solutions)
    {
        List<ImmutableArray<int>> refused = [];
        foreach (AdjustmentSolution solution in solutions)
        {
            if (_standing.Exists(s => s.Solution.Lots.AsSpan().SequenceEqual(solution.Lots.AsSpan())))
                continue;
            PlanAlternative alternative = solution.IsNothing ? DoNothing : _builder.Build("alternative", solution.Lots);
            if (alternative.IsFeasible)
            {
                _standing.Add((solution, alternative));
            }
            else
            {
                refused.Add(solution.Lots);
                _refused.Add(alternative);
            }
        }

        return refused;
    }

    /// <summary>Looks near the best for a plan that keeps more carry and one of less stress loss, so that a reader sees what each costs.</summary>
    internal void Widen()
    {
        if (_standing.Count == 0)
            return;
        AdjustmentSolution best = _standing.Select(s => s.Solution).Min(SolutionOrder.Of(Problem!))!;
        var variants = new List<AdjustmentProblem> { Problem!.With(Problem!.HoldingDays * CarryEmphasis) };
        if (!_room.Scenarios.IsEmpty)
        {
            // The loss itself is priced: a limit of 0 makes all of it a violation.
            var stress = new TailLossRow("stress loss", GuardrailSeverity.Soft, Columns.StressForms(), _room.Probabilities, Columns.Costs, _room.Probabilities.Min(), 0, Columns.FixedCosts) { Price = StressPrice };
            variants.Add(Problem!.With(Problem!.HoldingDays, stress));
        }

        ImmutableArray<int> near = ColumnsNearby.Of(Problem!, Columns, best.Lots);
        foreach (AdjustmentProblem variant in variants)
        {
            AdjustmentProblem part = variant.Over(near.AsSpan());
            AdjustmentSolution found = LotPolish.Nearby(part, part.Evaluate([.. near.Select(c => best.Lots[c])]), StepsNearby, _planner.Solver.MaximumColumnsAtOnce ?? int.MaxValue);
            int[] lots = new int[Columns.Count];
            for (int i = 0; i < near.Length; i++)
                lots[near[i]] = found.Lots[i];
            Take([Problem!.Evaluate(lots)]);
        }
    }

    internal AdjustmentPlan Conclude(bool bestStands)
    {
        var ranked = new List<(AdjustmentSolution Solution, PlanAlternative Alternative)>(_standing);
        ranked.Sort((x, y) => SolutionOrder.Of(Problem!).Compare(x.Solution, y.Solution));
        if (ranked.Count == 0)
            return Finish(PlanStatus.GapOpen, "Every plan that the solver offered broke a guardrail that it does not see.", atFault: LateFaults());
        // The same book reached by other columns, such as a spread or its two legs, is shown once: as the cheaper of the two.
        PlanAlternative[] trading = [.. ranked.Select(r => r.Alternative).Where(a => !a.Orders.IsEmpty).DistinctBy(NetOf).Take(_room.Policy.MaximumAlternatives)];
        bool nothingIsBest = ranked[0].Solution.IsNothing;
        ImmutableArray<PlanAlternative> shown = [DoNothing, .. trading.Select((a, i) => a with { Name = NameOf(a, i, nothingIsBest) })];
        PlanAlternative best = nothingIsBest ? DoNothing : shown[1];
        if (nothingIsBest)
            return Finish(PlanStatus.NothingToDo, "Every hard guardrail holds, and no trade pays.", best, shown);
        string gap = _linearised > 0
            ? $" {LinearisedNote}"
            : !bestStands
                ? " A cheaper plan may exist: the solver was asked as often as is allowed."
                : OpenGap is { } open ? FormattableString.Invariant($" A better plan may exist: the solver's search ended with {open:G6} $ of the objective open.") : "";
        return Finish(PlanStatus.Feasible, $"{best.Orders.Length} {(best.Orders.Length == 1 ? "order keeps" : "orders keep")} every hard guardrail.{gap}", best, shown);
    }

    internal AdjustmentPlan Infeasible(SolverResult result, AdjustmentProblem problem)
    {
        // Rows that took a guardrail as linear prove nothing.
        if (_linearised > 0)
            return Finish(PlanStatus.GapOpen, "Every plan that the solver offered broke a guardrail that it does not see.", atFault: LateFaults());
        PlanStatus status = result.Status == SolverStatus.Infeasible ? PlanStatus.Infeasible : PlanStatus.GapOpen;
        PlanAlternative? repair = result.Repair is { IsNothing: false } lots ? _builder.Build("least repair", lots.Lots) : null;
        // A search that ended at its limits can meet a plan while it looks for the least repair.
        if (repair is { IsFeasible: true })
        {
            _standing.Add((result.Repair!, repair));
            return Conclude(bestStands: false);
        }

        if (result.Conflicts.IsEmpty)
        {
            return problem.Excluded.IsEmpty
                ? Finish(status, "No trades were found that keep every hard guardrail.", shown: repair is null ? [DoNothing] : [DoNothing, repair])
                : Finish(status, "Every plan that keeps the guardrails a solver sees breaks one that it does not see.", atFault: LateFaults());
        }

        var shown = new List<PlanAlternative> { DoNothing };
        var faults = ImmutableArray.CreateBuilder<GuardrailFault>(result.Conflicts.Length);
        foreach (GuardrailConflict conflict in result.Conflicts)
        {
            PlanAlternative attained = _builder.Build($"nearest to {conflict.Guardrail}", conflict.AttainedBy);
            PlanAlternative? relaxed = conflict.RelaxedBy.IsEmpty ? null : _builder.Build($"with {conflict.Guardrail} given up", conflict.RelaxedBy);
            // A loss without bound is beyond any room.
            bool isFinite = relaxed?.Guardrails.First(g => g.Guardrail == conflict.Guardrail).Margin is { } margin && double.IsFinite(margin);
            faults.Add(new GuardrailFault(attained.Guardrails.First(g => g.Guardrail == conflict.Guardrail), isFinite ? conflict.LeastRelaxation : null, conflict.Unit));
            if (relaxed is not null && !relaxed.Orders.IsEmpty)
                shown.Add(relaxed);
        }

        if (repair is not null)
            shown.Add(repair);
        string names = string.Join(", ", result.Conflicts.Select(c => c.Guardrail));
        return Finish(status, $"No trades that were searched keep together: {names}.", null, [.. shown], faults.MoveToImmutable());
    }

    internal AdjustmentPlan WithoutCandidates()
    {
        GuardrailVerdict[] broken = [.. DoNothing.Guardrails.Where(g => g.Severity == GuardrailSeverity.Hard && !g.Holds)];
        if (broken.Length == 0)
            return Finish(PlanStatus.NothingToDo, "Every hard guardrail holds, and there is no candidate.", DoNothing);
        // Each broken one excludes itself; more room in one alone suffices only where it is the only one.
        GuardrailFault fault = new(broken[0], broken.Length == 1 ? -broken[0].Margin : null, broken[0].Unit);
        return Finish(PlanStatus.Infeasible, "Neither rules nor listed contracts offer a candidate.", atFault: [fault]);
    }

    internal AdjustmentPlan Cancelled() => Finish(PlanStatus.Cancelled, "The search was stopped.");

    internal AdjustmentPlan Finish(
        PlanStatus status, string reason, PlanAlternative? best = null, ImmutableArray<PlanAlternative> shown = default, ImmutableArray<GuardrailFault> atFault = default)
    {
        shown = shown.IsDefault ? [DoNothing] : shown;
        _room.LookedAhead = [.. shown.SelectMany(a => a.ValuationAfter.Book.Positions).Select(p => NetHoldings.InstrumentOf(p.Leg)).Distinct()];
        ImmutableArray<PlanAlternative> alternatives = [.. shown.Select(a => _builder.Complete(a with { Guardrails = [.. a.Guardrails.Select(Priced)] }))];
        best = best is null ? null : alternatives.First(a => a.Name == best.Name);
        return new AdjustmentPlan(
            status, reason, _room.Valuation, _room.Exposures, best, alternatives, ParetoFront.Of(alternatives), atFault.IsDefault ? [] : [.. atFault.Select(f => f with { Verdict = Priced(f.Verdict) })], Record());
    }

    /// <summary>The verdict with the largest price of its guardrail's rows in the first relaxation.</summary>
    private GuardrailVerdict Priced(GuardrailVerdict verdict)
    {
        // A halt measures hours, and its rows count contracts.
        double[] prices = [.. _prices.Where(p => p.Guardrail == verdict.Guardrail && p.Severity == verdict.Severity && p.Unit == verdict.Unit).Select(p => p.DollarsPerUnit)];
        return prices.Length == 0 ? verdict : verdict with { ShadowPrice = prices.Max() };
    }

    /// <summary>Rows on the slopes that bound a loss at settlement bear its guardrail's name, and are in dollars per point.</summary>
    private ShadowPrice InUnitOfItsRow(ShadowPrice price) => price.Guardrail is GuardrailNames.MaximumLoss or GuardrailNames.NoWidening && Problem!.Rows[price.Row] is LinearRow
        ? new ShadowPrice(price.Row, price.Guardrail, price.Severity, price.Side, price.DollarsPerUnit, $"{price.Unit} per point of the underlying")
        : price;

    private DecisionRecord Record() => new()
    {
        LibraryVersion = LibraryVersion.Text,
        MarketHash = _room.Market.ContentHash,
        BookHash = PlanHash.Of(_room.Valuation.Book),
        InputsHash = PlanHash.Of(_room),
        Policy = _room.Policy,
        Inputs = _room.Inputs,
        Map = _room.Map,
        Rules = [.. _planner.Rules.Rules.Zip(_room.Outcomes).Select(r => new RuleRecord(r.First.Parameters, r.Second))],
        Candidates =
        [
            .. Enumerable.Range(0, Columns.Count).Select(i => new CandidateRecord(
                Problem!.Columns[i],
                string.Join(" / ", Columns[i].Forwards.Labels.Concat(Columns[i].Backwards.Labels).Distinct().Order(StringComparer.Ordinal)),
                Columns[i].Origins,
                Columns[i].Exposures.TotalDelta.Mid,
                VegaBandState.Measure(_room.Policy.Vega, Columns[i].Exposures),
                Columns[i].Exposures.Carry.Total)),
        ],
        LeftOut = _leftOut,
        Solver = _last is null ? null : _planner.Solver.Name,
        SolverStatus = StatusOf(_last?.Status),
        SearchNote = _linearised == 0 ? _last?.Note : string.Join(" ", new[] { _last?.Note, LinearisedNote }.OfType<string>()),
        Bound = _first?.Bound,
        RelaxedObjective = _first?.RelaxedObjective,
        ShadowPrices = _prices,
        Nodes = _nodes,
        Rounds = _rounds,
        Assumptions = _room.Market.Notes,
    };

    /// <summary>What the last search left open of the objective, in dollars; null where nothing is open or nothing is known of it.</summary>
    private double? OpenGap => _last is { Status: SolverStatus.GapOpen, Gap: > 0 and var gap } ? gap : null;

    private string LinearisedNote => FormattableString.Invariant(
        $"A cheaper plan may exist: in {_linearised} {(_linearised == 1 ? "round" : "rounds")} guardrails that a solver does not see were taken as linear around plans that they refused.");

    /// <summary>What the solver found, of the problem itself: with rows that are no proof nothing is proven.</summary>
    private SolverStatus? StatusOf(SolverStatus? found) => _linearised == 0
        ? found
        : found switch
        {
            SolverStatus.Optimal => SolverStatus.GapOpen,
            SolverStatus.Infeasible => SolverStatus.NotFound,
            _ => found,
        };

    /// <summary>The guardrails that refused the plan which came nearest: the solver's first, or where plans were looked for further away the one that one guardrail alone refused by least.</summary>
    private ImmutableArray<GuardrailFault> LateFaults()
    {
        if (_refused.Count == 0)
            return [];
        PlanAlternative nearest = _refused[0];
        if (_linearised > 0)
            nearest = _refused.Where(r => BrokenOf(r) is [{ Margin: not null }]).MaxBy(r => BrokenOf(r)[0].Margin) ?? nearest;
        GuardrailVerdict[] broken = BrokenOf(nearest);
        // Where it is the only one, as much more room as is missing lets this plan stand.
        return [.. broken.Select(g => new GuardrailFault(g, broken.Length == 1 && double.IsFinite(g.Margin ?? double.NaN) ? -g.Margin : null, g.Unit, isSearched: false))];
    }

    private static GuardrailVerdict[] BrokenOf(PlanAlternative alternative) => [.. alternative.Guardrails.Where(g => g.Severity == GuardrailSeverity.Hard && !g.Holds)];

    private static string NetOf(PlanAlternative alternative) => string.Join("; ", alternative.Trades
        .GroupBy(t => t.Leg.Name)
        .Select(g => FormattableString.Invariant($"{g.Sum(t => t.Leg.Quantity)} {g.Key}"))
        .Order(StringComparer.Ordinal));

    private static string NameOf(PlanAlternative alternative, int place, bool nothingIsBest) =>
        place == 0 && !nothingIsBest ? "best" : FormattableString.Invariant($"alternative {place + (nothingIsBest ? 1 : 0)}");

    /// <summary>Names of columns; the same trades for different layers get a number.</summary>
    private static IEnumerable<string> Names(ImmutableArray<PlanColumn> columns)
    {
        var used = new Dictionary<string, int>();
        foreach (PlanColumn column in columns)
        {
            int times = used[column.Name] = used.GetValueOrDefault(column.Name) + 1;
            yield return times == 1 ? column.Name : FormattableString.Invariant($"{column.Name} ({times})");
        }
    }
}
