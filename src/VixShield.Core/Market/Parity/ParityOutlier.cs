using VixShield.Display;

namespace VixShield.Market;

/// <summary>A pair whose box the fitted line leaves by more than the tolerance: one of the two quotes is stale, wrong or free money. Made by the fit.</summary>
[TypeFormatterSource]
public sealed record ParityOutlier : IDisplayable
{
    internal ParityOutlier(ParityPair pair) => Pair = pair;

    /// <summary>The call and the put.</summary>
    public ParityPair Pair { get; }

    /// <summary>The strike, in points.</summary>
    public double Strike => Pair.Strike;

    /// <summary>Middle of C - P less that of the line, in price points: positive when the call is dear against the put.</summary>
    public double Residual => Pair.Residual;

    /// <summary>Half the height of the box, in price points.</summary>
    public double HalfWidth => Pair.HalfWidth;

    /// <summary>How far the line is from the box, in price points: greater than 0.</summary>
    public double Excess => Math.Abs(Residual) - HalfWidth;

    /// <summary>The strike, both quotes and the residual.</summary>
    public override string ToString() => FormattableString.Invariant($"{Pair.Call}, {Pair.Put}: residual {Residual:G3}, half-width {HalfWidth:G3}");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Parity outlier", ToString())
    {
        Facts =
        [
            new("strike", Strike, "points"),
            new("residual", Residual, "price points"),
            new("half-width of the box", HalfWidth, "price points"),
            new("beyond the box", Excess, "price points"),
            new("call", Pair.Call.ToString()),
            new("put", Pair.Put.ToString()),
        ],
    };
}
