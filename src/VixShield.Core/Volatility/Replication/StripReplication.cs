using System.Runtime.InteropServices;
using VixShield.Numerics;

namespace VixShield.Volatility;

/// <summary>One replication, step by step; what is known when it ends is what the strip shows.</summary>
internal sealed class StripReplication(double years, double rate, StripQuote[] quotes, double? givenForward)
{
    // Prices are decimals with a step far above this; in doubles their differences are off by less.
    private const double Tie = 1e-9;

    // For the same reason put and call that are equal in decimals may give a forward a hair below their strike, which is at the money all the same.
    private const double Hair = 1 + 1e-12;

    private readonly StripSelection _selection = new(quotes);
    private readonly StripPrice?[] _prices = new StripPrice?[quotes.Length];
    private readonly double _growth = ElementaryFunctions.Discount(-rate, years);
    private int _parity = -1;
    private StripPrice _parityPut;
    private StripPrice _parityCall;
    private readonly bool _forwardIsGiven = givenForward is not null;
    private double? _forward = givenForward;
    private int _atTheMoney = -1;
    private StripSide? _paritySide;
    private (int Count, double? Stop) _puts;
    private (int Count, double? Stop) _calls;
    private StripContribution[] _contributions = [];
    private double? _sumTerm;
    private double? _adjustment;

    internal VarianceStrip Run()
    {
        if (_forward is null && !FindForward())
            return End(ReplicationStatus.NoParityPair, FormattableString.Invariant($"None of {quotes.Length} strikes has a put and a call with bid and ask, and no forward was given."));
        double forward = _forward!.Value;
        if (!double.IsFinite(forward))
            return End(ReplicationStatus.BeyondRange, "The forward is beyond the range of a double.");
        while (_atTheMoney + 1 < quotes.Length && quotes[_atTheMoney + 1].Strike <= forward * Hair)
            _atTheMoney++;
        if (_atTheMoney < 0)
            return End(ReplicationStatus.NoStrikeBelowForward, FormattableString.Invariant($"No strike of {quotes.Length} is at or below the forward {forward:G8}."));
        double atTheMoney = quotes[_atTheMoney].Strike;
        _prices[_atTheMoney] = PriceAtTheMoney(forward - atTheMoney);
        if (_prices[_atTheMoney] is null)
            return End(ReplicationStatus.NoPriceAtTheMoney, FormattableString.Invariant($"The strike {atTheMoney} at the money of the forward {forward:G8} has no usable put or call."));

        _puts = _selection.Walk(_atTheMoney, StripSide.Put, _prices);
        _calls = _selection.Walk(_atTheMoney, StripSide.Call, _prices);
        if (_puts.Count == 0 || _calls.Count == 0)
        {
            string found = FormattableString.Invariant($"{_puts.Count} puts below and {_calls.Count} calls above the strike {atTheMoney} are usable.");
            return End(_puts.Count + _calls.Count == 0 ? ReplicationStatus.NoUsableOptions : ReplicationStatus.OneSided, found);
        }

        return Integrate(forward, atTheMoney);
    }

    private bool FindForward()
    {
        double least = double.PositiveInfinity;
        foreach (StripQuote quote in quotes)
        {
            if (Pair(quote) is var (put, call))
                least = Math.Min(least, Math.Abs(call.Mid - put.Mid));
        }

        for (int i = 0; i < quotes.Length; i++)
        {
            if (Pair(quotes[i]) is not var (put, call) || Math.Abs(call.Mid - put.Mid) - least >= Tie)
                continue;
            _selection.Price(i, StripSide.Put);
            _selection.Price(i, StripSide.Call);
            (_parity, _parityPut, _parityCall) = (i, put, call);
            _forward = quotes[i].Strike + (_growth * (call.Mid - put.Mid));
            return true;
        }

        return false;
    }

    private static (StripPrice Put, StripPrice Call)? Pair(StripQuote quote) =>
        StripPrice.Of(quote.PutBid, quote.PutAsk) is { } put && StripPrice.Of(quote.CallBid, quote.CallAsk) is { } call ? (put, call) : null;

