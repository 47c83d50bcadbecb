namespace VixShield.TermStructure;

/// <summary>The charted innovation of a session and the chart after it; null where there is none.</summary>
internal readonly record struct ChartMeasures(double? Innovation, CumulativeSumPoint Point)
{
    internal double? Upper => Innovation is null ? null : Point.Upper;

    internal double? Lower => Innovation is null ? null : Point.Lower;
}
