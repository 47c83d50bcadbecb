namespace VixShield.Optimization;

/// <summary>Work done over all parts of a search.</summary>
internal sealed class WorkCount
{
    internal long Nodes { get; set; }

    internal long Iterations { get; set; }
}
