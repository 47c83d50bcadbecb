namespace VixShield.Risk;

/// <summary>What can be said of the greatest loss or gain.</summary>
public enum ProfitBoundKind
{
    /// <summary>It is a number that follows from the contracts alone.</summary>
    Value = 1,

    /// <summary>There is no bound.</summary>
    Unbounded = 2,

    /// <summary>It depends on what a later option or a share is worth then: on a model. A number, where there is one, is that of the stated scenarios.</summary>
    ModelDependent = 3,
}
