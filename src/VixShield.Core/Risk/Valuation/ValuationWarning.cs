using VixShield.Display;

namespace VixShield.Risk;

/// <summary>A reservation about the value of one leg. Made by the valuation.</summary>
[TypeFormatterSource]
public sealed record ValuationWarning : IDisplayable
{
    internal ValuationWarning(ValuationWarningKind kind, string text)
    {
        Kind = kind;
        Text = text;
    }

    /// <summary>What it is.</summary>
    public ValuationWarningKind Kind { get; }

    /// <summary>The reservation in words, with the leg and the dates.</summary>
    public string Text { get; }

    /// <summary>The text.</summary>
    public override string ToString() => Text;

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Valuation warning", ToString())
    {
        Facts =
        [
            new("kind", Kind),
        ],
    };
}
