using VixShield.Risk;

namespace VixShield.Adjustments;

/// <summary>What is out of its band, and in which direction a trade has to move it: +1 up, -1 down, 0 where it is inside or not known.</summary>
internal readonly record struct WingNeed(int Delta, int Vega)
{
    internal bool IsAny => Delta != 0 || Vega != 0;

    internal static WingNeed Of(Band delta, double totalDelta, Band? vegaBand, double vega) =>
        new(Direction(delta, totalDelta), vegaBand is { } band ? Direction(band, vega) : 0);

    /// <summary>What a unit moves back towards its band, in words; null where it moves nothing back.</summary>
    internal string? Helps(AdjustmentPolicy policy, MappedExposures unit)
    {
        bool delta = Delta != 0 && Delta * unit.TotalDelta.Mid > 0;
        bool vega = Vega != 0 && Vega * VegaBandState.Measure(policy.Vega, unit) > 0;
        return (delta, vega) switch
        {
            (true, true) => "total delta and vega",
            (true, false) => "total delta",
            (false, true) => "vega",
            _ => null,
        };
    }

    private static int Direction(Band band, double value) => value < band.Low ? 1 : value > band.High ? -1 : 0;
}
