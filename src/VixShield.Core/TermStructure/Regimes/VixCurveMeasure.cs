using VixShield.Display;

namespace VixShield.TermStructure;

/// <summary>
/// A number of the VX strip that is followed over sessions. Measures by rank jump when the ranks change contracts at a settlement; those of a constant maturity do not.
/// </summary>
[TypeFormatterSource]
public sealed record VixCurveMeasure : IDisplayable
{
    private VixCurveMeasure(VixCurveMeasureKind kind, int near, int far)
    {
        Kind = kind;
        Near = near;
        Far = far;
    }

    /// <summary>What is measured.</summary>
    public VixCurveMeasureKind Kind { get; }

    /// <summary>The earlier rank, or the shorter maturity in calendar days; 0 for spot VIX.</summary>
    public int Near { get; }

    /// <summary>The later rank, or the longer maturity in calendar days.</summary>
    public int Far { get; }

    /// <summary>Whether the measure is of constant maturities, so that its changes are not those of a label.</summary>
    public bool IsConstantMaturity => Kind is VixCurveMeasureKind.ConstantMaturitySpread or VixCurveMeasureKind.RelativeConstantMaturitySpread;

    /// <summary>Whether the measure is a ratio (0.05 is 5 %) and not in points.</summary>
    public bool IsRelative => Kind is VixCurveMeasureKind.RelativeBasis or VixCurveMeasureKind.RelativeSlope or VixCurveMeasureKind.RelativeConstantMaturitySpread;

    /// <summary>First contract minus spot VIX, in points.</summary>
    public static VixCurveMeasure Basis { get; } = new(VixCurveMeasureKind.Basis, 0, 1);

    /// <summary>First contract minus spot VIX, divided by spot VIX.</summary>
    public static VixCurveMeasure RelativeBasis { get; } = new(VixCurveMeasureKind.RelativeBasis, 0, 1);

    /// <summary>Second contract minus first, divided by the first.</summary>
    public static VixCurveMeasure Contango { get; } = RelativeSlope(1, 2);

    /// <summary>Contract of a later rank minus that of an earlier, in points.</summary>
    /// <param name="near">The earlier rank; at least 1.</param>
    /// <param name="far">The later rank.</param>
    /// <exception cref="ArgumentOutOfRangeException">The ranks do not ascend from 1.</exception>
    public static VixCurveMeasure Slope(int near, int far) => Make(VixCurveMeasureKind.Slope, near, far);

    /// <summary>Contract of a later rank minus that of an earlier, divided by the earlier.</summary>
    /// <param name="near">The earlier rank; at least 1.</param>
    /// <param name="far">The later rank.</param>
    /// <exception cref="ArgumentOutOfRangeException">The ranks do not ascend from 1.</exception>
    public static VixCurveMeasure RelativeSlope(int near, int far) => Make(VixCurveMeasureKind.RelativeSlope, near, far);

    /// <summary>Price at a longer constant maturity minus that at a shorter, in points.</summary>
    /// <param name="nearDays">The shorter maturity, in calendar days; at least 1.</param>
    /// <param name="farDays">The longer maturity.</param>
    /// <exception cref="ArgumentOutOfRangeException">The maturities do not ascend from 1.</exception>
    public static VixCurveMeasure Spread(int nearDays, int farDays) => Make(VixCurveMeasureKind.ConstantMaturitySpread, nearDays, farDays);

    /// <summary>Price at a longer constant maturity minus that at a shorter, divided by the shorter.</summary>
    /// <param name="nearDays">The shorter maturity, in calendar days; at least 1.</param>
    /// <param name="farDays">The longer maturity.</param>
    /// <exception cref="ArgumentOutOfRangeException">The maturities do not ascend from 1.</exception>
    public static VixCurveMeasure RelativeSpread(int nearDays, int farDays) => Make(VixCurveMeasureKind.RelativeConstantMaturitySpread, nearDays, farDays);

    /// <summary>Name for people and series.</summary>
    public override string ToString() => FormattableString.Invariant(Kind switch
    {
        VixCurveMeasureKind.Basis => $"VX1 - VIX",
        VixCurveMeasureKind.RelativeBasis => $"VX1/VIX - 1",
        VixCurveMeasureKind.Slope => $"VX{Far} - VX{Near}",
        VixCurveMeasureKind.RelativeSlope => $"VX{Far}/VX{Near} - 1",
        VixCurveMeasureKind.ConstantMaturitySpread => $"VX {Far} days - VX {Near} days",
        _ => $"VX {Far} days / VX {Near} days - 1",
    });

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Measure of the VX strip", ToString())
    {
        Facts =
        [
            new("measure", ToString()),
            new("kind", Kind),
            new("near", Near),
            new("far", Far),
            new("constant maturity", IsConstantMaturity),
            new("ratio", IsRelative),
        ],
    };

    private static VixCurveMeasure Make(VixCurveMeasureKind kind, int near, int far)
    {
        Guard.InRange(near, 1, int.MaxValue - 1, nameof(near));
        return new VixCurveMeasure(kind, near, Guard.InRange(far, near + 1, int.MaxValue, nameof(far)));
    }
}
