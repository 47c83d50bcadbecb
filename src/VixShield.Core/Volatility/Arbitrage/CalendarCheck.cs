using VixShield.Display;

namespace VixShield.Volatility;

/// <summary>How a later smile lies to an earlier one of the same underlying at equal log-moneyness. Made by <see cref="Of"/>.</summary>
[TypeFormatterSource]
public sealed record CalendarCheck : IDisplayable
{
    private CalendarCheck(double logMoneyness, double margin)
    {
        LogMoneyness = logMoneyness;
        LeastMargin = margin;
    }

    /// <summary>Where the later smile is lowest beside the earlier one.</summary>
    public double LogMoneyness { get; }

    /// <summary>The later total variance divided by the earlier one minus 1, where that is least: negative where a calendar spread has a negative price.</summary>
    public double LeastMargin { get; }

    /// <summary>Whether the later smile is nowhere below the earlier one on the grid.</summary>
    public bool IsFree => LeastMargin >= 0;

    /// <summary>Compares two smiles.</summary>
    /// <param name="early">The earlier smile.</param>
    /// <param name="late">The later smile, of the same underlying.</param>
    /// <param name="lowest">First point of the grid, in at-the-money deviations of the later smile.</param>
    /// <param name="highest">Last point of the grid, in at-the-money deviations of the later smile; above the first.</param>
    /// <param name="points">How many points; from 3 to 1,000,000.</param>
    /// <exception cref="ArgumentException">A smile is null, the later does not expire later, or a value is out of range.</exception>
    public static CalendarCheck Of(VolatilitySmile early, VolatilitySmile late, double lowest = -10, double highest = 6, int points = 801)
    {
        Guard.NotNull(early, nameof(early));
        Guard.NotNull(late, nameof(late));
        if (late.Years <= early.Years)
            throw Guard.OutOfRange(nameof(late), late.Expiry, FormattableString.Invariant($"Must expire after the earlier smile, {early.Expiry}."));
        var grid = new CheckGrid(late, lowest, highest, points);
        (double LogMoneyness, double Margin) least = (0, double.PositiveInfinity);
        for (int i = 0; i < points; i++)
        {
            double k = grid[i];
            double margin = (late.TotalVarianceAt(k) / early.TotalVarianceAt(k)) - 1;
            if (!(margin >= least.Margin))
                least = (k, margin);
        }

        return new CalendarCheck(least.LogMoneyness, least.Margin);
    }

    /// <summary>The least margin and where.</summary>
    public override string ToString() => FormattableString.Invariant($"least margin {LeastMargin:G4} at ln(K/F) {LogMoneyness:G4}");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Calendar check", ToString())
    {
        Facts =
        [
            new("free of calendar arbitrage", IsFree),
            new("least margin", DisplayCell.Percent(LeastMargin), "%"),
            new("log-moneyness ln(K/F)", LogMoneyness),
        ],
    };
}
