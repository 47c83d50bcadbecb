using VixShield.Market;
using VixShield.Numerics;
using VixShield.Volatility;

namespace VixShield.Adjustments;

/// <summary>
/// The worst of a capped calendar over a grid of its two forwards, in option points. The near forward runs in equal log steps over its range and through both strikes; the far one moves by a share of the near one's log
/// move. Volatilities are those of the market's smiles at the strikes, unchanged.
/// </summary>
internal sealed record CalendarStress(double Debit, double Worst, double WorstNear, double WorstFar)
{
    /// <summary>What is lost at the worst point, against today's value.</summary>
    internal double Loss => Debit - Worst;

    internal static CalendarStress Of(in VixCalendarTerms terms, VolatilitySmile near, VolatilitySmile far, OptionChain nearChain, OptionChain farChain, SecondEngineCalendarOptions options)
    {
        double nearVolatility = near.VolatilityAt(terms.Strike);
        double capVolatility = near.VolatilityAt(terms.Cap ?? terms.Strike);
        double farVolatility = far.VolatilityAt(terms.Strike);
        double elapsed = Math.Min(terms.NearYears, options.HorizonDays / 365 ?? terms.NearYears);
        double debit = terms.Value(nearChain.Forward, farChain.Forward, 0, nearVolatility, capVolatility, farVolatility);
        (double Value, double Near, double Far) worst = (double.PositiveInfinity, 0, 0);
        foreach (double log in Logs(terms, nearChain.Forward, options))
        {
            for (int j = 0; j < options.GridPoints; j++)
            {
                double share = options.LeastFollowing + ((options.MostFollowing - options.LeastFollowing) * j / (options.GridPoints - 1));
                double nearForward = nearChain.Forward * ElementaryFunctions.Exp(log);
                double farForward = farChain.Forward * ElementaryFunctions.Exp(share * log);
                double value = terms.Value(nearForward, farForward, elapsed, nearVolatility, capVolatility, farVolatility);
                if (value < worst.Value)
                    worst = (value, nearForward, farForward);
            }
        }

        return new CalendarStress(debit, worst.Value, worst.Near, worst.Far);
    }

    // The strikes as well: the payoff bends there, and the worst of a capped calendar is often at the cap.
    private static IEnumerable<double> Logs(VixCalendarTerms terms, double forward, SecondEngineCalendarOptions options)
    {
        double low = ElementaryFunctions.Log(options.LowestForward);
        double high = ElementaryFunctions.Log(options.HighestForward);
        for (int i = 0; i < options.GridPoints; i++)
            yield return low + ((high - low) * i / (options.GridPoints - 1));
        foreach (double? strike in new[] { terms.Strike, terms.Cap })
        {
            if (strike is { } bend && ElementaryFunctions.Log(bend / forward) is var log && log > low && log < high)
                yield return log;
        }
    }
}
