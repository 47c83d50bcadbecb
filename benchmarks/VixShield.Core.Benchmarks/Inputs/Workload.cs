namespace VixShield.Benchmarks.Inputs;

/// <summary>Every invocation computes the same number of options, so that a table reads in nanoseconds an option.</summary>
public static class Workload
{
    /// <summary>The options of one invocation.</summary>
    public const int Options = 1 << 20;

    private const int InCache = 4096;

    public static int Count(Place place) => place == Place.Cache ? InCache : Options;

    /// <summary>How often the options of a place are computed in one invocation.</summary>
    public static int Passes(Place place) => Options / Count(place);
}
