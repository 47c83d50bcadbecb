namespace VixShield.Risk;

/// <summary>The greatest loss or gain, and what it is: a value, unbounded, or model-dependent. The default value says nothing.</summary>
public readonly record struct ProfitBound
{
    internal ProfitBound(ProfitBoundKind kind, double? dollars)
    {
        Kind = kind;
        Dollars = dollars;
    }

    /// <summary>What it is.</summary>
    public ProfitBoundKind Kind { get; }

    /// <summary>Profit (positive) or loss in dollars; null where there is no bound, and where a model would have to say.</summary>
    public double? Dollars { get; }

    /// <summary>The number, or what it is.</summary>
    public override string ToString() => (Kind, Dollars) switch
    {
        (ProfitBoundKind.Value, { } dollars) => FormattableString.Invariant($"{dollars:G6} $"),
        (ProfitBoundKind.ModelDependent, { } dollars) => FormattableString.Invariant($"{dollars:G6} $ (model-dependent)"),
        (ProfitBoundKind.Unbounded, _) => "unbounded",
        (ProfitBoundKind.ModelDependent, _) => "model-dependent",
        _ => "not stated",
    };
}
