using VixShield.Instruments;

namespace VixShield.MarketData;

/// <summary>
/// Compares the underlying of a table with the forward of put-call parity, day by day. Only European options on an equity index can tell:
/// American ones satisfy an inequality, and VIX options are written on the futures.
/// </summary>
internal sealed class ParityCheck
{
    private const double CarryPerYear = 0.10;
    private const double Slack = 0.0002;
    private const int MaximumDaysToExpiration = 100;
    private const int MinimumPairs = 5;
    private const int PairsUsed = 10;
    // So many options of all days together are remembered; a whole page of the exchange has 20,000.
    private const int MaximumQuotes = 100_000;
    private const int MaximumDays = 1000;

    private readonly SortedDictionary<DateOnly, Day> _days = [];
    private int _quotes;

    /// <summary>Whether the oldest day has to be judged before more can be remembered.</summary>
    internal bool IsFull => _days.Count > 1 && (_quotes >= MaximumQuotes || _days.Count > MaximumDays);

    internal bool IsEmpty => _days.Count == 0;

    internal void Add(OptionRow row, ContractSpec? contract, long line)
    {
        if (row.UnderlyingPrice is not { } spot)
            return;
        if (!_days.TryGetValue(row.QuoteDate, out Day? day))
            _days[row.QuoteDate] = day = new Day(line, spot);
        if (contract is not { Exercise: ExerciseStyle.European, Underlying: UnderlyingKind.EquityIndex }
            || row.Bid is not > 0 || row.Ask is not { } ask || ask < row.Bid || _quotes >= MaximumQuotes)
            return;
        if (row.ExpirationDate.DayNumber - row.QuoteDate.DayNumber is < 1 or > MaximumDaysToExpiration)
            return;
        if (!day.Pairs.TryGetValue((row.ExpirationDate, row.Root), out Dictionary<double, Pair>? strikes))
        {
            day.Pairs[(row.ExpirationDate, row.Root)] = strikes = [];
            day.Scales[row.Root] = contract.UnderlyingScale;
        }

        Pair pair = strikes.GetValueOrDefault(row.Strike);
        (double mid, double half) = ((row.Bid.Value + ask) / 2, (ask - row.Bid.Value) / 2);
        strikes[row.Strike] = row.Right == OptionRight.Call ? pair with { Call = mid, CallHalf = half } : pair with { Put = mid, PutHalf = half };
        day.Quotes++;
        _quotes++;
    }

    /// <summary>Takes the oldest day out and judges it: the line on which it began, whether it could be judged, and what is wrong, if anything.</summary>
    internal (long Line, bool Judged, string? Finding) TakeOldest()
    {
        (DateOnly date, Day day) = _days.First();
        _days.Remove(date);
        _quotes -= day.Quotes;
        return Judge(date, day);
    }

    // The nearest expiration with enough pairs judges, of its roots the one with the tightest quotes.
    private static (long Line, bool Judged, string? Finding) Judge(DateOnly date, Day day)
    {
        foreach (IGrouping<DateOnly, (DateOnly Expiration, string Root)> group in day.Pairs.Keys.GroupBy(key => key.Expiration).OrderBy(group => group.Key))
        {
            if (group.Select(key => Implied(key.Root, day.Pairs[key])).Where(implied => implied is not null).MinBy(implied => implied!.Value.HalfWidth) is not { } nearest)
                continue;
            // A table of XSP has the level of XSP or of SPX, of which it is a tenth.
            double scaled = day.Spot * day.Scales[nearest.Root];
            double spot = Math.Abs(Math.Log(scaled / nearest.Forward)) < Math.Abs(Math.Log(day.Spot / nearest.Forward)) ? scaled : day.Spot;
            double years = (group.Key.DayNumber - date.DayNumber) / 365.0;
            double allowed = nearest.HalfWidth + (spot * ((CarryPerYear * years) + Slack));
            return (day.Line, true, Math.Abs(nearest.Forward - spot) <= allowed
                ? null
                : FormattableString.Invariant($"{date:yyyy-MM-dd}: spot {spot:0.00}, parity forward {nearest.Forward:0.00} of {nearest.Root} {group.Key:yyyy-MM-dd}, allowed difference {allowed:0.00}"));
        }

        return (day.Line, false, null);
    }

    // From the strikes where call and put are nearest to each other, wherever the spot is said to be. Discounting is left out: there it moves the
    // forward by far less than the slack.
    private static (string Root, double Forward, double HalfWidth)? Implied(string root, Dictionary<double, Pair> strikes)
    {
        (double Forward, double Half)[] near =
        [
            .. strikes.Where(entry => entry.Value is { Call: > 0, Put: > 0 })
                .OrderBy(entry => Math.Abs(entry.Value.Call - entry.Value.Put)).ThenBy(entry => entry.Key).Take(PairsUsed)
                .Select(entry => (entry.Key + entry.Value.Call - entry.Value.Put, entry.Value.CallHalf + entry.Value.PutHalf)),
        ];
        if (near.Length < MinimumPairs)
            return null;
        double forward = Median([.. near.Select(pair => pair.Forward)]);
        return forward > 0 ? (root, forward, Median([.. near.Select(pair => pair.Half)])) : null;
    }

    private static double Median(double[] values)
    {
        Array.Sort(values);
        int middle = values.Length / 2;
        return values.Length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }

    private sealed class Day(long line, double spot)
    {
        internal long Line => line;

        internal double Spot => spot;

        internal int Quotes { get; set; }

        internal Dictionary<(DateOnly Expiration, string Root), Dictionary<double, Pair>> Pairs { get; } = [];

        internal Dictionary<string, double> Scales { get; } = new(StringComparer.Ordinal);
    }

    private readonly record struct Pair(double Call, double CallHalf, double Put, double PutHalf);
}
