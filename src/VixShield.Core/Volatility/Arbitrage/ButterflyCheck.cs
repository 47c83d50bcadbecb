using VixShield.Display;

namespace VixShield.Volatility;

/// <summary>The least value of Durrleman's function of a smile on a grid of log-moneyness. Made by <see cref="Of"/>.</summary>
[TypeFormatterSource]
public sealed record ButterflyCheck : IDisplayable
{
    private ButterflyCheck(VariancePoint least) => Least = least;

    /// <summary>Where the function is least, with the variance and its derivatives there.</summary>
    public VariancePoint Least { get; }

    /// <summary>Whether the function is nowhere negative on the grid: no butterfly between neighbouring points has a negative price.</summary>
    public bool IsFree => Least.Durrleman >= 0;

    /// <summary>Looks at a smile.</summary>
    /// <param name="smile">The smile.</param>
    /// <param name="lowest">First point of the grid, in at-the-money deviations.</param>
    /// <param name="highest">Last point of the grid, in at-the-money deviations; above the first.</param>
    /// <param name="points">How many points; from 3 to 1,000,000.</param>
    /// <exception cref="ArgumentException">The smile is null or a value is out of range.</exception>
    public static ButterflyCheck Of(VolatilitySmile smile, double lowest = -10, double highest = 6, int points = 801)
    {
        Guard.NotNull(smile, nameof(smile));
        var grid = new CheckGrid(smile, lowest, highest, points);
        VariancePoint least = default;
        for (int i = 0; i < points; i++)
        {
            VariancePoint point = smile.VarianceAt(grid[i]);
            if (i == 0 || !(point.Durrleman >= least.Durrleman))
                least = point;
        }

        return new ButterflyCheck(least);
    }

    /// <summary>The least value and where.</summary>
    public override string ToString() => FormattableString.Invariant($"least Durrleman {Least.Durrleman:G4} at ln(K/F) {Least.LogMoneyness:G4}");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Butterfly check", ToString())
    {
        Facts =
        [
            new("free of butterfly arbitrage", IsFree),
            new("least Durrleman's function", Least.Durrleman),
            new("log-moneyness ln(K/F)", Least.LogMoneyness),
            new("total variance there", Least.Variance),
        ],
    };
}
