using VixShield.Instruments;

namespace VixShield.MarketData;

/// <summary>
/// Compares the underlying of a table with the forward of put-call parity, for one quote day at a time. Only European options on an
/// equity index can tell: American ones satisfy an inequality, and VIX options are written on the futures.
/// </summary>
internal sealed class ParityCheck
{
    internal const double CarryPerYear = 0.10;
    internal const double Slack = 0.0002;
    private const int MaximumDays = 45;
    private const double MaximumMoneyness = 0.05;
    private const int MinimumPairs = 5;
    private const int PairsUsed = 10;
    // A table has some hundred strikes near the money; a file that claims more is not judged by them.
    private const int MaximumQuotes = 100_000;

    private readonly Dictionary<(DateOnly Expiration, string Root), Dictionary<double, Pair>> _pairs = [];
    private int _quotes;
    private double _spot;

    /// <summary>The day that is being collected; null at the beginning.</summary>
    internal DateOnly? Date { get; private set; }

    /// <summary>The line on which the day began.</summary>
    internal long Line { get; private set; }

    internal void Begin(DateOnly date, long line)
    {
        _pairs.Clear();
        _quotes = 0;
        Date = date;
        Line = line;
    }

    internal void Add(OptionRow row, ContractSpec? contract)
    {
        if (contract is not { Exercise: ExerciseStyle.European, Underlying: UnderlyingKind.EquityIndex } || row.UnderlyingPrice is not { } spot
            || row.Bid is not > 0 || row.Ask is not { } ask || ask < row.Bid || _quotes == MaximumQuotes)
            return;
        int days = row.ExpirationDate.DayNumber - row.QuoteDate.DayNumber;
        double underlying = spot * contract.UnderlyingScale;
        if (days is < 1 or > MaximumDays || Math.Abs((row.Strike / underlying) - 1) > MaximumMoneyness)
            return;
        _spot = underlying;
        _quotes++;
        if (!_pairs.TryGetValue((row.ExpirationDate, row.Root), out Dictionary<double, Pair>? strikes))
            _pairs[(row.ExpirationDate, row.Root)] = strikes = [];
        Pair pair = strikes.GetValueOrDefault(row.Strike);
        (double mid, double half) = ((row.Bid.Value + ask) / 2, (ask - row.Bid.Value) / 2);
        strikes[row.Strike] = row.Right == OptionRight.Call ? pair with { Call = mid, CallHalf = half } : pair with { Put = mid, PutHalf = half };
    }

    /// <summary>
    /// What is wrong with the underlying of the day; null when nothing is, or when the table cannot tell. The nearest expiration with
    /// enough pairs judges, of its roots the one with the tightest quotes.
    /// </summary>
    internal string? Finding()
    {
        foreach (IGrouping<DateOnly, (DateOnly Expiration, string Root)> day in _pairs.Keys.GroupBy(key => key.Expiration).OrderBy(group => group.Key))
        {
            if (day.Select(key => Implied(key.Root, _pairs[key])).Where(implied => implied is not null).MinBy(implied => implied!.Value.HalfWidth) is not { } nearest)
                continue;
            double years = (day.Key.DayNumber - Date!.Value.DayNumber) / 365.0;
            double allowed = nearest.HalfWidth + (_spot * ((CarryPerYear * years) + Slack));
            return Math.Abs(nearest.Forward - _spot) <= allowed
                ? null
                : FormattableString.Invariant($"spot {_spot:0.00}, parity forward {nearest.Forward:0.00} of {nearest.Root} {day.Key:yyyy-MM-dd}, allowed difference {allowed:0.00}");
        }

        return null;
    }

    // Discounting is left out: where call and put are nearly equal it moves the forward by far less than the slack.
    private static (string Root, double Forward, double HalfWidth)? Implied(string root, Dictionary<double, Pair> strikes)
    {
        (double Forward, double Half)[] near =
        [
            .. strikes.Where(entry => entry.Value is { Call: > 0, Put: > 0 })
                .OrderBy(entry => Math.Abs(entry.Value.Call - entry.Value.Put)).ThenBy(entry => entry.Key).Take(PairsUsed)
                .Select(entry => (entry.Key + entry.Value.Call - entry.Value.Put, entry.Value.CallHalf + entry.Value.PutHalf)),
        ];
        return near.Length < MinimumPairs ? null : (root, Median([.. near.Select(pair => pair.Forward)]), Median([.. near.Select(pair => pair.Half)]));
    }

    private static double Median(double[] values)
    {
        Array.Sort(values);
        int middle = values.Length / 2;
        return values.Length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }

    private readonly record struct Pair(double Call, double CallHalf, double Put, double PutHalf);
}
