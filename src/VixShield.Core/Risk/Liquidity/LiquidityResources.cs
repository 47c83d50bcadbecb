using VixShield.Display;

namespace VixShield.Risk;

/// <summary>What can be turned into cash to meet margin, in dollars.</summary>
[TypeFormatterSource]
public sealed record LiquidityResources : IDisplayable
{
    /// <summary>Cash that is not bound as margin.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative or not finite.</exception>
    public double Cash
    {
        get;
        init => field = Guard.NonNegativeFinite(value, nameof(Cash));
    }

    /// <summary>Treasury bills, at market value.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative or not finite.</exception>
    public double Bills
    {
        get;
        init => field = Guard.NonNegativeFinite(value, nameof(Bills));
    }

    /// <summary>Share of the bills' value that does not count, as a decimal; 0.01 unless set, an assumption.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not from 0 to 1.</exception>
    public double BillHaircut
    {
        get;
        init => field = Guard.InRange(value, 0, 1, nameof(BillHaircut));
    } = 0.01;

    /// <summary>Other liquidity at hand, such as an unused credit line or excess equity elsewhere.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative or not finite.</exception>
    public double ExcessLiquidity
    {
        get;
        init => field = Guard.NonNegativeFinite(value, nameof(ExcessLiquidity));
    }

    /// <summary>Cash, bills after the haircut, and excess liquidity.</summary>
    public double Available => Cash + ((1 - BillHaircut) * Bills) + ExcessLiquidity;

    /// <summary>What is available.</summary>
    public override string ToString() => FormattableString.Invariant($"{Available:F2} $ available");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Liquidity that stands ready", ToString())
    {
        Facts =
        [
            new("cash", DisplayCell.Fixed(Cash, 2), "$"),
            new("bills", DisplayCell.Fixed(Bills, 2), "$"),
            new("haircut of the bills", DisplayCell.Percent(BillHaircut), "%"),
            new("excess liquidity", DisplayCell.Fixed(ExcessLiquidity, 2), "$"),
            new("available", DisplayCell.Fixed(Available, 2), "$"),
        ],
    };
}
