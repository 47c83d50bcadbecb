using VixShield.Expiries;
using VixShield.Instruments;

namespace VixShield.Risk;

/// <summary>One instrument of a class, its contracts netted: what of it does not change with the market.</summary>
internal sealed class MarginEntry
{
    internal required Leg Leg { get; init; }

    /// <summary>Signed contracts of the whole book.</summary>
    internal required int Quantity { get; init; }

    /// <summary>A place in the book's order whose price is that of the instrument.</summary>
    internal required int PricePlace { get; init; }

    /// <summary>Place of the underlying among the levels.</summary>
    internal required int LevelPlace { get; init; }

    internal required MarginRate Rate { get; init; }

    internal required bool IsLongTerm { get; init; }

    /// <summary>Forward over level, and what the scenario-based rule needs besides; 1 and 0 for shares.</summary>
    internal double ForwardRatio { get; init; } = 1;

    internal double Years { get; init; }

    internal double InterestRate { get; init; }

    internal double Multiplier => Leg.Contract.Multiplier;

    internal OptionLeg Option => (OptionLeg)Leg;

    internal int Count => Math.Abs(Quantity);

    internal bool IsCall => Leg is OptionLeg { Right: OptionRight.Call };

    internal Expiry? Expiry => Leg.ExpiryOrNull;

    /// <summary>Strike in points of the underlying in the market.</summary>
    internal double MarketStrike => Option.Strike / Leg.Contract.UnderlyingScale;

    /// <summary>Dollars per point of the underlying in the market, of one contract.</summary>
    internal double DollarsPerPoint => Multiplier * Leg.Contract.UnderlyingScale;

    /// <summary>Dollars that one long contract pays at a settlement value.</summary>
    internal double PayoffAt(double underlying) => DollarsPerPoint * Math.Max(0, IsCall ? underlying - MarketStrike : MarketStrike - underlying);

    /// <summary>Dollars that one short contract asks beyond its premium when it stands uncovered.</summary>
    internal double UncoveredBase(double level)
    {
        double underlying = level * Leg.Contract.UnderlyingScale;
        double strike = Option.Strike;
        double outOfTheMoney = Math.Max(0, IsCall ? strike - underlying : underlying - strike);
        double least = Rate.MinimumShare * (IsCall ? underlying : strike);
        return Multiplier * Math.Max((Rate.Share * underlying) - outOfTheMoney, least);
    }

    /// <summary>Signed contracts and instrument.</summary>
    internal string Text(int contracts) => FormattableString.Invariant($"{contracts:+0;-0} {Leg.Name}");

    /// <summary>A fixed order, so that no result depends on that of the book.</summary>
    internal static int Compare(Leg a, Leg b)
    {
        int order = a.Kind.CompareTo(b.Kind);
        if (order == 0)
            order = Comparer<Expiry?>.Default.Compare(a.ExpiryOrNull, b.ExpiryOrNull);
        if (order == 0 && a is OptionLeg x && b is OptionLeg y)
        {
            order = x.Right.CompareTo(y.Right);
            if (order == 0)
                order = (x.Strike / x.Contract.UnderlyingScale).CompareTo(y.Strike / y.Contract.UnderlyingScale);
        }

        return order != 0 ? order : string.CompareOrdinal(a.Contract.Symbol, b.Contract.Symbol);
    }
}