    // Parity: call minus put is the discounted forward minus strike.
    private StripPrice? PriceAtTheMoney(double moneyness)
    {
        StripPrice? put = _selection.Price(_atTheMoney, StripSide.Put);
        StripPrice? call = _selection.Price(_atTheMoney, StripSide.Call);
        double difference = moneyness / _growth;
        if (put is not null && call is null)
        {
            _paritySide = StripSide.Call;
            call = put.Value.Plus(difference);
        }
        else if (call is not null && put is null)
        {
            _paritySide = StripSide.Put;
            put = call.Value.Plus(-difference);
        }

        return put is { Mid: >= 0 } p && call is { Mid: >= 0 } c ? StripPrice.Average(p, c) : null;
    }

    private VarianceStrip Integrate(double forward, double atTheMoney)
    {
        (double low, double middle, double high) = Sums();
        double ratio = (forward / atTheMoney) - 1;
        double adjustment = ratio * ratio / years;
        double sumTerm = 2 / years * middle;
        double variance = sumTerm - adjustment;
        double atBid = (2 / years * low) - adjustment;
        double atAsk = (2 / years * high) - adjustment;
        if (!double.IsFinite(variance) || !double.IsFinite(atBid) || !double.IsFinite(atAsk))
        {
            _contributions = [];
            return End(ReplicationStatus.BeyondRange, "The variance is beyond the range of a double.");
        }

        (_sumTerm, _adjustment) = (sumTerm, adjustment);
        if (variance <= 0)
            return End(ReplicationStatus.NonPositiveVariance, FormattableString.Invariant($"The sum term {sumTerm:G6} is not above the adjustment {adjustment:G6} of the forward {forward:G8} and the strike {atTheMoney}."));

        string reason = FormattableString.Invariant($"Variance {variance:G6} from {_puts.Count} puts and {_calls.Count} calls about {atTheMoney}.");
        return End(ReplicationStatus.Ok, reason, new Answer(
            variance, atBid, atAsk, WingVariance.Beyond(_contributions[0], forward, years, rate), WingVariance.Beyond(_contributions[^1], forward, years, rate)));
    }

    private (double Low, double Middle, double High) Sums()
    {
        int count = _puts.Count + _calls.Count + 1;
        int[] used = new int[count];
        for (int i = 0, k = 0; k < count; i++)
        {
            if (_prices[i] is not null)
                used[k++] = i;
        }

        _contributions = new StripContribution[count];
        (double low, double middle, double high) = (0, 0, 0);
        for (int k = 0; k < count; k++)
        {
            double strike = quotes[used[k]].Strike;
            double above = quotes[used[Math.Min(k + 1, count - 1)]].Strike;
            double below = quotes[used[Math.Max(k - 1, 0)]].Strike;
            double width = k == 0 || k == count - 1 ? above - below : (above - below) / 2;
            double weight = width / (strike * strike) * _growth;
            StripPrice price = _prices[used[k]]!.Value;
            _contributions[k] = new StripContribution(strike, (StripSide)used[k].CompareTo(_atTheMoney), price.Mid, width, weight * price.Mid);
            low += weight * price.Low;
            middle += weight * price.Mid;
            high += weight * price.High;
        }

        return (low, middle, high);
    }

    private VarianceStrip End(ReplicationStatus status, string reason, Answer? answer = null) => new(status, reason)
    {
        Years = years,
        Rate = rate,
        ParityStrike = _parity < 0 ? null : quotes[_parity].Strike,
        ParityPut = _parity < 0 ? null : _parityPut.Mid,
        ParityCall = _parity < 0 ? null : _parityCall.Mid,
        Forward = _forward is { } forward && double.IsFinite(forward) ? forward : null,
        ForwardIsGiven = _forwardIsGiven,
        AtTheMoneyStrike = _atTheMoney < 0 ? null : quotes[_atTheMoney].Strike,
        ParitySideAtTheMoney = _paritySide,
        PutCount = _puts.Count,
        CallCount = _calls.Count,
        PutStopStrike = _puts.Stop,
        CallStopStrike = _calls.Stop,
        Contributions = ImmutableCollectionsMarshal.AsImmutableArray(_contributions),
        Defects = _selection.Defects,
        SumTerm = _sumTerm,
        Adjustment = _adjustment,
        Variance = answer?.Variance,
        VarianceAtBid = answer?.AtBid,
        VarianceAtAsk = answer?.AtAsk,
        LowerTruncation = answer?.Lower,
        UpperTruncation = answer?.Upper,
    };

    private sealed record Answer(double Variance, double AtBid, double AtAsk, double? Lower, double? Upper);
}
