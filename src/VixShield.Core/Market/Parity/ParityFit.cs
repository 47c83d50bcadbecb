using System.Collections.Immutable;
using VixShield.Expiries;
using VixShield.Numerics;

namespace VixShield.Market;

/// <summary>Decides what the line through the pairs of one expiry is worth, and says it.</summary>
internal static class ParityFit
{
    /// <summary>A factor above this is a mistake, as for <see cref="OptionChain"/>.</summary>
    internal const double LargestDiscountFactor = 1.1;

    private const int PairsForSlope = 3;

    internal static ParityForward Of(Expiry expiry, DateTimeOffset valuation, ParityColumns columns, ParityOptions options, ParityDiscount? discount)
    {
        double years = expiry.YearsFrom(valuation);
        if (years <= 0)
            return Without(ParityStatus.Expired, FormattableString.Invariant($"Expired {expiry.Instant:yyyy-MM-dd HH:mm zzz}, quotes are of {valuation:yyyy-MM-dd HH:mm zzz}."));
        if (columns.Count < options.MinimumPairs)
            return Without(ParityStatus.TooFewPairs, FormattableString.Invariant($"{columns.Count} strikes have a usable call and a usable put, {options.MinimumPairs} are needed; {columns.CallsOnly} have a call only, {columns.PutsOnly} a put only, {columns.Unusable} neither."));

        ParityLine? own = discount is null && columns.Count >= PairsForSlope
            ? ParityLine.WithOwnSlope(columns, ElementaryFunctions.Exp(-options.FallbackRate * years), options.Tolerance)
            : null;
        (double? rate, double? error) = own is null ? (null, null) : RateOf(own, years);
        bool isDetermined = rate is >= ParityOptions.LowestRate and <= ParityOptions.HighestRate && own!.Slope <= LargestDiscountFactor && error <= options.MaximumRateStandardError;
        ParityDiscount used = isDetermined
            ? new ParityDiscount(own!.Slope, error!.Value, DiscountSource.Fitted)
            : discount ?? new ParityDiscount(ElementaryFunctions.Exp(-options.FallbackRate * years), options.FallbackRateStandardError, DiscountSource.Fallback);
        ParityLine line = isDetermined ? own! : ParityLine.WithSlope(columns, used.Factor, used.Factor * years * used.RateStandardError, options.Tolerance);

        double forward = line.Forward * columns.Scale;
        double forwardError = line.ForwardStandardError * columns.Scale;
        if (line.InlierCount < options.MinimumPairs || line.InlierCount * 2 < columns.Count || !(forward > 0 && double.IsFinite(forward) && double.IsFinite(forwardError)))
            return Without(ParityStatus.Inconsistent, FormattableString.Invariant($"The best line meets the boxes of {line.InlierCount} of {columns.Count} pairs; half of them and {options.MinimumPairs} are needed."));

        (double? lowest, double? highest) = Allowed(columns, line);
        (ImmutableArray<ParityPair> pairs, ImmutableArray<ParityOutlier> outliers) = Split(columns, line);
        string reason = Said(forward, forwardError, years, columns.Count, outliers.Length, lowest is null, used, rate, error);
        return Without(used.Source == DiscountSource.Fallback ? ParityStatus.DiscountNotDetermined : ParityStatus.Ok, reason) with
        {
            Forward = forward,
            ForwardStandardError = forwardError,
            LowestForward = lowest,
            HighestForward = highest,
            DiscountFactor = used.Factor,
            DiscountSource = used.Source,
            RateStandardError = used.Source == DiscountSource.Given ? null : used.RateStandardError,
            FittedRate = rate,
            FittedRateStandardError = error,
            Pairs = pairs,
            Outliers = outliers,
        };

        ParityForward Without(ParityStatus status, string reason) => new(expiry, valuation, status, reason)
        {
            PairCount = columns.Count,
            CallOnlyCount = columns.CallsOnly,
            PutOnlyCount = columns.PutsOnly,
            UnusableCount = columns.Unusable,
        };
    }

