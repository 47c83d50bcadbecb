namespace VixShield.TermStructure;

/// <summary>A session's point and that of the session before; null where there is none, or where the two do not belong together.</summary>
internal readonly record struct PointPair(RegressionPoint? Before, RegressionPoint? After);
