namespace VixShield.Risk;

/// <summary>A future or a share: its price after the horizon and before the move, and what moves it.</summary>
internal sealed class ScenarioLine
{
    internal required double Price { get; init; }

    /// <summary>Its place on the VX curve; null for what moves with the index.</summary>
    internal ScenarioTenor? Tenor { get; init; }
}
