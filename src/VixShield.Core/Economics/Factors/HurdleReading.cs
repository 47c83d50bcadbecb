using VixShield.Display;

namespace VixShield.Economics;

/// <summary>
/// Offered against required return of a book, or of a part of it, under somebody's premia. An opinion turned into a number: it clears or fails under the stated premia, and says nothing about what
/// will be earned. Made by <see cref="Hurdle"/>.
/// </summary>
[TypeFormatterSource]
public sealed record HurdleReading : IDisplayable
{
    private const string RequiredBeyond = "The required return is beyond the range of doubles.";

    // An excess this far below 0 is rounding.
    private const double Rounding = 1e-12;

    internal HurdleReading(double riskFree, RiskPremia premia, FactorBetas? betas, OfferedReturn offer)
    {
        RiskFree = riskFree;
        Premia = premia;
        Betas = betas;
        Offer = offer;
    }

    /// <summary>Whether it clears, fails, or cannot be said.</summary>
    public HurdleStatus Status => Excess switch
    {
        null => HurdleStatus.Undefined,
        >= -Rounding => HurdleStatus.Clears,
        _ => HurdleStatus.Fails,
    };

    /// <summary>The risk-free rate, per year as a decimal.</summary>
    public double RiskFree { get; }

    /// <summary>The premia: opinions.</summary>
    public RiskPremia Premia { get; }

    /// <summary>The betas on capital; null where there is no capital.</summary>
    public FactorBetas? Betas { get; }

    /// <summary>What is offered, and what that number is.</summary>
    public OfferedReturn Offer { get; }

    /// <summary>r_f + beta_m MRP + beta_v VRP, per year; below the risk-free rate for what insures. Null without betas, and where it is beyond the range of doubles.</summary>
    public double? Required => Betas is null ? null : Finite(RequiredReturn.Of(RiskFree, Betas.Market, Premia.Market, Betas.Volatility, Premia.Volatility));

    /// <summary>The offered return, per year; null where there is none.</summary>
    public double? Offered => Offer.Value;

    /// <summary><see cref="Offered"/> less <see cref="Required"/>, per year; null unless both have a number and the difference is within the range of doubles.</summary>
    public double? Excess => Offered - Required is { } excess ? Finite(excess) : null;

    /// <summary>
    /// The risk-free rate plus the size of the volatility premium: the rule "the return must exceed the risk-free rate plus a volatility premium", read of the part alone. A hedge that is long
    /// volatility fails it by construction: it is expected to cost about its beta times the premium, not to earn it. Shown to be compared, never used for <see cref="Status"/>.
    /// </summary>
    public double RiskFreePlusPremium => RiskFree + Math.Abs(Premia.Volatility);

    /// <summary>Whether the offered return exceeds <see cref="RiskFreePlusPremium"/>; null where nothing is offered.</summary>
    public bool? ExceedsRiskFreePlusPremium => Offered is { } offered ? offered > RiskFreePlusPremium : null;

    /// <summary>The status in words, with its numbers and whose opinion the premia are.</summary>
    public string Reason => (Offered, Required, Betas) switch
    {
        ({ } offered, { } required, _) => $"{NumberText.Significant(offered)} offered, {NumberText.Significant(required)} required{(Excess is null ? ", a difference beyond the range of doubles" : "")}: {Opinion}.",
        (null, null, not null) => $"{Offer.Reason} {RequiredBeyond} ({Opinion})",
        (null, _, _) => $"{Offer.Reason} ({Opinion})",
        (_, null, not null) => $"{RequiredBeyond} ({Opinion})",
        _ => $"There are no betas. ({Opinion})",
    };

    private string Opinion => $"{Premia}";

    /// <summary>The status and the reason.</summary>
    public override string ToString() => $"{Status}: {Reason}";

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Offered against required return", ToString())
    {
        Facts =
        [
            new("status", Status),
            new("required", DisplayCell.Percent(Required), "% per year"),
            new("offered", DisplayCell.Percent(Offered), "% per year"),
            new("excess", DisplayCell.Percent(Excess), "% per year"),
            new("risk-free rate", DisplayCell.Percent(RiskFree), "% per year"),
            new("market premium", DisplayCell.Percent(Premia.Market), "% per year"),
            new("volatility premium", DisplayCell.Percent(Premia.Volatility), "% per year"),
            new("premia are an opinion of", Premia.Source),
            new("market beta", Betas?.Market),
            new("volatility beta", Betas?.Volatility),
            new("risk-free rate plus premium", DisplayCell.Percent(RiskFreePlusPremium), "% per year"),
            new("exceeds risk-free rate plus premium", ExceedsRiskFreePlusPremium),
            new("offer", Offer.Reason),
        ],
    };

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;
}
