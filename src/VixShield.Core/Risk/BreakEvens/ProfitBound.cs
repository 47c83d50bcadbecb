using VixShield.Display;

namespace VixShield.Risk;

/// <summary>The greatest loss or gain, and what it is: a value, unbounded, or model-dependent. The default value says nothing.</summary>
[TypeFormatterSource]
public readonly record struct ProfitBound : IDisplayable
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

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Bound of profit or loss", ToString())
    {
        Facts =
        [
            new("kind", Kind),
            new("bound", DisplayCell.Fixed(Dollars, 2), "$"),
        ],
    };
}
