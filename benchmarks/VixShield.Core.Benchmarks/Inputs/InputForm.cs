namespace VixShield.Benchmarks.Inputs;

/// <summary>Which inputs are one value for every option.</summary>
public enum InputForm
{
    /// <summary>None: six arrays and the rights.</summary>
    Arrays,

    /// <summary>Spot, time and both rates: the strikes of one expiry.</summary>
    Chain,

    /// <summary>The strike: one contract over a grid of scenarios.</summary>
    Grid,
}
