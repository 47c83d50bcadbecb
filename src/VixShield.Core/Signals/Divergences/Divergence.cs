namespace VixShield.Signals;

/// <summary>A divergence between two series. A statistical pattern of the past: it predicts nothing.</summary>
/// <param name="Kind">How price and indicator differ.</param>
/// <param name="First">The earlier pivot.</param>
/// <param name="Second">The later pivot.</param>
/// <param name="Known">The session that confirms the later pivot. Before its close the divergence does not exist for anybody.</param>
/// <param name="Bars">Sessions from the earlier pivot to the later.</param>
public sealed record Divergence(DivergenceKind Kind, DivergencePivot First, DivergencePivot Second, DateOnly Known, int Bars)
{
    /// <summary>Kind, pivots and when it is known.</summary>
    public override string ToString() => FormattableString.Invariant($"{Kind}: {First} to {Second}, known on {Known:yyyy-MM-dd}");
}
