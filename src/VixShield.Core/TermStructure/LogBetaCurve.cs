using System.Collections.Immutable;
using VixShield.Display;
using VixShield.Numerics;

namespace VixShield.TermStructure;

/// <summary>
/// How much of a relative VIX move a future or a volatility of some tenor makes: a sum of exponentials of the time to expiry, with
/// weights that sum to 1, so that the response at expiry is 1. Equal when weights and speeds are.
/// </summary>
/// <remarks>
/// The same weights and speeds give the response of SPX volatilities, because a VX future is the forward of the 30-day volatility:
/// on a flat curve [(T + D) VR(T + D) - T VR(T)] / D = LogBeta(T) with D = 30/365. Betas read off one family and volatility
/// responses off another would contradict each other.
/// </remarks>
[TypeFormatterSource]
public sealed class LogBetaCurve : ILogBeta, IEquatable<LogBetaCurve>, IDisplayable
{
    /// <summary>The window of the VIX, in years: 30 days of 365.</summary>
    public const double VixWindow = 30d / 365d;

    // The slope is measured on a 90-day future.
    private const double SlopeTenor = 90d / 365d;

    private readonly double[] _weights;
    private readonly double[] _speeds;
    private readonly double _slowest;
    private readonly double _fastest;

    /// <summary>Makes a curve.</summary>
    /// <param name="weights">Weights; they sum to 1 within 1e-9.</param>
    /// <param name="speeds">Mean-reversion speeds per year, one for each weight; at least 0.</param>
    /// <exception cref="ArgumentException">Lengths differ or are 0, a value is not finite, a speed is negative, or the weights do not sum to 1.</exception>
    public LogBetaCurve(IEnumerable<double> weights, IEnumerable<double> speeds)
    {
        Weights = [.. Guard.NotNull(weights, nameof(weights))];
        Speeds = [.. Guard.NotNull(speeds, nameof(speeds))];
        if (Weights.IsEmpty || Weights.Length != Speeds.Length)
            throw new ArgumentException(FormattableString.Invariant($"{Speeds.Length} speeds for {Weights.Length} weights: there must be as many, and at least one."), nameof(speeds));
        foreach (double weight in Weights)
            Guard.Finite(weight, nameof(weights));
        foreach (double speed in Speeds)
            Guard.InRange(speed, 0, 1e6, nameof(speeds));
        if (Math.Abs(Weights.Sum() - 1) > 1e-9)
            throw Guard.OutOfRange(nameof(weights), Weights.Sum(), "Weights must sum to 1.");
        _weights = [.. Weights];
        _speeds = [.. Speeds];
        _slowest = Speeds.Min();
        _fastest = Speeds.Max();
    }

    /// <summary>
    /// The default prior: weights 0.70 and 0.30 at speeds 18 and 0.9 per year, which pass through the betas that the index publisher
    /// reported for one and five months (0.44 and 0.21). It is an opinion, to be replaced by estimates from a history.
    /// </summary>
    public static LogBetaCurve Prior { get; } = new([0.70, 0.30], [18, 0.9]);

    /// <summary>The weights.</summary>
    public ImmutableArray<double> Weights { get; }

    /// <summary>The speeds, per year.</summary>
    public ImmutableArray<double> Speeds { get; }

    /// <summary>
    /// Whether no weight is negative: the beta then falls from 1 at expiry and stays positive. With a negative weight, which an estimate
    /// can produce, it need do neither; a user should be told.
    /// </summary>
    public bool IsDecreasing => Weights.All(w => w >= 0);

    /// <summary>Relative move of a future per relative move of spot VIX, d ln VX / d ln VIX: 1 at expiry.</summary>
    /// <param name="years">Time to expiry, in years; at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative or not finite.</exception>
    public double LogBeta(double years)
    {
        Guard.NonNegativeFinite(years, nameof(years));
        double sum = 0;
        for (int i = 0; i < _weights.Length; i++)
            sum += _weights[i] * ElementaryFunctions.Exp(-_speeds[i] * years);
        return sum;
    }

    /// <summary>Points that a future moves per point of spot VIX: <see cref="LogBeta"/> times future / VIX.</summary>
    /// <param name="years">Time to expiry, in years; at least 0.</param>
    /// <param name="future">Futures price, in points; greater than 0.</param>
    /// <param name="vix">Spot VIX, in points; greater than 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of range.</exception>
    public double PointBeta(double years, double future, double vix) =>
        LogBeta(years) * Guard.PositiveFinite(future, nameof(future)) / Guard.PositiveFinite(vix, nameof(vix));

