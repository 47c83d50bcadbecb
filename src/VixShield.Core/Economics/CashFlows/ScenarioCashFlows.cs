using System.Collections.Immutable;
using VixShield.Display;

namespace VixShield.Economics;

/// <summary>
/// Scenario cash flows with somebody's probabilities, in the numbers that can be said of them: the expected net present value at the funding rate, the modified rate of the expected flows, and their
/// internal rates. Made by <see cref="Of"/>. Immutable; equal when all parts are.
/// </summary>
/// <remarks>
/// Probabilities are opinions under the real-world measure; <see cref="Source"/> says whose, and every text does too. The rate of expected flows is not the expected rate: flows of a scenario that
/// nobody can earn without the others' are added.
/// </remarks>
[TypeFormatterSource]
public sealed record ScenarioCashFlows : IDisplayable
{
    // Far beyond the sum of any flows within the limits, and far within the range of doubles.
    private const double MostValue = 1e100;

    // Probabilities that are given in decimals do not sum to 1 to the last bit.
    private const double SumTolerance = 1e-9;

    private ScenarioCashFlows(string source, double fundingRate, ImmutableArray<ScenarioValue> values, ImmutableArray<CashFlow> expected, double reinvestmentRate)
    {
        Source = source;
        FundingRate = fundingRate;
        ReinvestmentRate = reinvestmentRate;
        Values = values;
        ExpectedFlows = expected;
        ExpectedNetPresentValue = values.Sum(v => v.Probability * v.NetPresentValue);
        ModifiedRate = ModifiedInternalRate.Dated(expected, fundingRate, reinvestmentRate);
        InternalRate = InternalRateOfReturn.Dated(expected);
    }

    /// <summary>Whose opinion the probabilities are.</summary>
    public string Source { get; }

    /// <summary>The funding rate, per year: discounts the values and finances what is paid.</summary>
    public double FundingRate { get; }

    /// <summary>The rate at which what is received is taken to be invested, per year.</summary>
    public double ReinvestmentRate { get; }

    /// <summary>The scenarios' values on the first date of all flows, in the order given.</summary>
    public ImmutableArray<ScenarioValue> Values { get; }

    /// <summary>The expected flows by ascending date, one for each date; 0 where those of a date cancel up to rounding.</summary>
    public ImmutableArray<CashFlow> ExpectedFlows { get; }

    /// <summary>The expected net present value on the first date, in dollars: the sum of probabilities times values. Below 0 for a pure hedge as a rule: that is what insurance costs.</summary>
    public double ExpectedNetPresentValue { get; }

    /// <summary>The modified rate of the expected flows.</summary>
    public ModifiedRateReading ModifiedRate { get; }

    /// <summary>All internal rates of the expected flows; its rate is null unless there is one alone.</summary>
    public InternalRateReading InternalRate { get; }

