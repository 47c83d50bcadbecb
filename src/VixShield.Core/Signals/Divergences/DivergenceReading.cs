using VixShield.Display;

namespace VixShield.Signals;

/// <summary>What a bar brought. The default value is a reading that is not ready.</summary>
[TypeFormatterSource]
public readonly record struct DivergenceReading : IDisplayable
{
    internal DivergenceReading(DivergenceStatus status, BarDivergence? divergence = null)
    {
        Status = status;
        Divergence = divergence;
    }

    /// <summary>What the bar brought.</summary>
    public DivergenceStatus Status { get; }

    /// <summary>The divergence that is known from this bar on; null unless found. No bar brings two.</summary>
    public BarDivergence? Divergence { get; }

    /// <summary>The state in words. Made at each call.</summary>
    public string Reason => Status switch
    {
        DivergenceStatus.NotReady => "Too few bars for a pivot.",
        DivergenceStatus.NoPivot => "No pivot is confirmed.",
        DivergenceStatus.FirstPivot => "The first pivot of its side is confirmed.",
        DivergenceStatus.TooNear => "The pivot is too near to the one before.",
        DivergenceStatus.TooFar => "The pivot is too far from the one before.",
        DivergenceStatus.NoIndicator => "The indicator lacks a value at a pivot or between the two.",
        DivergenceStatus.NoDivergence => "Price and indicator do not differ between the pivots.",
        _ => $"{Divergence}.",
    };

    /// <summary>The reason.</summary>
    public override string ToString() => Reason;

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Divergence of a bar", ToString())
    {
        Facts =
        [
            new("status", Status),
            new("kind", Divergence?.Kind),
            new("first bar", Divergence?.First.Bar),
            new("second bar", Divergence?.Second.Bar),
            new("known at bar", Divergence?.KnownBar),
        ],
    };
}
