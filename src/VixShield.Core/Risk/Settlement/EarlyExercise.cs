using System.Collections.Immutable;
using VixShield.Instruments;
using VixShield.Market;

namespace VixShield.Risk;

/// <summary>Early exercise of American options: on SPY and on volatility funds. Options on SPX, XSP and VIX are European and have none.</summary>
public static class EarlyExercise
{
    // Of the strike: a time value below is none.
    private const double Nothing = 1e-9;

    /// <summary>The live American options of a book that may be exercised early, each with every reason, in the book's order. Empty when there are none.</summary>
    /// <param name="book">The book; legs on volatility funds are allowed.</param>
    /// <param name="market">The market.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="MissingDatumException">The market lacks what an option on a fund share needs.</exception>
    /// <exception cref="NotSupportedException">An American option on something other than a fund, or one beyond the American engine.</exception>
    public static ImmutableArray<EarlyExerciseFlag> Flags(Book book, MarketSnapshot market)
    {
        Guard.NotNull(book, nameof(book));
        Guard.NotNull(market, nameof(market));
        List<EarlyExerciseFlag> flags = [];
        foreach (Position position in book.Positions)
        {
            if (position.Leg is not OptionLeg option || option.Contract.Exercise != ExerciseStyle.American || option.HasExpiredBy(market.ValuationInstant))
                continue;
            if (option.Contract.Underlying == UnderlyingKind.VolatilityFund)
                flags.Add(Unvalued(position, option, market));
            else
                flags.AddRange(Valued(LegPricing.Value(position, market), option, market));
        }

        return [.. flags];
    }

    private static EarlyExerciseFlag Unvalued(Position position, OptionLeg option, MarketSnapshot market)
    {
        double? intrinsic = IntrinsicOf(option, market);
        string worth = intrinsic is { } points ? FormattableString.Invariant($"intrinsic value {points:F2}") : $"no level of {option.Contract.UnderlyingSymbol} in the market";
        return new EarlyExerciseFlag(position, EarlyExerciseReason.NotValued, $"{option.Name} is American, on a volatility fund that this version does not value; {worth}.") { Intrinsic = intrinsic };
    }

    private static IEnumerable<EarlyExerciseFlag> Valued(LegValuation leg, OptionLeg option, MarketSnapshot market)
    {
        double intrinsic = IntrinsicOf(option, market)!.Value;
        double timeValue = Math.Max(0, leg.Price - intrinsic);
        string numbers = FormattableString.Invariant($"intrinsic value {intrinsic:F2}, time value {timeValue:F2}");
        if (option.Right == OptionRight.Call)
        {
            foreach (ValuationWarning warning in leg.Warnings)
            {
                EarlyExerciseReason reason = warning.Kind == ValuationWarningKind.DiscreteDividend ? EarlyExerciseReason.DividendBeforeExpiry : EarlyExerciseReason.DividendDatesUnknown;
                yield return Flag(reason, $"{warning.Text} ({numbers})");
            }
        }

        if (leg.AmericanUnitGreeks!.Value.IsExercised || (intrinsic > 0 && timeValue <= Nothing * option.Strike))
            yield return Flag(EarlyExerciseReason.AtIntrinsicValue, $"{option.Name} is worth its intrinsic value: exercise now is best ({numbers}).");

        EarlyExerciseFlag Flag(EarlyExerciseReason reason, string text) => new(leg.Position, reason, text) { Intrinsic = intrinsic, TimeValue = timeValue };
    }

    private static double? IntrinsicOf(OptionLeg option, MarketSnapshot market) =>
        market.Levels.TryGetValue(option.Contract.UnderlyingSymbol, out double level)
            ? Math.Max(0, (int)option.Right * ((level * option.Contract.UnderlyingScale) - option.Strike))
            : null;
}