    /// <summary>Evaluates scenarios.</summary>
    /// <param name="scenarios">At least one; no name twice; probabilities that sum to 1 within 1e-9.</param>
    /// <param name="fundingRate">Cost of funding per year, such as <see cref="FundingState.Rate"/>; greater than -1.</param>
    /// <param name="reinvestmentRate">Rate per year at which receipts are invested, greater than -1.</param>
    /// <param name="source">Whose opinion the probabilities are; not blank.</param>
    /// <exception cref="ArgumentException">An argument is null, blank or out of range, a name occurs twice, the probabilities do not sum to 1, a value is above 1e100 in size, or the expected flows of a date sum to more than 1e15.</exception>
    public static ScenarioCashFlows Of(IEnumerable<CashFlowScenario> scenarios, double fundingRate, double reinvestmentRate, string source)
    {
        ImmutableArray<CashFlowScenario> all = Guard.NoNulls(scenarios, nameof(scenarios));
        Guard.NotBlank(source, nameof(source));
        if (!(double.IsFinite(fundingRate) && fundingRate > -1))
            throw Guard.OutOfRange(nameof(fundingRate), fundingRate, "Must be finite and greater than -1.");
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (CashFlowScenario scenario in all)
        {
            if (!names.Add(scenario.Name))
                throw Guard.OutOfRange(nameof(scenarios), scenario.Name, "A name may occur only once.");
        }

        double sum = all.Sum(s => s.Probability);
        if (!(Math.Abs(sum - 1) <= SumTolerance))
            throw Guard.OutOfRange(nameof(scenarios), sum, "Probabilities must sum to 1.");
        DateOnly first = all.SelectMany(s => s.Flows).Select(f => f.Date).DefaultIfEmpty().Min();
        ImmutableArray<ScenarioValue> values = [.. all.Select(s => new ScenarioValue(s.Name, s.Probability, NetPresentValue.Dated(s.Flows, fundingRate, first)))];
        foreach (ScenarioValue beyond in values.Where(v => !(Math.Abs(v.NetPresentValue) <= MostValue)))
            throw Guard.OutOfRange(nameof(scenarios), beyond.Name, FormattableString.Invariant($"Its flows at the funding rate {fundingRate} are worth {beyond.NetPresentValue} $; at most {MostValue} in size are allowed."));
        return new ScenarioCashFlows(
            source,
            fundingRate,
            values,
            [.. NetFlow.Of(all.SelectMany(s => s.Flows.Select(f => (f.Date.DayNumber, s.Probability * f.Amount)))).Select(Expected)],
            reinvestmentRate);
    }

    /// <inheritdoc/>
    public bool Equals(ScenarioCashFlows? other) =>
        other is not null && Source == other.Source && FundingRate.Equals(other.FundingRate) && ReinvestmentRate.Equals(other.ReinvestmentRate)
        && Values.AsSpan().SequenceEqual(other.Values.AsSpan()) && ExpectedFlows.AsSpan().SequenceEqual(other.ExpectedFlows.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Source, FundingRate, ReinvestmentRate, Values.Length, ExpectedNetPresentValue);

    /// <summary>The expected value and rate, and whose opinion they are.</summary>
    public override string ToString() => FormattableString.Invariant($"expected net present value {ExpectedNetPresentValue:F2} $, modified rate {ModifiedRate} (probabilities: opinion of {Source})");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Cash flows over scenarios", ToString())
    {
        Facts =
        [
            new("expected net present value", DisplayCell.Fixed(ExpectedNetPresentValue, 2), "$"),
            new("funding rate", DisplayCell.Percent(FundingRate), "% per year"),
            new("reinvestment rate", DisplayCell.Percent(ReinvestmentRate), "% per year"),
            new("modified rate", DisplayCell.Percent(ModifiedRate.Rate, 4), "% per year"),
            new("status of the modified rate", ModifiedRate.Status),
            new("internal rate", DisplayCell.Percent(InternalRate.Rate, 4), "% per year"),
            new("status of the internal rate", InternalRate.Status),
            new("probabilities are an opinion of", Source),
        ],
        Tables =
        [
            DisplayTable.Of(
                "Scenarios",
                Values,
                new("scenario", r => r.Name),
                new("probability", "%", r => DisplayCell.Percent(r.Probability)),
                new("net present value", "$", r => DisplayCell.Fixed(r.NetPresentValue, 2))),
            DisplayTable.Of(
                "Expected flows",
                ExpectedFlows,
                new("date", r => r.Date),
                new("amount", "$", r => DisplayCell.Fixed(r.Amount, 2))),
        ],
        Notes =
        [
            $"Modified rate: {ModifiedRate.Reason}",
            $"Internal rate: {InternalRate.Reason}",
        ],
    };

    private static CashFlow Expected(NetFlow flow)
    {
        var date = DateOnly.FromDayNumber(flow.Time);
        return Math.Abs(flow.Amount) <= Limits.MostDollars
            ? new CashFlow(date, flow.Amount)
            : throw Guard.OutOfRange("scenarios", flow.Amount, FormattableString.Invariant($"The expected flows of {date:yyyy-MM-dd} must sum to no more than {Limits.MostDollars} dollars in size."));
    }
}
