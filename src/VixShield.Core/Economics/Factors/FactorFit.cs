using VixShield.Display;
using VixShield.TermStructure;

namespace VixShield.Economics;

/// <summary>
/// Alpha and betas of a regression of excess returns on one or two factors, with classical standard errors. All returns are per period of the rows; nothing is annualised. Made by
/// <see cref="FactorRegression"/>.
/// </summary>
[TypeFormatterSource]
public sealed record FactorFit : IDisplayable
{
    internal FactorFit(EstimationStatus status, string reason, int count)
    {
        Status = status;
        Reason = reason;
        Count = count;
    }

    /// <summary>Whether there is a fit; if not, why.</summary>
    public EstimationStatus Status { get; }

    /// <summary>The status in words, with its numbers.</summary>
    public string Reason { get; }

    /// <summary>Rows given.</summary>
    public int Count { get; }

    /// <summary>The intercept, Jensen's alpha, as a return per period; null without a fit.</summary>
    public double? Alpha { get; internal init; }

    /// <summary>Standard error of <see cref="Alpha"/>; null without a fit.</summary>
    public double? AlphaStandardError { get; internal init; }

    /// <summary>Return of the portfolio per 1.00 of the market's excess return; with two factors, the volatility future held. Null without a fit.</summary>
    public double? MarketBeta { get; internal init; }

    /// <summary>Standard error of <see cref="MarketBeta"/>; null without a fit.</summary>
    public double? MarketBetaStandardError { get; internal init; }

    /// <summary>Return of the portfolio per 1.00 of the volatility future's return, the market held; null without a fit and with one factor.</summary>
    public double? VolatilityBeta { get; internal init; }

    /// <summary>Standard error of <see cref="VolatilityBeta"/>; null when that is.</summary>
    public double? VolatilityBetaStandardError { get; internal init; }

    /// <summary>Share of the variance of the excess return that is explained; null without a fit and where the portfolio's excess return does not vary.</summary>
    public double? RSquared { get; internal init; }

    /// <summary>Standard deviation of the residuals, with the divisor of rows less coefficients; a return per period. Null without a fit.</summary>
    public double? ResidualDeviation { get; internal init; }

    /// <summary>Alpha and betas with their standard errors, or the reason.</summary>
    public override string ToString() => (Alpha, VolatilityBeta) switch
    {
        (null, _) => Reason,
        (_, null) => FormattableString.Invariant($"alpha {Alpha:G4} (s.e. {AlphaStandardError:G3}), market {MarketBeta:G4} (s.e. {MarketBetaStandardError:G3}), {Count} rows"),
        _ => FormattableString.Invariant(
            $"alpha {Alpha:G4} (s.e. {AlphaStandardError:G3}), market {MarketBeta:G4} (s.e. {MarketBetaStandardError:G3}), volatility {VolatilityBeta:G4} (s.e. {VolatilityBetaStandardError:G3}), {Count} rows"),
    };

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Factor regression", ToString())
    {
        Facts =
        [
            new("status", Status),
            new("rows", Count),
            new("alpha", Alpha, "per period"),
            new("standard error of alpha", AlphaStandardError, "per period"),
            new("market beta", MarketBeta),
            new("standard error of the market beta", MarketBetaStandardError),
            new("volatility beta", VolatilityBeta),
            new("standard error of the volatility beta", VolatilityBetaStandardError),
            new("R squared", RSquared),
            new("residual deviation", ResidualDeviation, "per period"),
            new("reason", Reason),
        ],
    };
}
