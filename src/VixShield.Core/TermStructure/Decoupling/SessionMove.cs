namespace VixShield.TermStructure;

/// <summary>The move into a session, with its status; the numbers count where it is measured.</summary>
/// <param name="Status">Whether it is measured.</param>
/// <param name="X">Log change of VIX.</param>
/// <param name="Weighted">The same times the maturity weight; 0 with one maturity.</param>
/// <param name="Y">Log change of the future.</param>
internal readonly record struct SessionMove(DecouplingMoveStatus Status, double X, double Weighted, double Y)
{
    internal double? Vix => Status == DecouplingMoveStatus.Measured ? X : null;

    internal double? Future => Status == DecouplingMoveStatus.Measured ? Y : null;
}
