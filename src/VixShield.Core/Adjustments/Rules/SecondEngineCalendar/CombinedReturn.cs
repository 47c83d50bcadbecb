using System.Collections.Immutable;
using VixShield.Economics;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.Risk;

namespace VixShield.Adjustments;

/// <summary>
/// The modified rate of a book with a trade over the stress set: the capital is paid today, and capital and profit of each scenario are received at the horizon; both rates are the funding rate. The probabilities are
/// an opinion of whoever gave the stress set.
/// </summary>
internal sealed class CombinedReturn
{
    private readonly PlanInputs _inputs;
    private readonly ScenarioOptions _options;
    private readonly MarketSnapshot _market;
    private readonly MarketScenario[] _scenarios;
    private readonly double[] _bookProfits;
    private readonly double _fundingRate;
    private readonly double _days;

    private CombinedReturn(in RuleContext context, double fundingRate, double days)
    {
        _inputs = context.Inputs;
        _options = _inputs.StressAssumptions;
        _market = context.Market;
        _scenarios = [.. _inputs.Stress.Select(s => s.Scenario)];
        _fundingRate = fundingRate;
        _days = days;
        _bookProfits = Profits(context.Valuation);
        BookAlone = RateOf(new double[_scenarios.Length], 0);
    }

    /// <summary>The rate of the book without a trade; null where the flows have none.</summary>
    internal double? BookAlone { get; }

    /// <summary>Lays out the book, or says what is missing.</summary>
    internal static CombinedReturn? TryCreate(in RuleContext context, double days, out string missing)
    {
        missing = string.Empty;
        PlanInputs inputs = context.Inputs;
        if (inputs.Funding?.Rate is not { } rate || rate <= -1)
        {
            missing = inputs.Funding is null ? "no funding was given" : "the funding has no capital, or its rate is not above -1";
            return null;
        }

        if (inputs.Stress.IsEmpty)
        {
            missing = "no stress set was given";
            return null;
        }

        try
        {
            return new CombinedReturn(context, rate, days);
        }
        catch (Exception refused) when (refused is MissingDatumException or NotSupportedException or ArgumentException)
        {
            missing = "the stress set cannot be put upon the book: " + refused.Message.TrimEnd('.');
            return null;
        }
    }

    /// <summary>The rate with one unit of trades that cost something; null where the flows have none or the scenarios cannot be put upon them.</summary>
    internal double? With(ImmutableArray<Trade> unit, double cost)
    {
        try
        {
            return RateOf(Profits(BookValuation.Of(Book.OfLegs(unit.Select(t => t.Leg)), _market)), cost);
        }
        catch (Exception refused) when (refused is MissingDatumException or NotSupportedException or ArgumentException)
        {
            return null;
        }
    }

    private double[] Profits(BookValuation valuation)
    {
        double[] marks = new double[_scenarios.Length];
        ScenarioEngine.Create(valuation, _options).Marks(_scenarios, marks);
        return [.. marks.Select(m => m - valuation.Mark)];
    }

    private double? RateOf(double[] profits, double cost)
    {
        double capital = _inputs.Funding!.Capital;
        double sum = _inputs.Stress.Sum(s => s.Probability);
        var today = DateOnly.FromDateTime(_market.ValuationInstant.DateTime);
        var scenarios = new CashFlowScenario[profits.Length];
        for (int i = 0; i < profits.Length; i++)
        {
            // One day at least, or the flows have no time between them.
            int days = (int)Math.Ceiling(Math.Max(1, Math.Max(_days, _scenarios[i].Days)) - 1e-9);
            scenarios[i] = new CashFlowScenario(
                FormattableString.Invariant($"{i}: {_scenarios[i].Name}"),
                Math.Min(1, _inputs.Stress[i].Probability / sum),
                [new CashFlow(today, -capital), new CashFlow(today.AddDays(days), capital + _bookProfits[i] + profits[i] - cost)]);
        }

        return ScenarioCashFlows.Of(scenarios, _fundingRate, _fundingRate, "the stress set of the inputs").ModifiedRate.Rate;
    }
}
