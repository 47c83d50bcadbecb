namespace VixShield.Risk;

/// <summary>What a margin requirement stands for.</summary>
public enum MarginStatus
{
    /// <summary>The number of the rule set; where legs can be grouped in several ways, the least is proved.</summary>
    Exact = 1,

    /// <summary>A grouping that the rule set allows, not proved to be the least: the requirement is between <see cref="MarginRequirement.LowerBound"/> and the number given.</summary>
    Heuristic = 2,

    /// <summary>The book holds futures for which the rule set's table has no row. There is no total.</summary>
    MissingTable = 3,

    /// <summary>The rule set is scenario-based and has no range for a class. There is no total.</summary>
    MissingRange = 4,

    /// <summary>A price or a level that the rule needs is not a finite number. There is no total.</summary>
    MissingPrice = 5,
}
