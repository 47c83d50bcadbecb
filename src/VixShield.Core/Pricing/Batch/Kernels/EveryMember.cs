namespace VixShield.Pricing.Batch;

/// <summary>Asks the kernel for every member; the JIT compiles the kernel once for each set.</summary>
internal readonly struct EveryMember;
