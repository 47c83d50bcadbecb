using VixShield.Display;
using VixShield.Instruments;
using VixShield.Market;

namespace VixShield.Risk;

/// <summary>Greatest loss and gain of a book that is held to the settlement of every leg, each expiry at a level of its own: a value, unbounded, or model-dependent. The default value says nothing.</summary>
/// <param name="Worst">The greatest loss.</param>
/// <param name="Best">The greatest gain.</param>
[TypeFormatterSource]
public readonly record struct SettlementBounds(ProfitBound Worst, ProfitBound Best) : IDisplayable
{
    /// <summary>Bounds of a book.</summary>
    /// <param name="book">The book; shares have no settlement and make both bounds model-dependent.</param>
    /// <param name="referenceMark">The mark in dollars that profit and loss is measured against: the premium paid, and for futures size times price.</param>
    /// <remarks>
    /// A short call that only a later call of the same index covers is unbounded by the contracts and bounded in practice by what the later one is then worth: model-dependent. On VIX the later option
    /// has another underlying, a future of its own, and bounds nothing: unbounded.
    /// </remarks>
    /// <exception cref="ArgumentException">The book is null or the mark not finite.</exception>
    public static SettlementBounds Of(Book book, double referenceMark)
    {
        Guard.NotNull(book, nameof(book));
        Guard.Finite(referenceMark, nameof(referenceMark));
        SettlementPayoff[] groups = [.. book.Positions
            .Where(p => p.Leg.ExpiryOrNull is not null)
            .GroupBy(p => (p.Leg.Contract.UnderlyingSymbol, p.Leg.ExpiryOrNull))
            .Select(g => SettlementPayoff.Of(g, 0))];
        return new SettlementBounds(Combine(book, groups, g => g.Worst, referenceMark, losses: true), Combine(book, groups, g => g.Best, referenceMark, losses: false));
    }

    /// <summary>Both bounds.</summary>
    public override string ToString() => $"loss {Worst}, gain {Best}";

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Bounds at settlement", ToString())
    {
        Facts =
        [
            new("greatest loss", Worst.ToString()),
            new("greatest gain", Best.ToString()),
        ],
    };

    private static ProfitBound Combine(Book book, SettlementPayoff[] groups, Func<SettlementPayoff, ProfitBound> bound, double referenceMark, bool losses)
    {
        bool shares = book.Positions.Any(p => p.Leg.ExpiryOrNull is null);
        SettlementPayoff[] open = [.. groups.Where(g => bound(g).Kind == ProfitBoundKind.Unbounded)];
        if (open.Any(g => g.Underlying == MarketSnapshot.VixSymbol || !IsCovered(g)))
            return new ProfitBound(ProfitBoundKind.Unbounded, null);
        if (open.Length > 0 || shares)
            return new ProfitBound(ProfitBoundKind.ModelDependent, null);
        return new ProfitBound(ProfitBoundKind.Value, groups.Sum(g => bound(g).Dollars!.Value) - referenceMark);

        // The same index at another time: what is short without end here is long without end there.
        bool IsCovered(SettlementPayoff group)
        {
            double slope = groups.Where(g => g.Underlying == group.Underlying).Sum(g => g.SlopeBeyond)
                + book.Positions.Where(p => p.Leg is SecurityLeg && p.Leg.Contract.UnderlyingSymbol == group.Underlying).Sum(p => p.Leg.Quantity * p.Leg.Contract.Multiplier);
            return losses ? slope >= 0 : slope <= 0;
        }
    }
}
