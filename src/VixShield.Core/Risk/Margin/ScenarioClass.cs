using VixShield.Instruments;
using VixShield.Numerics;
using VixShield.Pricing;

namespace VixShield.Risk;

/// <summary>
/// The options and shares on one underlying under a scenario-based rule set: worst theoretical loss over the range's points, and at least the minimum of each option
/// contract. Forwards move with the level in proportion, volatilities stay what the prices imply (Black-76; for American options a stand-in, at least intrinsic).
/// </summary>
internal sealed class ScenarioClass(string symbol, MarginEntry[] entries, MarginRange? range, double minimumPoints)
{
    private readonly double[] _volatilities = new double[entries.Length];

    internal string Symbol { get; } = symbol;

    internal MarginEntry[] Entries { get; } = entries;

    internal MarginRange? Range { get; } = range;

    /// <summary>The point at which the class loses most; null when the minimum per contract is more.</summary>
    internal double? WorstMove { get; private set; }

    /// <summary>The last requirement, in dollars.</summary>
    internal double Worst { get; private set; }

    internal double Run(ReadOnlySpan<double> prices, ReadOnlySpan<double> levels)
    {
        double minimum = 0;
        for (int i = 0; i < Entries.Length; i++)
        {
            MarginEntry entry = Entries[i];
            if (entry.Leg is not OptionLeg option)
                continue;
            minimum += entry.Count * entry.Multiplier * minimumPoints;
            double forward = Forward(entry, levels);
            ImpliedVolatilityStatus status = Black76.TryImpliedVolatility(
                prices[entry.PricePlace], forward, option.Strike, entry.Years, Discount(entry), option.Right, out double volatility);
            // At or below what exercise gives there is none: the option moves as its intrinsic value.
            _volatilities[i] = status == ImpliedVolatilityStatus.Ok && double.IsFinite(volatility) ? volatility : 0;
        }

        double worst = minimum;
        WorstMove = null;
        for (int point = 0; point < Range!.Points; point++)
        {
            double move = Range.MoveAt(point);
            double loss = 0;
            for (int i = 0; i < Entries.Length; i++)
            {
                MarginEntry entry = Entries[i];
                double change = entry.Leg is OptionLeg
                    ? Value(entry, levels, _volatilities[i], move) - Value(entry, levels, _volatilities[i], 0)
                    : prices[entry.PricePlace] * move;
                loss -= entry.Quantity * entry.Multiplier * change;
            }

            if (loss > worst)
            {
                worst = loss;
                WorstMove = move;
            }
        }

        Worst = worst;
        return worst;
    }

    private static double Value(MarginEntry entry, ReadOnlySpan<double> levels, double volatility, double move)
    {
        OptionLeg option = entry.Option;
        double price = Black76.Price(Forward(entry, levels) * (1 + move), option.Strike, entry.Years, volatility, entry.InterestRate, option.Right);
        if (option.Contract.Exercise != ExerciseStyle.American)
            return price;
        double spot = levels[entry.LevelPlace] * option.Contract.UnderlyingScale * (1 + move);
        return Math.Max(price, (int)option.Right * (spot - option.Strike));
    }

    private static double Forward(MarginEntry entry, ReadOnlySpan<double> levels) =>
        levels[entry.LevelPlace] * entry.Leg.Contract.UnderlyingScale * entry.ForwardRatio;

    private static double Discount(MarginEntry entry) => ElementaryFunctions.Exp(-entry.InterestRate * entry.Years);
}
