using VixShield.Display;

namespace VixShield.Market;

/// <summary>
/// The call and the put of one strike: C - P lies between the call's bid less the put's ask and the call's ask less the put's bid, its <em>box</em>.
/// Made by the fit.
/// </summary>
[TypeFormatterSource]
public sealed record ParityPair : IDisplayable
{
    internal ParityPair(OptionQuote call, OptionQuote put, double residual)
    {
        Call = call;
        Put = put;
        Residual = residual;
    }

    /// <summary>The strike, in points.</summary>
    public double Strike => Call.Strike;

    /// <summary>The quote of the call.</summary>
    public OptionQuote Call { get; }

    /// <summary>The quote of the put.</summary>
    public OptionQuote Put { get; }

    /// <summary>Middle of the call less middle of the put, in price points: the middle of the box.</summary>
    public double Middle => Call.Mid - Put.Mid;

    /// <summary>Sum of the two half-spreads, in price points: half the height of the box.</summary>
    public double HalfWidth => Call.HalfSpread + Put.HalfSpread;

    /// <summary><see cref="Middle"/> less D (F - K), in price points: positive when the call is dear against the put.</summary>
    public double Residual { get; }

    /// <summary>The strike, the middle with its half-width, and the residual.</summary>
    public override string ToString() => FormattableString.Invariant($"{Strike}: C - P {Middle:G6} +- {HalfWidth:G3}, residual {Residual:G3}");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Parity pair", ToString())
    {
        Facts =
        [
            new("strike", Strike, "points"),
            new("call less put", Middle, "price points"),
            new("half-width of the box", HalfWidth, "price points"),
            new("residual", Residual, "price points"),
            new("call", Call.ToString()),
            new("put", Put.ToString()),
        ],
    };
}
