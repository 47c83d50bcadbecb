namespace VixShield.TermStructure;

/// <summary>How finely laws of VIX are integrated.</summary>
/// <param name="Reach">Deviations to which the normal density counts.</param>
/// <param name="Order">Nodes of a panel.</param>
/// <param name="WidestPanel">Widest panel, in deviations.</param>
/// <param name="PoleShare">Widest panel as a share of the distance of the nearest pole.</param>
/// <param name="SideBase">Nodes for the side direction when it hardly moves.</param>
/// <param name="SideSlope">Nodes more for a unit response to it.</param>
/// <param name="WindowBase">Nodes of a stretch of the 30-day window without length.</param>
/// <param name="WindowMore">Nodes more for the whole window: eight resolve the decay of the factors over it to the last digits.</param>
/// <param name="CrossingTolerance">Step of the main normal at which a crossing counts as found; its square is the error.</param>
internal sealed record QuadratureAccuracy(double Reach, int Order, double WidestPanel, double PoleShare, int SideBase, double SideSlope, int WindowBase, int WindowMore, double CrossingTolerance)
{
    /// <summary>To the last digits: Legendre's error of order 12 is below 1e-16 when a pole is 2.2 half widths away.</summary>
    internal static QuadratureAccuracy Full { get; } = new(9.3, 12, 1.5, 2 / 2.2, 4, 8, 2, 6, 1e-9);

    /// <summary>To about 1e-6 of a price, for the steps of a search whose result is judged in full.</summary>
    internal static QuadratureAccuracy Search { get; } = new(6.5, 6, 1.5, 2 / 1.2, 1, 5, 1, 3, 1e-4);

    /// <summary>Nodes for a stretch of the window. A factor that decays within it needs about one more for each time it falls by e.</summary>
    internal int WindowOrder(double years, double speed) =>
        WindowBase + (int)Math.Ceiling((WindowMore * years / LogBetaCurve.VixWindow) - 1e-9) + (int)Math.Ceiling(Math.Max(0, (speed * years) - 0.7));

    /// <summary>Nodes for the side direction of a future: it moves logarithms of VIX by little, and the middle of the window not at all.</summary>
    internal int SideOrder(ReadOnlySpan<double> side)
    {
        double most = 0;
        foreach (double x in side)
            most = Math.Max(most, Math.Abs(x));
        return SideOrderOf(most);
    }

    /// <summary>Nodes for the side direction of options, whose crossings it moves in units of the main direction.</summary>
    internal int SideOrder(ReadOnlySpan<double> side, ReadOnlySpan<double> main)
    {
        double most = 0;
        for (int m = 0; m < side.Length; m++)
        {
            double here = Math.Abs(side[m]);
            if (here > 0)
                most = Math.Max(most, Math.Max(here, here / Math.Abs(main[m])));
        }

        // Prices bend more than their future.
        return most < 1e-15 ? 1 : 1 + SideOrderOf(most);
    }

    private int SideOrderOf(double most) => most < 1e-15 ? 1 : (int)Math.Min(40, SideBase + Math.Ceiling(SideSlope * most));
}
