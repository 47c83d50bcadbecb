using VixShield.Display;

namespace VixShield.TermStructure;

/// <summary>An entry of a sample covariance beside that of fitted dynamics. Made by <see cref="TwoFactorFitting"/>.</summary>
[TypeFormatterSource]
public sealed record CovarianceResidual : IDisplayable
{
    internal CovarianceResidual(CovarianceEntry sample, double error, double fitted)
    {
        Sample = sample;
        Error = error;
        Fitted = fitted;
    }

    /// <summary>The sample.</summary>
    public CovarianceEntry Sample { get; }

    /// <summary>What the squared residual was divided by the square of: the standard error of the entry if returns were normal and independent, per year.</summary>
    public double Error { get; }

    /// <summary>The covariance of the dynamics, per year.</summary>
    public double Fitted { get; }

    /// <summary>Dynamics minus sample, per year.</summary>
    public double Residual => Fitted - Sample.Covariance!.Value;

    /// <summary>Sample and dynamics.</summary>
    public override string ToString() => FormattableString.Invariant($"{Sample}, dynamics {Fitted:F4}");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Covariance beside the fitted dynamics", ToString())
    {
        Facts =
        [
            new("entry", Sample.ToString()),
            new("sample", Sample.Covariance, "per year"),
            new("dynamics", Fitted, "per year"),
            new("residual", Residual, "per year"),
            new("error of the sample", Error, "per year"),
        ],
    };
}
