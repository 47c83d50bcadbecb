using System.Collections.Immutable;
using VixShield.Display;
using VixShield.Expiries;

namespace VixShield.Volatility;

/// <summary>
/// The smiles of one underlying by expiry. Between expiries total variance is linear in time at fixed normalised moneyness; before the first and beyond the last expiry the
/// volatility at that moneyness is the nearest smile's. Time is the calendar's, or variance time where there is a clock of scheduled events.
/// </summary>
/// <remarks>
/// Between two calibrated smiles no arbitrage arises: beyond 5 deviations log-moneyness is held in place of moneyness (from 3 deviations on in part); if a calendar spread or a butterfly is
/// left on a fine grid, log-moneyness is held everywhere, and if a butterfly is left then, prices in units of the forward are linear. Smiles of another origin are taken as they are.
/// </remarks>
[TypeFormatterSource]
public sealed class VolatilitySurface : IDisplayable
{
    private readonly BetweenSmiles[] _between;
    private readonly SurfaceTime _time;
    private readonly double[] _times;

    /// <summary>Makes a surface on calendar time.</summary>
    /// <param name="symbol">Symbol of the underlying.</param>
    /// <param name="smiles">At least one; any order, no expiry twice.</param>
    /// <exception cref="ArgumentException">No smile, a null, or an expiry that occurs twice.</exception>
    public VolatilitySurface(string symbol, IEnumerable<VolatilitySmile> smiles)
        : this(symbol, smiles, SurfaceTime.Calendar)
    {
    }

    /// <summary>
    /// Makes a surface on variance time: between expiries total variance runs with the clock, so an event's variance arises at its instant. Volatilities of listed expiries stay what they are.
    /// </summary>
    /// <param name="symbol">Symbol of the underlying.</param>
    /// <param name="smiles">At least one; any order, no expiry twice; their years count from the valuation instant.</param>
    /// <param name="clock">Scheduled events and the days of ordinary variance that each counts for. Events that are not after the valuation instant do not count.</param>
    /// <param name="valuationInstant">The instant from which years count.</param>
    /// <exception cref="ArgumentException">No smile, a null, an expiry that occurs twice, or years that are more than a minute away from the time between the instant and the expiry.</exception>
    public VolatilitySurface(string symbol, IEnumerable<VolatilitySmile> smiles, EventClock clock, DateTimeOffset valuationInstant)
        : this(symbol, smiles, new SurfaceTime(Guard.NotNull(clock, nameof(clock)), valuationInstant))
    {
        Clock = clock;
        foreach (VolatilitySmile smile in Smiles)
        {
            double expected = smile.Expiry.YearsFrom(valuationInstant);
            if (!(Math.Abs(smile.Years - expected) * Expiry.MinutesPerYear <= 1))
                throw Guard.OutOfRange(nameof(smiles), smile.Years, FormattableString.Invariant($"{smile.Expiry} is {expected} years after {valuationInstant:yyyy-MM-dd HH:mm zzz}."));
        }
    }

    private VolatilitySurface(string symbol, IEnumerable<VolatilitySmile> smiles, SurfaceTime time)
    {
        Symbol = Guard.NotBlank(symbol, nameof(symbol));
        Smiles = [.. Guard.NoNulls(smiles, nameof(smiles)).OrderBy(s => s.Expiry)];
        if (Smiles.IsEmpty)
            throw new ArgumentException("A surface needs at least one smile.", nameof(smiles));
        for (int i = 1; i < Smiles.Length; i++)
        {
            if (Smiles[i].Expiry == Smiles[i - 1].Expiry)
                throw new ArgumentException($"Expiry {Smiles[i].Expiry} occurs twice.", nameof(smiles));
        }

        _between = [.. Smiles.Skip(1).Select((late, i) => new BetweenSmiles(Smiles[i], late))];
        _time = time;
        _times = [.. Smiles.Select(s => time.At(s.Years))];
    }

    /// <summary>Symbol of the underlying.</summary>
    public string Symbol { get; }

    /// <summary>The smiles by ascending expiry.</summary>
    public ImmutableArray<VolatilitySmile> Smiles { get; }

    /// <summary>The clock of the events; null on calendar time.</summary>
    public EventClock? Clock { get; }

    /// <summary>The smile of a listed expiry, or null.</summary>
    /// <param name="expiry">The expiry.</param>
    public VolatilitySmile? SmileFor(Expiry expiry)
    {
        foreach (VolatilitySmile smile in Smiles)
        {
            if (smile.Expiry == expiry)
                return smile;
        }

        return null;
    }

    /// <summary>Volatility of a listed expiry at a strike, per year.</summary>
    /// <param name="strike">The strike, in points; greater than 0.</param>
    /// <param name="expiry">A listed expiry.</param>
    /// <exception cref="ArgumentException">The expiry is not on the surface: its forward would be unknown.</exception>
    public double VolatilityAt(double strike, Expiry expiry) => SmileFor(expiry) is { } smile
        ? smile.VolatilityAt(strike)
        : throw new ArgumentException($"{Symbol} has no smile for {expiry}; it has {string.Join(", ", Smiles.Select(s => s.Expiry))}.", nameof(expiry));

