namespace VixShield.Adjustments;

/// <summary>Adds the rules of the library to a set, each with its options; <see cref="Catalog.Rules"/> describes them.</summary>
public static partial class RuleSetBuilderExtensions;
