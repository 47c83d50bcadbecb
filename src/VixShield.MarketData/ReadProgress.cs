namespace VixShield.MarketData;

/// <summary>How far a reader is. The default value is nothing read.</summary>
/// <param name="Rows">Rows read.</param>
/// <param name="Bytes">Bytes read after decompression.</param>
public readonly record struct ReadProgress(long Rows, long Bytes)
{
    /// <summary>Rows and bytes.</summary>
    public override string ToString() => FormattableString.Invariant($"{Rows} rows, {Bytes} bytes");
}
