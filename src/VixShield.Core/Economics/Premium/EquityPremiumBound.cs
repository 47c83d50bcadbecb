using VixShield.Display;
using VixShield.Expiries;
using VixShield.Volatility;

namespace VixShield.Economics;

/// <summary>
/// Martin's lower bound on the expected excess return of an index over a horizon, from option prices alone: (2 / S^2) [integral of puts from 0 to F + integral of calls from F up]. Made by <see cref="Of"/>.
/// </summary>
/// <remarks>
/// <para>
/// Returns are <b>gross over the horizon, not annualised</b>: R = S_T / S and R_f = 1 / D. The bound is (1 / R_f) Var*[R], the variance under the risk-neutral measure, and says E[R] - R_f is at least
/// that: 0.004 is 0.4 % over the horizon. With one volatility v and no dividends it is R_f (e^(v^2 T) - 1).
/// </para>
/// <para>
/// A lower bound under Martin's negative correlation condition, cov(M R, R) of at most 0, which the prices do not prove. It does not predict, and it is no valuation. Without dividends R is the whole
/// return; with dividends until the expiry R is the return of the price, and <see cref="OnPrepaidForward"/> is the bound for the whole return where dividends are a known share of the price.
/// Source: Martin, Quarterly Journal of Economics 132 (2017).
/// </para>
/// </remarks>
[TypeFormatterSource]
public sealed record EquityPremiumBound : IDisplayable
{
    private EquityPremiumBound(VolatilitySmile smile, double spot, double discountFactor, StrikeIntegral integral)
    {
        Expiry = smile.Expiry;
        Years = smile.Years;
        Spot = spot;
        Forward = smile.Forward;
        DiscountFactor = discountFactor;
        // Integrals are in units of the squared forward, before discounting.
        double scale = 2 * discountFactor * (smile.Forward / spot) * (smile.Forward / spot);
        double value = scale * integral.Total;
        if (!(integral.IsConverged && double.IsFinite(value)))
        {
            Status = EquityPremiumStatus.NotConverged;
            Reason = FormattableString.Invariant($"The integral over strikes had not converged at a log-moneyness of {integral.Lowest:F2} to {integral.Highest:F2}.");
            return;
        }

        Value = value;
        if (integral.HasEdges)
            (WithinQuotes, BelowQuotes, AboveQuotes) = (scale * integral.Within, scale * integral.Below, scale * integral.Above);
        string parts = integral.HasEdges ? $"; {Share(BelowQuotes)} below and {Share(AboveQuotes)} above the quoted strikes" : "; quoted strikes not known";
        Reason = FormattableString.Invariant($"{NumberText.Significant(value)} over {Years:G4} years, a lower bound under the negative correlation condition{parts}.");
    }

    /// <summary>The expiry: the horizon.</summary>
    public Expiry Expiry { get; }

    /// <summary>The horizon, in years.</summary>
    public double Years { get; }

    /// <summary>The spot, in points.</summary>
    public double Spot { get; }

    /// <summary>The forward of the smile, in points: where puts end and calls begin.</summary>
    public double Forward { get; }

    /// <summary>Value today of 1 paid at the expiry: 1 / R_f.</summary>
    public double DiscountFactor { get; }

    /// <summary>Whether there is a bound.</summary>
    public EquityPremiumStatus Status { get; }

    /// <summary>The status in words, with its numbers.</summary>
    public string Reason { get; }

    /// <summary>The bound on E[R] - R_f over the horizon, as a decimal of gross return, not annualised; null unless the status is Ok.</summary>
    public double? Value { get; }

    /// <summary>The bound divided by the years: simple, not compounded. Null when <see cref="Value"/> is.</summary>
    public double? Annualised => Value / Years;

    /// <summary>
    /// The bound with D F in place of S: that of a return with dividends reinvested where they are a known share of the price, since S_T / (D F) is then the whole return. Equal to <see cref="Value"/>
    /// without dividends; null when that is.
    /// </summary>
    public double? OnPrepaidForward => Value * (Spot / (DiscountFactor * Forward)) * (Spot / (DiscountFactor * Forward));

    /// <summary>The part of <see cref="Value"/> from strikes within the quoted ones; null when they are not known. The three parts add up.</summary>
    public double? WithinQuotes { get; }

    /// <summary>The part from strikes below the lowest quoted one, where the smile is extrapolated; null when that is not known.</summary>
    public double? BelowQuotes { get; }

    /// <summary>The part from strikes above the highest quoted one, where the smile is extrapolated; null when that is not known.</summary>
    public double? AboveQuotes { get; }

    /// <summary>Integrates a smile.</summary>
    /// <param name="smile">The smile of the horizon. The quoted strikes of an <see cref="InterpolatedSmile"/> are its nodes, those of a <see cref="FittedSmile"/> its fitted range; of others they are not known.</param>
    /// <param name="spot">The spot, in points; greater than 0.</param>
    /// <param name="discountFactor">Value today of 1 paid at the expiry; greater than 0.</param>
    /// <exception cref="ArgumentException">The smile is null, or a number is not finite or not greater than 0.</exception>
    public static EquityPremiumBound Of(VolatilitySmile smile, double spot, double discountFactor)
    {
        Guard.NotNull(smile, nameof(smile));
        Guard.PositiveFinite(spot, nameof(spot));
        Guard.PositiveFinite(discountFactor, nameof(discountFactor));
        (double Lowest, double Highest)? edges = smile switch
        {
            FittedSmile fitted => (fitted.LowestLogMoneyness, fitted.HighestLogMoneyness),
            InterpolatedSmile { Nodes: var nodes } => (Numerics.ElementaryFunctions.LogRatio(nodes[0].Strike, smile.Forward), Numerics.ElementaryFunctions.LogRatio(nodes[^1].Strike, smile.Forward)),
            _ => null,
        };
        return new EquityPremiumBound(smile, spot, discountFactor, StrikeIntegral.Of(smile, edges));
    }

    /// <summary>Expiry, status and reason.</summary>
    public override string ToString() => $"{Expiry}: {Status}. {Reason}";

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Lower bound on the equity premium", ToString())
    {
        Facts =
        [
            new("expiry", Expiry.ToString()),
            new("status", Status),
            new("horizon", Years, "years"),
            new("bound, not annualised", DisplayCell.Percent(Value, 4), "%"),
            new("annualised, not compounded", DisplayCell.Percent(Annualised, 4), "% per year"),
            new("on the prepaid forward", DisplayCell.Percent(OnPrepaidForward, 4), "%"),
            new("from quoted strikes", DisplayCell.Percent(WithinQuotes, 4), "%"),
            new("from strikes below", DisplayCell.Percent(BelowQuotes, 4), "%"),
            new("from strikes above", DisplayCell.Percent(AboveQuotes, 4), "%"),
            new("spot", Spot, "points"),
            new("forward", Forward, "points"),
            new("discount factor", DiscountFactor),
        ],
    };

    private string Share(double? part) => FormattableString.Invariant($"{100 * part / Value:F2} %");
}
