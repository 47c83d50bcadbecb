namespace VixShield.TermStructure;

/// <summary>The move into a session, with its status; the point counts where it is measured.</summary>
internal readonly record struct SessionMove(DecouplingMoveStatus Status, RegressionPoint Point)
{
    internal double X => Point.U;

    internal double Weighted => Point.V;

    internal double Y => Point.Y;

    internal bool IsMeasured => Status == DecouplingMoveStatus.Measured;
}
