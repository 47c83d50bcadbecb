namespace VixShield.TermStructure;

/// <summary>What the triangle compares at an expiry, by name.</summary>
internal static class ConsistencyRow
{
    internal static (string Name, SquaredPoints Points)[] Numbers(ConsistencyExpiry expiry) =>
    [
        ("SPX forward variance", SquaredPoints.Of(expiry.Spx)),
        ("E[VIX^2] of VIX options", expiry.Options is null ? default : SquaredPoints.Of(expiry.Options)),
        ("square of the VX future", new SquaredPoints { Value = expiry.FutureSquared }),
    ];

    internal static (string Name, ConsistencyGap Gap)[] Relations(ConsistencyExpiry expiry) =>
    [
        ("SPX less VIX options", expiry.SpxLessOptions),
        ("VIX options less VX^2", expiry.OptionsLessFuture),
        ("SPX less VX^2", expiry.SpxLessFuture),
    ];
}
