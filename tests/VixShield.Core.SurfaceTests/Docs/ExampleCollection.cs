namespace VixShield.Tests.Docs;

/// <summary>Tests that use what a process has once, the console and the current folder: nothing else runs beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ExampleCollection
{
    public const string Name = "Examples of the pages";
}
