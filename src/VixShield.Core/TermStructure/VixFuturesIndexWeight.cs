using VixShield.Display;
using VixShield.Expiries;

namespace VixShield.TermStructure;

/// <summary>How much of a contract a roll index holds. The default value is none.</summary>
/// <param name="Contract">Final settlement of the contract.</param>
/// <param name="Percent">Weight in percent of contracts, not of dollars: 100 is one whole contract month.</param>
[TypeFormatterSource]
public readonly record struct VixFuturesIndexWeight(Expiry Contract, double Percent) : IDisplayable
{
    /// <summary>Weight and contract.</summary>
    public override string ToString() => FormattableString.Invariant($"{Percent} % of {Contract}");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Weight in a roll index", ToString())
    {
        Facts =
        [
            new("contract", Contract?.ToString() ?? DisplayCell.Missing),
            new("weight", Percent, "% of contracts"),
        ],
    };
}
