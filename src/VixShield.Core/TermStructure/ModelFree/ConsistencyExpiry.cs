using VixShield.Display;
using VixShield.Expiries;
using VixShield.Market;

namespace VixShield.TermStructure;

/// <summary>The triangle at one VX expiry: the future, E[VIX^2] of the VIX options, and the SPX forward variance of the 30 days after it. Made by <see cref="ConsistencyTriangle.Of"/>.</summary>
[TypeFormatterSource]
public sealed class ConsistencyExpiry : IDisplayable
{
    internal ConsistencyExpiry(FutureMark future, double years, OptionChain? options, ForwardVariance spx)
    {
        Future = future;
        Years = years;
        Spx = spx;
        Options = options is null ? null : SquaredVixReplication.Of(options);
        Parity = options is null ? null : ParityComparison.Of(future, options);
        SquaredPoints price = SquaredPoints.OfPrice(future.Price, Math.Min(future.HalfSpread, 0.999 * future.Price));
        SquaredPoints variance = SquaredPoints.Of(spx);
        SquaredPoints squared = Options is { } replication
            ? SquaredPoints.Of(replication)
            : new SquaredPoints(null, null, null, null, false, $"The market has no VIX options of {future.Expiry}.");
        SpxLessOptions = ConsistencyGap.Equal(variance, squared);
        OptionsLessFuture = ConsistencyGap.AtLeast(squared, price);
        SpxLessFuture = ConsistencyGap.AtLeast(variance, price);
    }

    /// <summary>The future's expiry.</summary>
    public Expiry Expiry => Future.Expiry;

    /// <summary>Time to the expiry in years, by the clock in Chicago as the strips count it.</summary>
    public double Years { get; }

    /// <summary>The mark of the VX future.</summary>
    public FutureMark Future { get; }

    /// <summary>Square of the future's price, in VIX-squared points.</summary>
    public double FutureSquared => Future.Price * Future.Price;

    /// <summary>E[VIX^2] of the VIX options of the expiry; null when the market has none.</summary>
    public SquaredVixReplication? Options { get; }

    /// <summary>SPX variance over the 30 days after the expiry; times 10,000 it is in VIX-squared points.</summary>
    public ForwardVariance Spx { get; }

    /// <summary>SPX forward variance minus E[VIX^2], which should be 0: the SPX/VIX basis.</summary>
    public ConsistencyGap SpxLessOptions { get; }

    /// <summary>E[VIX^2] minus the square of the future, which must not be below 0 (Jensen): what the convexity of VIX options is worth.</summary>
    public ConsistencyGap OptionsLessFuture { get; }

    /// <summary>SPX forward variance minus the square of the future, which must not be below 0 (Jensen).</summary>
    public ConsistencyGap SpxLessFuture { get; }

    /// <summary>The future against the parity forward of its VIX options; null without options, or when their forward is the future's own price.</summary>
    public ParityComparison? Parity { get; }

    /// <summary>Whether all three relations have a verdict and hold within the quotes.</summary>
    public bool IsConsistent => SpxLessOptions.Verdict == ConsistencyVerdict.Inside && OptionsLessFuture.Verdict == ConsistencyVerdict.Inside && SpxLessFuture.Verdict == ConsistencyVerdict.Inside;

    /// <summary>The expiry and the three relations in words.</summary>
    public override string ToString() => $"{Expiry}: SPX - VIX options {SpxLessOptions} VIX options - VX^2 {OptionsLessFuture} SPX - VX^2 {SpxLessFuture}";

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("SPX, VIX options and VX at an expiry", ToString())
    {
        Facts =
        [
            new("expiry", Expiry.ToString()),
            new("time to expiry", Years, "years"),
            new("VX future", Future.Price, "VIX points"),
            new("consistent", IsConsistent),
            new("future less parity forward", Parity?.Ticks, "ticks"),
        ],
        Tables =
        [
            DisplayTable.Of(
                "variances",
                ConsistencyRow.Numbers(this),
                new("variance", r => r.Name),
                new("value", "VIX-squared points", r => DisplayCell.Fixed(r.Points.Value, 1)),
                new("low", "VIX-squared points", r => DisplayCell.Fixed(r.Points.Low, 1)),
                new("high", "VIX-squared points", r => DisplayCell.Fixed(r.Points.High, 1))),
            DisplayTable.Of(
                "relations",
                ConsistencyRow.Relations(this),
                new("difference", r => r.Name),
                new("value", "VIX-squared points", r => DisplayCell.WithSign(r.Gap.Value, 1)),
                new("low", "VIX-squared points", r => DisplayCell.WithSign(r.Gap.Low, 1)),
                new("high", "VIX-squared points", r => DisplayCell.WithSign(r.Gap.High, 1)),
                new("verdict", r => r.Gap.Verdict),
                new("beyond the band", "VIX-squared points", r => DisplayCell.WithSign(r.Gap.Excess, 1))),
        ],
        Notes = [.. ConsistencyRow.Relations(this).Select(r => $"{r.Name}: {r.Gap.Reason}")],
    };
}
