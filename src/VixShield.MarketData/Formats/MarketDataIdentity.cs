using VixShield.Display;

namespace VixShield.MarketData;

/// <summary>What a file is. Made by <see cref="MarketDataFormats.Identify(string, OptionFacts?, ReadLimits?, DateOnly?)"/>.</summary>
[TypeFormatterSource]
public sealed record MarketDataIdentity : IDisplayable
{
    internal MarketDataIdentity(MarketDataKind kind, string reason)
    {
        Kind = kind;
        Reason = reason;
    }

    /// <summary>The kind; <see cref="MarketDataKind.Unsupported"/> when it is none of them.</summary>
    public MarketDataKind Kind { get; }

    /// <summary>Why it is unsupported; empty otherwise.</summary>
    public string Reason { get; }

    /// <summary>The kind, or that the format is unsupported and why.</summary>
    public override string ToString() => Kind == MarketDataKind.Unsupported ? $"unsupported format: {Reason}" : $"{Kind}";

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("What a file is", ToString())
    {
        Facts =
        [
            new("kind", Kind),
            new("reason", Reason),
        ],
    };
}
