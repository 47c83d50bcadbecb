namespace VixShield.MarketData;

/// <summary>Says that a limit on bytes is reached, to the reader that knows file and line.</summary>
internal sealed class SizeLimitException(string problem) : IOException(problem);
