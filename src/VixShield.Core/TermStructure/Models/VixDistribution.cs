using VixShield.Display;
using VixShield.Instruments;
using VixShield.Pricing;

namespace VixShield.TermStructure;

/// <summary>
/// The risk-neutral law of VIX at an expiry under a model: future, options and their Black-76 volatilities, undiscounted, in VIX points. A model of your own derives from this class. Immutable.
/// </summary>
[TypeFormatterSource]
public abstract class VixDistribution : IDisplayable
{
    /// <summary>Sets what every law has.</summary>
    /// <param name="years">Time from the model's beginning to the expiry, in years; at least 0.</param>
    /// <param name="remaining">Time to the expiry that is left after the horizon of a shock, in years; from 0 to <paramref name="years"/>.</param>
    /// <param name="future">The mean of VIX, in points; greater than 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of range.</exception>
    protected VixDistribution(double years, double remaining, double future)
    {
        Years = Guard.NonNegativeFinite(years, nameof(years));
        Remaining = Guard.InRange(remaining, 0, years, nameof(remaining));
        Future = Guard.PositiveFinite(future, nameof(future));
    }

    /// <summary>Time from the model's beginning to the expiry, in years.</summary>
    public double Years { get; }

    /// <summary>Time to the expiry that is left after the horizon of the shock, in years: what a volatility refers to.</summary>
    public double Remaining { get; }

    /// <summary>The mean, which is the price of the VX future, in points.</summary>
    public double Future { get; }

    /// <summary>The mean of the square, in points squared: what VIX options of all strikes give without a model.</summary>
    public abstract double SecondMoment { get; }

    /// <summary>Root of <see cref="SecondMoment"/> minus <see cref="Future"/>, in points; at least 0 but for rounding.</summary>
    public double ConvexityAdjustment => Math.Sqrt(SecondMoment) - Future;

    /// <summary>Price of an option before discounting, in points. Accurate in itself for each right, also far out of the money; an amount below 1e-18 of the future may be 0.</summary>
    /// <param name="strike">The strike, in points; finite and at least 0.</param>
    /// <param name="right">Call or put.</param>
    /// <exception cref="ArgumentOutOfRangeException">The strike is out of range, or the right is neither.</exception>
    public double OptionPrice(double strike, OptionRight right)
    {
        Guard.NonNegativeFinite(strike, nameof(strike));
        Guard.Defined(right, nameof(right));
        return strike > 0 ? PriceOf(strike, right) : right == OptionRight.Call ? Future : 0;
    }

    /// <summary>Black-76 volatility of an option on the model's own future, per year: of the out-of-the-money right; null where its price carries none, as when no time is left.</summary>
    /// <param name="strike">The strike, in points; finite and greater than 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The strike is out of range.</exception>
    public double? VolatilityAt(double strike)
    {
        Guard.PositiveFinite(strike, nameof(strike));
        OptionRight right = strike < Future ? OptionRight.Put : OptionRight.Call;
        return Black76.TryImpliedVolatility(OptionPrice(strike, right), Future, strike, Remaining, 1, right, out double volatility) == ImpliedVolatilityStatus.Ok && volatility > 0
            ? volatility
            : null;
    }

    /// <summary>Probability that VIX settles above a strike.</summary>
    /// <param name="strike">The strike, in points; finite and at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The strike is out of range.</exception>
    public abstract double ProbabilityAbove(double strike);

    /// <summary>Price of an option before discounting, in points; called with a checked strike.</summary>
    /// <param name="strike">The strike, in points; finite and greater than 0.</param>
    /// <param name="right">Call or put.</param>
    protected abstract double PriceOf(double strike, OptionRight right);

    /// <summary>Expiry and future.</summary>
    public override string ToString() => FormattableString.Invariant($"VIX in {Years * 365:F1} days: future {Future:F4}, convexity adjustment {ConvexityAdjustment:F4}");

    /// <inheritdoc/>
    public virtual DisplayPage ToDisplay() => new("VIX at an expiry", ToString())
    {
        Facts =
        [
            new("time to expiry", Years, "years"),
            new("time left after the shock", Remaining, "years"),
            new("future", Future, "VIX points"),
            new("second moment", SecondMoment, "VIX points squared"),
            new("convexity adjustment", ConvexityAdjustment, "VIX points"),
        ],
    };
}