    /// <summary>Total variance (volatility squared times years) at a log-moneyness and a time to expiry.</summary>
    /// <param name="logMoneyness">k = ln(K/F), with the forward for that time; finite.</param>
    /// <param name="years">Time to expiry, in years; greater than 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is not finite, or the years are not greater than 0.</exception>
    public double TotalVarianceAt(double logMoneyness, double years)
    {
        Guard.Finite(logMoneyness, nameof(logMoneyness));
        Guard.PositiveFinite(years, nameof(years));
        return At(logMoneyness, _time.At(years));
    }

    /// <summary>
    /// Total variance that a time to expiry will have once some time has passed, if the surface stays what it is: by time to expiry, or by variance time left where there is a <see cref="Clock"/>, so that events that have passed by
    /// then are gone and those ahead keep their weight. An assumption, no forecast.
    /// </summary>
    /// <param name="elapsed">The time that passes, in years; at least 0.</param>
    /// <param name="logMoneyness">k = ln(K/F), with the forward for that time; finite.</param>
    /// <param name="years">Time to expiry after it, in years; greater than 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is not finite, the elapsed time is negative, or the years are not greater than 0.</exception>
    public double TotalVarianceAfter(double elapsed, double logMoneyness, double years)
    {
        Guard.NonNegativeFinite(elapsed, nameof(elapsed));
        Guard.Finite(logMoneyness, nameof(logMoneyness));
        Guard.PositiveFinite(years, nameof(years));
        return At(logMoneyness, TimeLeft(elapsed, years));
    }

    /// <summary>Volatility at a normalised moneyness and a time to expiry, per year.</summary>
    /// <param name="moneyness">z = ln(K/F) / (at-the-money volatility times the root of the years); finite.</param>
    /// <param name="years">Time to expiry, in years; greater than 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is not finite, or the years are not greater than 0.</exception>
    public double VolatilityAtMoneyness(double moneyness, double years)
    {
        return VolatilityAfter(0, moneyness, years);
    }

    /// <summary>Volatility at a normalised moneyness that a time to expiry will have once some time has passed; see <see cref="TotalVarianceAfter"/>.</summary>
    /// <param name="elapsed">The time that passes, in years; at least 0.</param>
    /// <param name="moneyness">z = ln(K/F) / (at-the-money volatility times the root of the years); finite.</param>
    /// <param name="years">Time to expiry after it, in years; greater than 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is not finite, the elapsed time is negative, or the years are not greater than 0.</exception>
    public double VolatilityAfter(double elapsed, double moneyness, double years)
    {
        Guard.Finite(moneyness, nameof(moneyness));
        double atTheMoney = TotalVarianceAfter(elapsed, 0, years);
        return Math.Sqrt((moneyness == 0 ? atTheMoney : TotalVarianceAfter(elapsed, moneyness * Math.Sqrt(atTheMoney), years)) / years);
    }

    /// <summary>
    /// What a volatility becomes when time passes and variance per unit of variance time is held: itself on calendar time; with a clock it rises while an event comes nearer and falls when it has passed.
    /// </summary>
    internal double HeldVolatility(double volatility, double elapsed, double yearsNow, double yearsLeft) => Clock is null
        ? volatility
        : volatility * Math.Sqrt(yearsNow / _time.At(yearsNow) * (TimeLeft(elapsed, yearsLeft) / yearsLeft));

    /// <summary>Share of the variance to an expiry that events make up; 0 without a clock.</summary>
    internal double EventShare(double years) => Clock is null ? 0 : 1 - (years / _time.At(years));

    /// <summary>The smiles that a time to expiry lies between once some time has passed.</summary>
    internal ReadOnlySpan<VolatilitySmile> Around(double elapsed, double years)
    {
        int above = IndexFrom(TimeLeft(elapsed, years));
        return Smiles.AsSpan()[Math.Max(above - 1, 0)..Math.Min(above + 1, Smiles.Length)];
    }

    /// <summary>Variance time from one time to another; years where there is no clock, to the bit.</summary>
    private double TimeLeft(double elapsed, double years) => Clock is null ? years : _time.At(elapsed + years) - _time.At(elapsed);

    private double At(double logMoneyness, double time)
    {
        int above = IndexFrom(time);
        if (above == 0 || above == Smiles.Length)
        {
            // The nearest smile's variance per time at the same number of deviations.
            int nearest = above == 0 ? 0 : Smiles.Length - 1;
            double share = time / _times[nearest];
            return share * Smiles[nearest].TotalVarianceAt(logMoneyness / Math.Sqrt(share));
        }

        double early = _times[above - 1];
        return _between[above - 1].TotalVariance((time - early) / (_times[above] - early), logMoneyness);
    }

    /// <summary>Index of the first smile that expires at a variance time or later.</summary>
    private int IndexFrom(double time)
    {
        int above = 0;
        while (above < _times.Length && _times[above] < time)
            above++;
        return above;
    }

    /// <summary>Underlying, smiles and time.</summary>
    public override string ToString() => FormattableString.Invariant($"{Symbol}: {Smiles.Length} smiles on {(Clock is null ? "calendar time" : "variance time")}");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Volatility surface", ToString())
    {
        Facts =
        [
            new("underlying", Symbol),
            new("smiles", Smiles.Length),
            new("clock of events", Clock?.ToString() ?? DisplayCell.Missing),
        ],
        Tables =
        [
            DisplayTable.Of(
                "smiles",
                Smiles,
                new("expiry", r => r.Expiry.ToString()),
                new("time to expiry", "years", r => r.Years),
                new("forward", "points", r => r.Forward),
                new("at the money", "%", r => DisplayCell.Percent(r.AtTheMoney))),
        ],
    };
}
