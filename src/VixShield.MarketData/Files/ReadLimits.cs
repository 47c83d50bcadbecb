namespace VixShield.MarketData;

/// <summary>What one file may cost in memory and time, whatever it holds.</summary>
public sealed record ReadLimits
{
    /// <summary>65,536 characters a line and 4 GiB of text.</summary>
    public static ReadLimits Default { get; } = new();

    /// <summary>Most characters a line may have, line end not counted; from 80 to 16,777,216.</summary>
    public int MaximumLineLength
    {
        get;
        init => field = value is >= 80 and <= 1 << 24
            ? value
            : throw new ArgumentOutOfRangeException(nameof(MaximumLineLength), value, "Must be from 80 to 16777216.");
    } = 64 * 1024;

    /// <summary>Most bytes a file may have after decompression; at least 1,024.</summary>
    public long MaximumBytes
    {
        get;
        init => field = value >= 1024
            ? value
            : throw new ArgumentOutOfRangeException(nameof(MaximumBytes), value, "Must be at least 1024.");
    } = 4L << 30;

    /// <summary>Both limits.</summary>
    public override string ToString() => FormattableString.Invariant($"{MaximumLineLength} characters a line, {MaximumBytes} bytes");
}
