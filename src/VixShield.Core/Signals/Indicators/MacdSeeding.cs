namespace VixShield.Signals;

/// <summary>From where the fast average of a MACD starts. The two conventions differ most at the start and come together within some hundred values.</summary>
public enum MacdSeeding
{
    /// <summary>Each average is seeded with the mean of its own first values: the fast one is older when the line begins.</summary>
    Own = 0,

    /// <summary>The fast average is seeded with the mean of the values that end where the slow one is seeded, so that both start together (the TA-Lib convention).</summary>
    Together = 1,
}
