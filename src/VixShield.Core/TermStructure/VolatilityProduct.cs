using System.Collections.Immutable;
using VixShield.Display;
using VixShield.Expiries;
using VixShield.Market;

namespace VixShield.TermStructure;

/// <summary>
/// A listed product on a VIX futures index with a leverage that is reset every day, as consequences of its terms: its indicative value along an
/// index, and what a holding is in VX contracts. Fund expenses beyond the yearly fee, financing and the market's premium are not in it.
/// </summary>
/// <remarks>
/// Value over n sessions is the product of 1 + L R, not L times the return of the index over n sessions: after a move and its reversal a
/// product with |L| above 1, or a negative one, is below where it began.
/// </remarks>
[TypeFormatterSource]
public sealed class VolatilityProduct : IDisplayable
{
    private const double DaysPerYear = 365;

    /// <summary>Makes a product.</summary>
    /// <param name="symbol">Its symbol.</param>
    /// <param name="tenor">The index it follows.</param>
    /// <param name="onTotalReturn">Whether it follows the total return index, else excess return.</param>
    /// <param name="yearlyFee">Fee as a part of the value per year (0.0089 is 0.89 percent), taken every calendar day at 1/365; from 0 to less than 1.</param>
    /// <param name="leverages">Leverages by the first session they hold for, ascending; at least one.</param>
    /// <exception cref="ArgumentException">A value outside the limits, or leverages that do not ascend.</exception>
    public VolatilityProduct(string symbol, VixFuturesIndexTenor tenor, bool onTotalReturn, double yearlyFee, params IEnumerable<VolatilityProductLeverage> leverages)
    {
        Symbol = Guard.NotBlank(symbol, nameof(symbol));
        Tenor = Guard.Defined(tenor, nameof(tenor));
        OnTotalReturn = onTotalReturn;
        YearlyFee = Guard.InRange(yearlyFee, 0, 0.999, nameof(yearlyFee));
        Leverages = [.. Guard.NotNull(leverages, nameof(leverages))];
        if (Leverages.IsEmpty)
            throw new ArgumentException("Must hold at least one leverage.", nameof(leverages));
        for (int i = 0; i < Leverages.Length; i++)
        {
            if (!double.IsFinite(Leverages[i].Leverage) || Leverages[i].Leverage == 0)
                throw Guard.OutOfRange(nameof(leverages), Leverages[i], "Must be finite and not 0.");
            if (i > 0 && Leverages[i].From <= Leverages[i - 1].From)
                throw Guard.OutOfRange(nameof(leverages), Leverages[i], "Must begin after the one before.");
        }
    }

    /// <summary>VXX: the total return of the short-term index, 0.89 % a year. Origin: pricing supplement of the Series B notes, listed 2018-01-17.</summary>
    public static VolatilityProduct Vxx { get; } = new("VXX", VixFuturesIndexTenor.ShortTerm, true, 0.0089, new VolatilityProductLeverage(new DateOnly(2009, 1, 29), 1));

    /// <summary>UVXY: twice, since the close of 2018-02-27 one and a half times the daily excess return of the short-term index; 0.95 % a year. Fee and first session are market knowledge, not read off a document: check them against the prospectus where they matter.</summary>
    public static VolatilityProduct Uvxy { get; } = new(
        "UVXY", VixFuturesIndexTenor.ShortTerm, false, 0.0095, new VolatilityProductLeverage(new DateOnly(2011, 10, 3), 2), new VolatilityProductLeverage(new DateOnly(2018, 2, 28), 1.5));

    /// <summary>SVXY: minus once, since the close of 2018-02-27 minus one half of the daily excess return of the short-term index; 0.95 % a year. Fee and first session are market knowledge, not read off a document: check them against the prospectus where they matter.</summary>
    public static VolatilityProduct Svxy { get; } = new(
        "SVXY", VixFuturesIndexTenor.ShortTerm, false, 0.0095, new VolatilityProductLeverage(new DateOnly(2011, 10, 3), -1), new VolatilityProductLeverage(new DateOnly(2018, 2, 28), -0.5));

    /// <summary>Symbol.</summary>
    public string Symbol { get; }

    /// <summary>The index it follows.</summary>
    public VixFuturesIndexTenor Tenor { get; }

    /// <summary>Whether it follows the total return index, else excess return.</summary>
    public bool OnTotalReturn { get; }

    /// <summary>Fee as a part of the value per year.</summary>
    public double YearlyFee { get; }

    /// <summary>Leverages by the first session they hold for.</summary>
    public ImmutableArray<VolatilityProductLeverage> Leverages { get; }

    /// <summary>The leverage of the index return into a session.</summary>
    /// <param name="date">The session.</param>
    /// <exception cref="ArgumentOutOfRangeException">The session is before the first leverage.</exception>
    public double LeverageInto(DateOnly date)
    {
        for (int i = Leverages.Length - 1; i >= 0; i--)
        {
            if (Leverages[i].From <= date)
                return Leverages[i].Leverage;
        }

        throw Guard.OutOfRange(nameof(date), date, FormattableString.Invariant($"{Symbol} begins on {Leverages[0].From:yyyy-MM-dd}, after {date:yyyy-MM-dd}."));
    }

