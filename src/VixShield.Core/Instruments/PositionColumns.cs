using VixShield.Display;

namespace VixShield.Instruments;

/// <summary>Positions as a table.</summary>
internal static class PositionColumns
{
    internal static DisplayTable TableOf(string caption, IEnumerable<Position> positions) => DisplayTable.Of(
        caption,
        positions,
        new("quantity", "contracts", r => r.Leg.Quantity),
        new("instrument", r => r.Leg.Name),
        new("role", r => r.Role),
        new("structure", r => r.Structure ?? DisplayCell.Missing),
        new("hedge layer", r => r.Layer));
}