    /// <summary>
    /// Relative move of the volatility of a tenor per relative move of the 30-day volatility, VR(T): 1 at 30 days, above 1 before and below 1 after it. Towards
    /// expiry it tends to VR(0), the sum of w / A(k 30/365), which is finite.
    /// </summary>
    /// <param name="years">Time to expiry, in years; at least 0. There is nothing beyond VR(0) to extrapolate to.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative or not finite.</exception>
    public double VolatilityResponse(double years)
    {
        Guard.NonNegativeFinite(years, nameof(years));
        double sum = 0;
        for (int i = 0; i < _weights.Length; i++)
            sum += _weights[i] * Average(_speeds[i] * years) / Average(_speeds[i] * VixWindow);
        return sum;
    }

    /// <summary>The curve with all speeds multiplied by a factor: above 1, longer tenors follow VIX less.</summary>
    /// <param name="factor">The factor; greater than 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The factor is not finite or not greater than 0.</exception>
    public LogBetaCurve WithSpeedsScaled(double factor)
    {
        Guard.PositiveFinite(factor, nameof(factor));
        return new LogBetaCurve(Weights, Speeds.Select(s => s * factor));
    }

    /// <inheritdoc/>
    public bool Equals(LogBetaCurve? other) =>
        other is not null && Weights.AsSpan().SequenceEqual(other.Weights.AsSpan()) && Speeds.AsSpan().SequenceEqual(other.Speeds.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as LogBetaCurve);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Weights.Length, Weights[0], Speeds[0], Speeds[^1]);

    /// <summary>The terms, as in <c>0.7 exp(-18 T) + 0.3 exp(-0.9 T)</c>.</summary>
    public override string ToString() => string.Join(
        " + ", Weights.Select((w, i) => FormattableString.Invariant($"{w:G6} exp(-{Speeds[i]:G6} T)")));

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Log beta curve", ToString())
    {
        Facts =
        [
            new("decreasing", IsDecreasing),
        ],
        Tables =
        [
            DisplayTable.Of(
                "parts",
                Weights.Zip(Speeds),
                new("weight", r => r.First),
                new("speed", "per year", r => r.Second)),
            DisplayTable.Of(
                "log beta by time to expiry",
                DisplayDays,
                new("time to expiry", "days", r => r),
                new("log beta", r => LogBeta(r / 365.0)),
                new("volatility response", r => VolatilityResponse(r / 365.0))),
        ],
    };

    /// <summary>Times to expiry that tables of curves show, in days.</summary>
    internal static ImmutableArray<int> DisplayDays { get; } = [0, 7, 14, 30, 60, 90, 120, 180, 270];

    /// <summary>
    /// What the slow exponential does to the logarithm of a future minus what the fast one does, per unit of that difference at 90 days; 0 when there is one speed only.
    /// </summary>
    internal double SlopeLogResponse(double years)
    {
        double unit = SlopeUnit;
        return unit == 0 ? 0 : (ElementaryFunctions.Exp(-_slowest * years) - ElementaryFunctions.Exp(-_fastest * years)) / unit;
    }

    /// <summary>The same for the logarithm of an index volatility: 0 at 30 days.</summary>
    internal double SlopeVolatilityResponse(double years)
    {
        double unit = SlopeUnit;
        return unit == 0 ? 0 : ((Average(_slowest * years) / Average(_slowest * VixWindow)) - (Average(_fastest * years) / Average(_fastest * VixWindow))) / unit;
    }

    private double SlopeUnit => ElementaryFunctions.Exp(-_slowest * SlopeTenor) - ElementaryFunctions.Exp(-_fastest * SlopeTenor);

    /// <summary>A(x) = (1 - e^-x) / x, the average of e^-y over y from 0 to x; its series where the quotient would cancel.</summary>
    internal static double Average(double x)
    {
        if (x < 0.05)
            return 1 - (x / 2 * (1 - (x / 3 * (1 - (x / 4 * (1 - (x / 5 * (1 - (x / 6 * (1 - (x / 7 * (1 - (x / 8)))))))))))));
        return (1 - ElementaryFunctions.Exp(-x)) / x;
    }
}
