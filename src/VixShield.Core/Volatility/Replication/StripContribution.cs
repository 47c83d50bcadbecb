using VixShield.Display;

namespace VixShield.Volatility;

/// <summary>One strike of a replication: its price, its width and what it adds to the sum. The default value adds nothing.</summary>
/// <param name="Strike">The strike K, in index points.</param>
/// <param name="Side">Put, call, or the average of both at the at-the-money strike.</param>
/// <param name="Mid">The price Q: the middle of bid and ask, in points, not compounded.</param>
/// <param name="DeltaStrike">The width dK, in points: half the distance between the neighbours that are used, at both ends the distance to the only neighbour.</param>
/// <param name="Contribution">dK / K^2 e^(rT) Q, without unit; the sum of all times 2/T is the <see cref="VarianceStrip.SumTerm"/>.</param>
[TypeFormatterSource]
public readonly record struct StripContribution(double Strike, StripSide Side, double Mid, double DeltaStrike, double Contribution) : IDisplayable
{
    /// <summary>Strike, side, price, width and contribution.</summary>
    public override string ToString() => FormattableString.Invariant($"{Strike} {Side} {Mid}, width {DeltaStrike}: {Contribution:G6}");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Contribution of a strike", ToString())
    {
        Facts =
        [
            new("strike", Strike, "index points"),
            new("side", Side),
            new("middle", Mid, "points"),
            new("width", DeltaStrike, "points"),
            new("contribution", Contribution),
        ],
    };
}
