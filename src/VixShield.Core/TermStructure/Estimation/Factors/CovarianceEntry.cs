using VixShield.Display;

namespace VixShield.TermStructure;

/// <summary>Covariance of log returns of two maturities, or the variance of one. Made by <see cref="VixFuturesCovariance"/>.</summary>
[TypeFormatterSource]
public sealed record CovarianceEntry : IDisplayable
{
    internal CovarianceEntry(MaturityBucket first, MaturityBucket second, double firstDays, double secondDays, int sessions, double? covariance)
    {
        First = first;
        Second = second;
        FirstDays = firstDays;
        SecondDays = secondDays;
        Sessions = sessions;
        Covariance = covariance;
    }

    /// <summary>The one maturity.</summary>
    public MaturityBucket First { get; }

    /// <summary>The other, at or after the first in the order of the options.</summary>
    public MaturityBucket Second { get; }

    /// <summary>Mean calendar days to settlement of the first, over the sessions that have both.</summary>
    public double FirstDays { get; }

    /// <summary>The same of the second.</summary>
    public double SecondDays { get; }

    /// <summary>Sessions that have both.</summary>
    public int Sessions { get; }

    /// <summary>The covariance, per year; null where there are fewer sessions than the options ask for, or VIX does not move on them and should be adjusted for.</summary>
    public double? Covariance { get; }

    /// <summary>The maturities and the covariance.</summary>
    public override string ToString() => Covariance is { } covariance
        ? FormattableString.Invariant($"{First}, {Second}: {covariance:F4} a year ({Sessions} sessions)")
        : FormattableString.Invariant($"{First}, {Second}: unknown ({Sessions} sessions)");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Covariance of two maturities", ToString())
    {
        Facts =
        [
            new("first bucket", $"{First.FromDays}-{First.UntilDays}", "days"),
            new("second bucket", $"{Second.FromDays}-{Second.UntilDays}", "days"),
            new("mean time to settlement, first", FirstDays, "days"),
            new("mean time to settlement, second", SecondDays, "days"),
            new("sessions", Sessions),
            new("covariance", Covariance, "per year"),
        ],
    };
}
