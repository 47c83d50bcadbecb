namespace VixShield.Display;

/// <summary>The head of a column.</summary>
/// <param name="Name">What the column shows.</param>
/// <param name="Unit">The unit of all its cells; empty for texts and pure numbers.</param>
public sealed record DisplayHeader(string Name, string Unit)
{
    /// <summary>Name and unit.</summary>
    public override string ToString() => Unit.Length == 0 ? Name : $"{Name}, {Unit}";
}
