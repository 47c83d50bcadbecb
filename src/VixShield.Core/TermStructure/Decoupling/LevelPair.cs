namespace VixShield.TermStructure;

/// <summary>The level of a session and of the one before it; null where there is none, or where the two do not belong together.</summary>
internal readonly record struct LevelPair(LevelPoint? Before, LevelPoint? After);
