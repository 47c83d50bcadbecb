namespace VixShield.Adjustments;

/// <summary>The carry floor of a policy around a calibration.</summary>
internal static class CarryFloorState
{
    /// <summary>Least carry in dollars per calendar day, or null without a calibration. A fraction of a cost would demand that the cost shrinks; there the floor is an amount.</summary>
    internal static double? Of(AdjustmentPolicy policy, Calibration? calibration) => calibration?.Exposures.Carry.Total switch
    {
        null => null,
        > 0 and var initial => policy.CarryFloor * initial,
        var initial => policy.AbsoluteCarryFloor ?? initial,
    };
}
