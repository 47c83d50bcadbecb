namespace VixShield.Signals;

/// <summary>Lengths and seeding of a MACD.</summary>
public sealed record MacdOptions
{
    /// <summary>12, 26, 9, each average with its own seed.</summary>
    public static MacdOptions Default { get; } = new();

    /// <summary>Makes options.</summary>
    /// <param name="fast">Length of the fast average; at least 1.</param>
    /// <param name="slow">Length of the slow average; greater than the fast one and at most 10,000.</param>
    /// <param name="signal">Length of the average of the line; from 1 to 10,000.</param>
    /// <param name="seeding">From where the fast average starts.</param>
    /// <exception cref="ArgumentOutOfRangeException">A length is out of range, or the seeding is undefined.</exception>
    public MacdOptions(int fast = 12, int slow = 26, int signal = 9, MacdSeeding seeding = MacdSeeding.Own)
    {
        Fast = Guard.InRange(fast, 1, IndicatorPeriod.Longest - 1, nameof(fast));
        Slow = Guard.InRange(slow, fast + 1, IndicatorPeriod.Longest, nameof(slow));
        Signal = IndicatorPeriod.Check(signal, nameof(signal));
        Seeding = Guard.Defined(seeding, nameof(seeding));
    }

    /// <summary>Length of the fast average. Default 12.</summary>
    public int Fast { get; }

    /// <summary>Length of the slow average. Default 26.</summary>
    public int Slow { get; }

    /// <summary>Length of the average of the line. Default 9.</summary>
    public int Signal { get; }

    /// <summary>From where the fast average starts. Default its own first values.</summary>
    public MacdSeeding Seeding { get; }

    /// <summary>The lengths, and the seeding where it is not the default.</summary>
    public override string ToString() => FormattableString.Invariant($"{Fast},{Slow},{Signal}{(Seeding == MacdSeeding.Own ? string.Empty : ",together")}");

    /// <summary>Position of the first value of the fast average.</summary>
    internal int FastAt => Seeding == MacdSeeding.Own ? Fast - 1 : Slow - 1;

    /// <summary>Position of the first value of the line.</summary>
    internal int LineAt => Slow - 1;

    /// <summary>Position of the first value of the signal.</summary>
    internal int SignalAt => Slow + Signal - 2;
}
