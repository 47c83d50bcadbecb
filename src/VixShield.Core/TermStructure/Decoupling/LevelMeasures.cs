namespace VixShield.TermStructure;

/// <summary>What the level regression says of a session. The default value is nothing.</summary>
internal readonly record struct LevelMeasures(
    double? Residual, double? Z, double? Phi, double? HalfLife, double? ShortPhi, double? ShortHalfLife, double? DickeyFuller, bool LastsLonger, ChartMeasures Chart);
