using System.Diagnostics.CodeAnalysis;

namespace VixShield.Adjustments;

/// <summary>Options of the capped VIX calendar. Every number is the user's to set; the defaults are starting points, not advice.</summary>
[Experimental("VIX002")]
public sealed record SecondEngineCalendarOptions
{
    /// <summary>How many calendars are offered; from 1 to 20. Default 3.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public int Candidates
    {
        get;
        init => field = Guard.InRange(value, 1, 20, nameof(Candidates));
    }

    = 3;

    /// <summary>Most calendars of one candidate; from 1 to 10,000. Default 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public int MaximumUnits
    {
        get;
        init => field = Guard.InRange(value, 1, 10_000, nameof(MaximumUnits));
    }

    = 1;

    /// <summary>Fewest calendar days to the near expiry; from 1 to 1,000. Default 14.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public double MinimumNearDays
    {
        get;
        init => field = Guard.InRange(value, 1, 1000, nameof(MinimumNearDays));
    }

    = 14;

    /// <summary>Most calendar days to the far expiry; from 1 to 1,000. Default 150.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public double MaximumFarDays
    {
        get;
        init => field = Guard.InRange(value, 1, 1000, nameof(MaximumFarDays));
    }

    = 150;

    /// <summary>How far the strike may be from the near forward, as a share of it; from 0 to 1. Default 0.25.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public double StrikeRange
    {
        get;
        init => field = Guard.InRange(value, 0, 1, nameof(StrikeRange));
    }

    = 0.25;

    /// <summary>How far above the strike the capping call is at least, as a share of the strike; from 0.01 to 5. Default 0.25.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public double CapDistance
    {
        get;
        init => field = Guard.InRange(value, 0.01, 5, nameof(CapDistance));
    }

    = 0.25;

    /// <summary>Least bid of every leg, in points; from 0.01 to 1,000. Default 0.05.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public double MinimumBid
    {
        get;
        init => field = Guard.InRange(value, 0.01, 1000, nameof(MinimumBid));
    }

    = 0.05;

    /// <summary>Calendar days until the grid is valued, at most those to the near expiry; from 0 to 1,000; null for the near expiry itself. Default null.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public double? HorizonDays
    {
        get;
        init => field = value is null ? null : Guard.InRange(value.Value, 0, 1000, nameof(HorizonDays));
    }

    /// <summary>Lowest near forward of the grid, as a multiple of today's; from 0.05 to 1. Default 0.6.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public double LowestForward
    {
        get;
        init => field = Guard.InRange(value, 0.05, 1, nameof(LowestForward));
    }

    = 0.6;

    /// <summary>Highest near forward of the grid, as a multiple of today's; from 1 to 20. Default 3.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public double HighestForward
    {
        get;
        init => field = Guard.InRange(value, 1, 20, nameof(HighestForward));
    }

    = 3;

    /// <summary>Least log move of the far forward per log move of the near one; from 0 to 2, at most the most. 0 holds the far one where it is. Default 0.3.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public double LeastFollowing
    {
        get;
        init => field = Guard.InRange(value, 0, 2, nameof(LeastFollowing));
    }

    = 0.3;

    /// <summary>Most log move of the far forward per log move of the near one; from 0 to 2. Default 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public double MostFollowing
    {
        get;
        init => field = Guard.InRange(value, 0, 2, nameof(MostFollowing));
    }

    = 1;

    /// <summary>Grid points in each of the two directions; from 2 to 201. Default 15.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public int GridPoints
    {
        get;
        init => field = Guard.InRange(value, 2, 201, nameof(GridPoints));
    }

    = 15;

    /// <summary>The options.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Candidates} calendars of at most {MaximumUnits}, near from {MinimumNearDays:G6} days, far to {MaximumFarDays:G6}; strike within {StrikeRange:G6}, cap from {CapDistance:G6} above, bid from {MinimumBid:G6}; ")
        + FormattableString.Invariant($"grid of {GridPoints} from {LowestForward:G6} to {HighestForward:G6}, following from {LeastFollowing:G6} to {MostFollowing:G6}, {(HorizonDays is { } days ? FormattableString.Invariant($"{days:G6} days on") : "at the near expiry")}");

    /// <summary>Refuses bounds that contradict each other.</summary>
    internal SecondEngineCalendarOptions Checked() => LeastFollowing <= MostFollowing
        ? this
        : throw new ArgumentException(FormattableString.Invariant($"The least following {LeastFollowing} is above the most {MostFollowing}."), "options");
}
