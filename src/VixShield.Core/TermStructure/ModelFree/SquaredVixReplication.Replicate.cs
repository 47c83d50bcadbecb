using VixShield.Instruments;
using VixShield.Market;
using VixShield.Numerics;
using VixShield.Volatility;

namespace VixShield.TermStructure;

public sealed partial class SquaredVixReplication
{
    /// <summary>Replicates from a chain of VIX options on the chain's own forward and discount factor.</summary>
    /// <param name="chain">The chain. Its forward is that of its expiry; spot VIX has no place here.</param>
    /// <exception cref="ArgumentNullException">The chain is null.</exception>
    public static SquaredVixReplication Of(OptionChain chain)
    {
        Guard.NotNull(chain, nameof(chain));
        IEnumerable<StripQuote> quotes = chain.Quotes.GroupBy(q => q.Strike).Select(strike =>
        {
            OptionQuote? put = strike.FirstOrDefault(q => q.Right == OptionRight.Put);
            OptionQuote? call = strike.FirstOrDefault(q => q.Right == OptionRight.Call);
            return new StripQuote { Strike = strike.Key, PutBid = put?.Bid, PutAsk = put?.Ask, CallBid = call?.Bid, CallAsk = call?.Ask };
        });
        return Replicate(chain.Years, chain.DiscountFactor, quotes, chain.Forward);
    }

    /// <summary>Replicates from quotes.</summary>
    /// <param name="years">Time to the expiry, in years; greater than 0.</param>
    /// <param name="discountFactor">Value today of 1 paid at the expiry; greater than 0.</param>
    /// <param name="quotes">All listed strikes in any order, none twice; prices as quoted, discounted.</param>
    /// <param name="forward">The forward, in points; null for parity at the strike where put and call differ least.</param>
    /// <returns>The value, or the status that says why there is none; a bad market throws nothing.</returns>
    /// <exception cref="ArgumentException">A number is illegal, a quote is null, or a strike occurs twice.</exception>
    public static SquaredVixReplication Replicate(double years, double discountFactor, IEnumerable<StripQuote> quotes, double? forward = null)
    {
        Guard.PositiveFinite(years, nameof(years));
        Guard.PositiveFinite(discountFactor, nameof(discountFactor));
        StripQuote[] given = [.. Guard.NoNulls(quotes, nameof(quotes))];
        VarianceStrip strip = VarianceStrip.Replicate(years, -ElementaryFunctions.Log(discountFactor) / years, given, forward);
        if (strip.Status != ReplicationStatus.Ok)
            return new SquaredVixReplication(SquaredVixStatus.StripFailed, strip.Reason, strip, discountFactor);

        Dictionary<double, StripQuote> byStrike = given.ToDictionary(q => q.Strike);
        double f = strip.Forward!.Value;
        double atTheMoney = strip.AtTheMoneyStrike!.Value;
        double constant = (f * f) - ((f - atTheMoney) * (f - atTheMoney));
        (double low, double middle, double high, double width) = (0, 0, 0, 0);
        foreach (StripContribution used in strip.Contributions)
        {
            StripPrice price = PriceOf(used, byStrike[used.Strike], strip, (f - used.Strike) * discountFactor);
            double weight = 2 * used.DeltaStrike / discountFactor;
            low += weight * price.Low;
            middle += weight * price.Mid;
            high += weight * price.High;
            if (used.Side == StripSide.Average)
                width = used.DeltaStrike;
        }

        (double forwardLow, double forwardHigh) = ForwardRange(given, discountFactor, f);
        double? lower = SquaredWing.Beyond(strip.Contributions[0], f, years, discountFactor);
        double? upper = SquaredWing.Beyond(strip.Contributions[^1], f, years, discountFactor);
        double wings = (lower + upper) ?? 0;
        double discretisation = width * width / 6;
        // The sum moves by 2 K0 for a point of the forward.
        double bandLow = constant + low - (2 * atTheMoney * (f - forwardLow)) + Math.Min(0, wings) - discretisation;
        double bandHigh = constant + high + (2 * atTheMoney * (forwardHigh - f)) + Math.Max(0, wings);
        double value = constant + middle;
        if (!double.IsFinite(value) || !double.IsFinite(bandLow) || !double.IsFinite(bandHigh))
            return new SquaredVixReplication(SquaredVixStatus.BeyondRange, "E[VIX^2] is beyond the range of a double.", strip, discountFactor);
        string reason = FormattableString.Invariant($"E[VIX^2] {value:0.00} from {strip.PutCount} puts and {strip.CallCount} calls about {atTheMoney}: root {Math.Sqrt(value):0.000}, forward {f:0.000}.");
        return new SquaredVixReplication(SquaredVixStatus.Ok, reason, strip, discountFactor)
        {
            ForwardLow = forwardLow,
            ForwardHigh = forwardHigh,
            Value = value,
            ValueAtBid = constant + low,
            ValueAtAsk = constant + high,
            LowerTruncation = lower,
            UpperTruncation = upper,
            Discretisation = discretisation,
            Low = bandLow,
            High = bandHigh,
        };
    }

    /// <summary>Bid, middle and ask of a strike as the strip used it; at the money the average, a missing side by parity.</summary>
    private static StripPrice PriceOf(in StripContribution used, StripQuote quote, VarianceStrip strip, double parity)
    {
        StripPrice? put = StripPrice.Of(quote.PutBid, quote.PutAsk);
        StripPrice? call = StripPrice.Of(quote.CallBid, quote.CallAsk);
        return used.Side switch
        {
            StripSide.Put => put!.Value,
            StripSide.Call => call!.Value,
            _ => strip.ParitySideAtTheMoney switch
            {
                StripSide.Put => StripPrice.Average(call!.Value.Plus(-parity), call.Value),
                StripSide.Call => StripPrice.Average(put!.Value, put.Value.Plus(parity)),
                _ => StripPrice.Average(put!.Value, call!.Value),
            },
        };
    }

    /// <summary>
    /// The forwards that parity allows at every strike with both sides, and the forward itself. Where strikes contradict each other the range runs between the two limits that do.
    /// </summary>
    private static (double Low, double High) ForwardRange(StripQuote[] quotes, double discount, double forward)
    {
        (double low, double high) = (double.NegativeInfinity, double.PositiveInfinity);
        foreach (StripQuote quote in quotes)
        {
            if (StripPrice.Of(quote.PutBid, quote.PutAsk) is not { } put || StripPrice.Of(quote.CallBid, quote.CallAsk) is not { } call)
                continue;
            low = Math.Max(low, quote.Strike + ((call.Low - put.High) / discount));
            high = Math.Min(high, quote.Strike + ((call.High - put.Low) / discount));
        }

        return double.IsFinite(low) ? (Math.Min(forward, Math.Min(low, high)), Math.Max(forward, Math.Max(low, high))) : (forward, forward);
    }
}
