using VixShield.Display;

namespace VixShield.Volatility;

/// <summary>A doubtful quote among those that a replication looked at.</summary>
[TypeFormatterSource]
public sealed record StripDefect : IDisplayable
{
    internal StripDefect(double strike, StripSide side, StripDefectKind kind)
    {
        Strike = strike;
        Side = side;
        Kind = kind;
    }

    /// <summary>The strike, in index points.</summary>
    public double Strike { get; }

    /// <summary>Put or call; never the average.</summary>
    public StripSide Side { get; }

    /// <summary>What is wrong.</summary>
    public StripDefectKind Kind { get; }

    /// <summary>Strike, side and defect.</summary>
    public override string ToString() => FormattableString.Invariant($"{Strike} {Side}: {Kind}");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Doubtful quote", ToString())
    {
        Facts =
        [
            new("strike", Strike, "index points"),
            new("side", Side),
            new("defect", Kind),
        ],
    };
}
