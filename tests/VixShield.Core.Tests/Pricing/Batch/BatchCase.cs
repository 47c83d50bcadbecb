namespace VixShield.Tests.Pricing.Batch;

/// <summary>A batch of any length and mixture, with some columns as one value for all, of which some members are asked.</summary>
public sealed record BatchCase(IReadOnlyList<BatchOption> Options, bool OnForward, int Constants, int Members);