    /// <summary>
    /// Indicative value along a stretch of the index: each session times 1 + L R, R the daily return of the index, and the fee of each
    /// calendar day since the session before. Once 0 it stays 0.
    /// </summary>
    /// <param name="stretch">A run of the index of <see cref="Tenor"/>; with rates when the product follows total return.</param>
    /// <param name="startValue">Value at the first session; greater than 0.</param>
    /// <returns>Session and value, from the first session of the stretch, or from the session before the first leverage where the stretch begins earlier.</returns>
    /// <exception cref="ArgumentException">The stretch is null, of another index or without total return where that is needed, or ends before the product begins.</exception>
    public ImmutableArray<DatedValue> ValuePath(VixFuturesIndexStretch stretch, double startValue)
    {
        Guard.NotNull(stretch, nameof(stretch));
        Guard.PositiveFinite(startValue, nameof(startValue));
        if (stretch.Tenor != Tenor)
            throw new ArgumentException($"{Symbol} follows the {Tenor} index, not {stretch.Tenor}.", nameof(stretch));
        if (OnTotalReturn && stretch.Points[0].TotalReturn is null)
            throw new ArgumentException($"{Symbol} follows total return, and the stretch was run without rates.", nameof(stretch));
        int first = 0;
        while (first + 1 < stretch.Points.Length && stretch.Points[first + 1].Date < Leverages[0].From)
            first++;
        if (stretch.Points[first].Date < Leverages[0].From && first + 1 == stretch.Points.Length)
            throw new ArgumentException(FormattableString.Invariant($"{Symbol} begins on {Leverages[0].From:yyyy-MM-dd}, and the stretch ends on {stretch.Points[^1].Date:yyyy-MM-dd}."), nameof(stretch));
        ImmutableArray<DatedValue>.Builder path = ImmutableArray.CreateBuilder<DatedValue>(stretch.Points.Length - first);
        double value = startValue;
        path.Add(new DatedValue(stretch.Points[first].Date, value));
        for (int i = first + 1; i < stretch.Points.Length; i++)
        {
            VixFuturesIndexPoint point = stretch.Points[i];
            double index = point.ContractReturn!.Value + (OnTotalReturn ? point.BillReturn!.Value : 0);
            value *= Math.Max(0, 1 + (LeverageInto(point.Date) * index));
            for (int day = stretch.Points[i - 1].Date.DayNumber; day < point.Date.DayNumber; day++)
                value *= 1 - (YearlyFee / DaysPerYear);
            path.Add(new DatedValue(point.Date, value));
        }

        return path.MoveToImmutable();
    }

    /// <summary>
    /// What shares held from the close of a session are in VX contracts until the next close: for each contract L times value times its part of
    /// the index, with the leverage of the return into the next session. A rise of all contracts by 1 % changes the value by L %.
    /// </summary>
    /// <param name="shares">Number of shares; negative for short.</param>
    /// <param name="price">Price of a share, in dollars; greater than 0.</param>
    /// <param name="session">Settlements of the close.</param>
    /// <param name="calendar">Sessions of the exchange.</param>
    /// <returns>One exposure a contract, nearest first; empty when a contract that the index holds has no settlement in the session.</returns>
    /// <exception cref="ArgumentException">An argument is null or outside its limits, or the session is before the product.</exception>
    public ImmutableArray<VixFutureExposure> Exposures(double shares, double price, VixFuturesSession session, TradingCalendar calendar)
    {
        Guard.Finite(shares, nameof(shares));
        Guard.PositiveFinite(price, nameof(price));
        Guard.NotNull(session, nameof(session));
        Guard.NotNull(calendar, nameof(calendar));
        ImmutableArray<RolledHolding> held = VixFuturesIndex.Held(VixRollSchedule.On(session.Date, calendar), session, Tenor);
        double dollars = LeverageInto(calendar.NextSession(session.Date)) * shares * price;
        double value = held.Sum(holding => holding.Weight * holding.Price);
        return [.. held.Select(holding => new VixFutureExposure(holding.Expiry, dollars * holding.Weight / value))];
    }

    /// <summary>Symbol, index and leverages.</summary>
    public override string ToString() => $"{Symbol}: {string.Join(", ", Leverages)} of {Tenor} {(OnTotalReturn ? "total" : "excess")} return";

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Volatility product", ToString())
    {
        Facts =
        [
            new("symbol", Symbol),
            new("index", Tenor),
            new("total return", OnTotalReturn),
            new("fee", DisplayCell.Percent(YearlyFee), "%/year"),
        ],
        Tables =
        [
            DisplayTable.Of(
                "leverage",
                Leverages,
                new("from", r => r.From),
                new("daily leverage", r => r.Leverage)),
        ],
    };
}
