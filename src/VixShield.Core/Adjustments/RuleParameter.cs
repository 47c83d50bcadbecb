namespace VixShield.Adjustments;

/// <summary>A parameter of a rule in flat form, for front ends and records.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value; a switch is 0 or 1.</param>
/// <param name="Unit">Its unit, in words.</param>
public sealed record RuleParameter(string Name, double Value, string Unit);
