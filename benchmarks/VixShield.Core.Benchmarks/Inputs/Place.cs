namespace VixShield.Benchmarks.Inputs;

/// <summary>Where the arrays of a benchmark live.</summary>
public enum Place
{
    /// <summary>4,096 options: inputs and outputs stay in the second level of the cache.</summary>
    Cache,

    /// <summary>1,048,576 options: everything comes from memory and goes back there.</summary>
    Memory,
}
