using VixShield.TermStructure;

namespace VixShield.Risk;

/// <summary>What scenarios assume beyond their own numbers, and how they run.</summary>
public sealed record ScenarioOptions
{
    /// <summary>The default choices.</summary>
    public static ScenarioOptions Default { get; } = new();

    /// <summary>How VX futures and index volatilities of all tenors follow VIX; <see cref="LogBetaCurve.Prior"/> by default.</summary>
    public LogBetaCurve Betas { get; init => field = Guard.NotNull(value, nameof(Betas)); } = LogBetaCurve.Prior;

    /// <summary>How the index smile moves with the index; sticky moneyness by default.</summary>
    public SpotVolatilityRule SpotRule { get; init => field = Guard.NotNull(value, nameof(SpotRule)); } = SpotVolatilityRule.StickyMoneyness;

    /// <summary>
    /// How the smile of VIX options moves with their own future in a <see cref="FactorScenario"/>; sticky strike by default, as their deltas and their carry assume: with the usual upward slope at-the-money volatility
    /// then rises with the future.
    /// </summary>
    public SpotVolatilityRule VixRule { get; init => field = Guard.NotNull(value, nameof(VixRule)); } = SpotVolatilityRule.StickyStrike;

    /// <summary>
    /// Expected VIX points per +1 % of the index, negative as a rule: VIX then follows the index, and with it the curve and the volatilities, by response x 100 x log return points as it
    /// rises and by the exponential of that over VIX as it falls; 0, the default, keeps VIX where it is. Together with a rule other than sticky moneyness it would count the same move twice and is refused.
    /// </summary>
    public double VixResponse { get; init => field = Guard.InRange(value, -100, 100, nameof(VixResponse)); }

    /// <summary>Most threads at a time; 0, the default, for as many as there are processors. No number depends on it.</summary>
    public int MaximumThreads { get; init => field = Guard.InRange(value, 0, 1024, nameof(MaximumThreads)); }

    /// <summary>Whether results keep the profit and loss of every leg as well; false by default.</summary>
    public bool KeepLegs { get; init; }

    /// <summary>The equity index that moves; SPX by default.</summary>
    public string IndexSymbol { get; init => field = Guard.NotBlank(value, nameof(IndexSymbol)); } = "SPX";

    /// <summary>The assumptions on one line.</summary>
    public override string ToString() => FormattableString.Invariant($"{SpotRule}, VIX options {VixRule}; log beta {Betas}; VIX {VixResponse:G6} points per +1 % {IndexSymbol}");

    /// <summary>Refuses choices that contradict each other.</summary>
    internal ScenarioOptions Checked()
    {
        if (VixResponse != 0 && SpotRule.Stickiness != 0)
            throw new ArgumentException(FormattableString.Invariant($"A VIX response of {VixResponse:G6} and {SpotRule} would both move the volatilities with the index: choose one."), "options");
        return this;
    }
}