    /// <summary>The fit again with a rate of the expiries together; what the own slope said is kept.</summary>
    internal static ParityForward Again(ParityForward first, ParityColumns columns, ParityOptions options, ParityDiscount discount)
    {
        ParityForward again = Of(first.Expiry, first.ValuationInstant, columns, options, discount);
        if (again.Forward is null)
            return again;
        string own = first.FittedRate is { } rate
            ? FormattableString.Invariant($" The own slope says {rate:P2} +- {first.FittedRateStandardError:P2}.")
            : "";
        return again with { Reason = again.Reason + own, FittedRate = first.FittedRate, FittedRateStandardError = first.FittedRateStandardError };
    }

    private static (double? Rate, double? StandardError) RateOf(ParityLine line, double years)
    {
        double rate = -ElementaryFunctions.Log(line.Slope) / years;
        double error = line.SlopeStandardError / (line.Slope * years);
        return double.IsFinite(rate) && double.IsFinite(error) ? (rate, error) : (null, null);
    }

    // D (F - K) within each box at the line's own D.
    private static (double? Lowest, double? Highest) Allowed(ParityColumns columns, ParityLine line)
    {
        double lowest = double.NegativeInfinity, highest = double.PositiveInfinity;
        for (int i = 0; i < columns.Count; i++)
        {
            if (!line.Inliers[i])
                continue;
            lowest = Math.Max(lowest, columns.Strikes[i] + ((columns.Middles[i] - columns.Widths[i]) / line.Slope));
            highest = Math.Min(highest, columns.Strikes[i] + ((columns.Middles[i] + columns.Widths[i]) / line.Slope));
        }

        return lowest <= highest ? (lowest * columns.Scale, highest * columns.Scale) : (null, null);
    }

    private static (ImmutableArray<ParityPair> Pairs, ImmutableArray<ParityOutlier> Outliers) Split(ParityColumns columns, ParityLine line)
    {
        var pairs = ImmutableArray.CreateBuilder<ParityPair>(line.InlierCount);
        var outliers = ImmutableArray.CreateBuilder<ParityOutlier>(columns.Count - line.InlierCount);
        for (int i = 0; i < columns.Count; i++)
        {
            var pair = new ParityPair(columns.Calls[i], columns.Puts[i], line.Residual(i) * columns.Scale);
            if (line.Inliers[i])
                pairs.Add(pair);
            else
                outliers.Add(new ParityOutlier(pair));
        }

        return (pairs.MoveToImmutable(), outliers.MoveToImmutable());
    }

    private static string Said(double forward, double forwardError, double years, int pairs, int outliers, bool nowhere, ParityDiscount used, double? rate, double? error)
    {
        double usedRate = -ElementaryFunctions.Log(used.Factor) / years;
        string discount = used.Source switch
        {
            DiscountSource.Fitted => FormattableString.Invariant($"rate {usedRate:P2} +- {used.RateStandardError:P2} of its own slope"),
            DiscountSource.Given => FormattableString.Invariant($"rate {usedRate:P2} given"),
            DiscountSource.Neighbours => FormattableString.Invariant($"rate {usedRate:P2} +- {used.RateStandardError:P2} of the expiries together"),
            _ => rate is null
                ? FormattableString.Invariant($"rate {usedRate:P2} of the fallback, because a slope needs {PairsForSlope} pairs")
                : FormattableString.Invariant($"rate {usedRate:P2} of the fallback, because the slope says {rate:P2} +- {error:P2}"),
        };
        string boxes = nowhere ? "; no one forward lies in all their boxes" : "";
        return FormattableString.Invariant($"Forward {forward:0.00##} +- {forwardError:0.00##}, {discount}; {pairs - outliers} of {pairs} pairs used, {outliers} outliers{boxes}.");
    }
}
