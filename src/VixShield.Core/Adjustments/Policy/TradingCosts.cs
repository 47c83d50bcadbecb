using VixShield.Display;

namespace VixShield.Adjustments;

/// <summary>What a trade costs beside and instead of the quoted half-spread. The defaults are round figures of the order that a small account pays, not a broker's.</summary>
[TypeFormatterSource]
public sealed record TradingCosts : IDisplayable
{
    /// <summary>Fee of an option contract, in dollars; from 0 to 1,000. Default 1.50.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public double FeePerOption
    {
        get;
        init => field = Guard.InRange(value, 0, 1000, nameof(FeePerOption));
    }

    = 1.5;

    /// <summary>Fee of a future, in dollars; from 0 to 1,000. Default 2.50.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public double FeePerFuture
    {
        get;
        init => field = Guard.InRange(value, 0, 1000, nameof(FeePerFuture));
    }

    = 2.5;

    /// <summary>
    /// Part of the half-spread that is not paid because orders fill inside the quote; from 0 to 1. What is left is at least half a tick. Default 0: the whole half-spread is paid.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public double PriceImprovement
    {
        get;
        init => field = Guard.InRange(value, 0, 1, nameof(PriceImprovement));
    }

    /// <summary>What a candidate costs once it is traded at all, whatever its size, in dollars; from 0 to 1,000,000. Default 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public double FixedPerOrder
    {
        get;
        init => field = Guard.InRange(value, 0, 1e6, nameof(FixedPerOrder));
    }

    /// <summary>Fees, improvement and fixed cost.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{FeePerOption:G6} $ an option, {FeePerFuture:G6} $ a future, {FixedPerOrder:G6} $ an order, improvement {100 * PriceImprovement:G6} % of the half-spread");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Trading costs", ToString())
    {
        Facts =
        [
            new("fee of an option", FeePerOption, "$"),
            new("fee of a future", FeePerFuture, "$"),
            new("fixed cost of an order", FixedPerOrder, "$"),
            new("price improvement", DisplayCell.Percent(PriceImprovement), "% of the half-spread"),
        ],
    };
}
