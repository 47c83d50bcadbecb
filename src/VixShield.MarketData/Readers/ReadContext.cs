namespace VixShield.MarketData;

/// <summary>What a caller says about one reading.</summary>
internal sealed record ReadContext(ReadOptions Options, IProgress<ReadProgress>? Progress, CancellationToken Cancellation);
