namespace VixShield.Signals;

/// <summary>The legal lengths of windows and averages.</summary>
internal static class IndicatorPeriod
{
    internal const int Longest = 10_000;

    internal static int Check(int value, string parameter, int least = 1) => Guard.InRange(value, least, Longest, parameter);
}
