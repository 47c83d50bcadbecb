using System.Collections.Immutable;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.Risk;

namespace VixShield.Adjustments;

/// <summary>What guardrails, columns and alternatives of one plan share: book and market, what rules found, the stress set.</summary>
internal sealed class PlanRoom
{
    internal const string NoCalibration = "No calibration was given.";

    private readonly RuleContext _context;
    private readonly Dictionary<int, (MarketSnapshot Market, FactorMap Map)> _later = [];

    internal PlanRoom(in RuleContext context, ImmutableArray<RuleOutcome> outcomes)
    {
        _context = context;
        Outcomes = outcomes;
        DateTimeOffset instant = Market.ValuationInstant;
        Live = Book.OfPositions(context.Book.Positions.Where(p => !p.Leg.HasExpiredBy(instant)));
        Vega = VegaBandState.Of(Policy.Vega, Inputs.Calibration);
        ImmutableArray<WeightedScenario> stress = Inputs.Stress.IsEmpty ? StressSets.Standard : Inputs.Stress;
        Scenarios = [.. stress.Select(s => s.Scenario)];
        double sum = stress.Sum(s => s.Probability);
        Probabilities = [.. stress.Select(s => s.Probability / sum)];
        StressOptions = Inputs.StressAssumptions with { KeepLegs = true };
        try
        {
            StressProfits = StressProfitsOf(Valuation);
        }
        catch (Exception error) when (Inputs.Stress.IsEmpty && error is MissingDatumException or NotSupportedException or ArgumentException)
        {
            // The standard set is only shown; what cannot be put upon the market is left out.
            Scenarios = [];
            Probabilities = [];
            StressProfits = [];
        }

        Guardrails = GuardrailSet.Of(this);
    }

    internal RuleContext Context => _context;

    internal BookValuation Valuation => _context.Valuation;

    internal MarketSnapshot Market => _context.Market;

    internal FactorMap Map => _context.Map;

    internal AdjustmentPolicy Policy => _context.Policy;

    internal PlanInputs Inputs => _context.Inputs;

    internal Calibration? Calibration => _context.Inputs.Calibration;

    internal MappedExposures Exposures => _context.Exposures;

    internal ImmutableArray<RuleOutcome> Outcomes { get; }

    /// <summary>The book without what has settled: that owes the same before and after, no trade touches it, and guardrails on positions leave it out.</summary>
    internal Book Live { get; }

    internal VegaBandState? Vega { get; }

    /// <summary>The stress set: that of the inputs, or the standard one where none was given.</summary>
    internal ImmutableArray<MarketScenario> Scenarios { get; }

    /// <summary>Its probabilities, which sum to 1.</summary>
    internal double[] Probabilities { get; }

    internal ScenarioOptions StressOptions { get; }

    /// <summary>Profit of the book as it is in each scenario, in dollars.</summary>
    internal ImmutableArray<double> StressProfits { get; }

    internal GuardrailSet Guardrails { get; }

    /// <summary>Whether the book as it is breaks a hard guardrail; set once that is known.</summary>
    internal bool MustRestore { get; set; }

    internal ImmutableArray<double> StressProfitsOf(BookValuation valuation) =>
        ScenarioGrid.Run(ScenarioEngine.Create(valuation, StressOptions with { KeepLegs = false }), Scenarios).ProfitAndLoss;

    internal ImmutableArray<double>[] StressProfitsByLeg(BookValuation valuation)
    {
        // Without a set nothing is laid out: what no scenario moves may be held, and is then a candidate as well.
        if (valuation.Legs.IsEmpty || Scenarios.IsEmpty)
            return [.. valuation.Legs.Select(_ => ImmutableArray<double>.Empty)];
        ScenarioResult result = ScenarioGrid.Run(ScenarioEngine.Create(valuation, StressOptions), Scenarios);
        return [.. valuation.Legs.Select((_, leg) => result.ProfitAndLossOf(leg))];
    }

    /// <summary>The legs of the books that are looked ahead with; markets of later days hold what these need.</summary>
    internal ImmutableArray<Leg> LookedAhead
    {
        get;
        set
        {
            field = value;
            _later.Clear();
        }
    }

    = [];

    /// <summary>The market and the map after days in which nothing but time happens, for the legs looked ahead with; each day is made once.</summary>
    internal (MarketSnapshot Market, FactorMap Map) After(int days)
    {
        if (!_later.TryGetValue(days, out (MarketSnapshot Market, FactorMap Map) later))
        {
            MarketSnapshot market = AgedMarket.Of(Market, days, Map.IndexSymbol, LookedAhead);
            _later.Add(days, later = (market, FactorMap.Create(market, Inputs.Betas, Inputs.Response)));
        }

        return later;
    }

    /// <summary>Priced violations of the soft guardrails, in dollars.</summary>
    internal double PenaltyOf(MappedExposures exposures) => Guardrails.Guardrails.Sum(g => g.PenaltyOf(exposures));
}
