using VixShield.Display;

namespace VixShield.Signals;

/// <summary>A divergence between two series. A statistical pattern of the past: it predicts nothing.</summary>
/// <param name="Kind">How price and indicator differ.</param>
/// <param name="First">The earlier pivot.</param>
/// <param name="Second">The later pivot.</param>
/// <param name="Known">The session that confirms the later pivot. Before its close the divergence does not exist for anybody.</param>
/// <param name="Bars">Sessions from the earlier pivot to the later.</param>
[TypeFormatterSource]
public sealed record Divergence(DivergenceKind Kind, DivergencePivot First, DivergencePivot Second, DateOnly Known, int Bars) : IDisplayable
{
    /// <summary>Kind, pivots and when it is known.</summary>
    public override string ToString() => FormattableString.Invariant($"{Kind}: {First} to {Second}, known on {Known:yyyy-MM-dd}");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Divergence", ToString())
    {
        Facts =
        [
            new("kind", Kind),
            new("first pivot", First.Date),
            new("first price", First.Price),
            new("first indicator", First.Indicator),
            new("second pivot", Second.Date),
            new("second price", Second.Price),
            new("second indicator", Second.Indicator),
            new("known on", Known),
            new("sessions between", Bars),
        ],
    };
}
