using System.Collections.Immutable;
using VixShield.Display;
using VixShield.Instruments;

namespace VixShield.Volatility;

/// <summary>
/// Whether prices without static arbitrage exist inside all bids and asks of one expiry. Calls and puts are put on one line by parity with the
/// forward; prices exist exactly when the greatest convex function under all asks, with slopes from -1 to 0 and the forward as its value at
/// strike 0, is nowhere below a bid (Davis and Hobson 2007). Where it is, the quotes that form the arbitrage are named.
/// </summary>
/// <remarks>
/// The forward is taken as tradable without cost. Only quotes given count: one with a bid of 0 binds by its ask.
/// </remarks>
[TypeFormatterSource]
public sealed class PriceExistence : IDisplayable
{
    // Rounding of prices divided by a discount factor, relative to the forward.
    private const double Tolerance = 1e-11;

    private PriceExistence(ImmutableArray<ArbitrageViolation> violations, ImmutableArray<SmileQuote> setAside)
    {
        Violations = violations;
        SetAside = setAside;
    }

    /// <summary>Whether such prices exist.</summary>
    public bool IsPossible => Violations.IsEmpty;

    /// <summary>What the quotes allow together; empty when prices exist.</summary>
    public ImmutableArray<ArbitrageViolation> Violations { get; }

    /// <summary>
    /// Quotes without which prices exist: the quotes in most violations first, of several one in the money, then the widest. A small set, not always the smallest; empty when prices exist.
    /// </summary>
    public ImmutableArray<SmileQuote> SetAside { get; }

    /// <summary>Decides whether prices exist.</summary>
    /// <param name="forward">Forward of the expiry, in points; greater than 0.</param>
    /// <param name="quotes">The quotes in any order, before discounting.</param>
    /// <exception cref="ArgumentException">The forward is out of range, or a quote is null.</exception>
    public static PriceExistence Decide(double forward, IEnumerable<SmileQuote> quotes)
    {
        Guard.PositiveFinite(forward, nameof(forward));
        ImmutableArray<SmileQuote> all = Guard.NoNulls(quotes, nameof(quotes));
        List<Bound> bounds = [.. all.Select(q => new Bound(q, forward)).OrderBy(b => b.Strike)];
        List<ArbitrageViolation> first = Find(bounds, forward);
        if (first.Count == 0)
            return new PriceExistence([], []);

        var aside = ImmutableArray.CreateBuilder<SmileQuote>();
        for (List<ArbitrageViolation> rest = first; rest.Count > 0; rest = Find(bounds, forward))
        {
            HashSet<SmileQuote> worst = Worst(rest, forward);
            aside.AddRange(worst);
            bounds.RemoveAll(b => worst.Contains(b.Quote!));
        }

        return new PriceExistence([.. first], aside.DrainToImmutable());
    }

    /// <summary>The verdict and the quotes set aside.</summary>
    public override string ToString() => IsPossible
        ? "Prices without arbitrage exist inside all quotes."
        : FormattableString.Invariant($"{Violations.Length} arbitrages; {SetAside.Length} quotes set aside: {string.Join(", ", SetAside)}");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Prices without arbitrage", ToString())
    {
        Facts =
        [
            new("possible", IsPossible),
            new("violations", Violations.Length),
            new("quotes set aside", SetAside.Length),
        ],
        Tables =
        [
            ArbitrageColumns.TableOf(Violations),
            SmileColumns.TableOf("quotes set aside", SetAside),
        ],
    };

    /// <summary>One quote of every violation: the one in most of them first, unless one of the violation's quotes has gone already.</summary>
    private static HashSet<SmileQuote> Worst(List<ArbitrageViolation> violations, double forward)
    {
        var involved = new Dictionary<SmileQuote, List<ArbitrageViolation>>(ReferenceEqualityComparer.Instance);
        foreach (ArbitrageViolation violation in violations)
        {
            foreach (SmileQuote quote in violation.Quotes)
            {
                if (!involved.TryGetValue(quote, out List<ArbitrageViolation>? list))
                    involved[quote] = list = [];
                list.Add(violation);
            }
        }

        var worst = new HashSet<SmileQuote>(ReferenceEqualityComparer.Instance);
        var settled = new HashSet<ArbitrageViolation>(ReferenceEqualityComparer.Instance);
        foreach ((SmileQuote quote, List<ArbitrageViolation> list) in involved
            .OrderByDescending(i => i.Value.Count)
            .ThenByDescending(i => IsInTheMoney(i.Key, forward))
            .ThenByDescending(i => i.Key.Ask - i.Key.Bid)
            .ThenBy(i => i.Key.Strike))
        {
            if (list.Exists(settled.Contains))
                continue;
            worst.Add(quote);
            settled.UnionWith(list);
        }

        return worst;
    }

    private static bool IsInTheMoney(SmileQuote quote, double forward) => quote.Right == OptionRight.Call ? quote.Strike < forward : quote.Strike > forward;

    private static List<ArbitrageViolation> Find(List<Bound> bounds, double forward)
    {
        double tolerance = Tolerance * forward;
        var found = new List<ArbitrageViolation>();
        var alone = new HashSet<SmileQuote>(ReferenceEqualityComparer.Instance);

        // The vertices of the greatest convex function under the asks, from (0, forward) on.
        var hull = new List<Bound> { new(0, forward, null) };
        foreach (Bound bound in bounds)
        {
            double intrinsic = Math.Max(0, forward - bound.Strike);
            if (bound.High < intrinsic - tolerance)
                Alone(ArbitrageKind.BelowIntrinsic, intrinsic - bound.High, bound);
            else if (bound.Low > forward + tolerance)
                Alone(ArbitrageKind.AboveMaximum, bound.Low - forward, bound);
            else
                Extend(hull, bound);
        }

        // Prices do not rise with the strike: beyond the lowest vertex the function is level.
        while (hull.Count > 1 && hull[^1].High >= hull[^2].High)
            hull.RemoveAt(hull.Count - 1);
        int right = 1;
        foreach (Bound bound in bounds)
        {
            if (alone.Contains(bound.Quote!))
                continue;
            while (right < hull.Count && hull[right].Strike < bound.Strike)
                right++;
            Bound left = hull[right - 1];
            if (right == hull.Count)
            {
                Report(found, bound, left.High, left, null, tolerance);
                continue;
            }

            double weight = (bound.Strike - left.Strike) / (hull[right].Strike - left.Strike);
            Report(found, bound, left.High + (weight * (hull[right].High - left.High)), left, hull[right], tolerance);
        }

        return found;

        // A quote that is wrong by itself neither bounds the others nor is judged with them.
        void Alone(ArbitrageKind kind, double amount, Bound bound)
        {
            found.Add(new ArbitrageViolation(kind, amount, [bound.Quote!]));
            alone.Add(bound.Quote!);
        }
    }

    private static void Extend(List<Bound> hull, Bound next)
    {
        if (next.Strike == hull[^1].Strike)
        {
            if (next.High >= hull[^1].High)
                return;
            hull.RemoveAt(hull.Count - 1);
        }

        while (hull.Count > 1 && (hull[^1].High - hull[^2].High) * (next.Strike - hull[^1].Strike) >= (next.High - hull[^1].High) * (hull[^1].Strike - hull[^2].Strike))
            hull.RemoveAt(hull.Count - 1);
        hull.Add(next);
    }

    private static void Report(List<ArbitrageViolation> found, Bound bound, double most, Bound left, Bound? right, double tolerance)
    {
        double amount = bound.Low - most;
        if (!(amount > tolerance))
            return;
        SmileQuote quote = bound.Quote!;
        bool sameStrike = right is { } vertex && vertex.Strike == bound.Strike;
        if (sameStrike)
            found.Add(new ArbitrageViolation(ArbitrageKind.Parity, amount, [quote, right!.Value.Quote!]));
        else if (left.Quote is null && right is null)
            found.Add(new ArbitrageViolation(ArbitrageKind.AboveMaximum, amount, [quote]));
        else if (right is null)
            found.Add(new ArbitrageViolation(ArbitrageKind.VerticalSpread, amount, [quote, left.Quote!]));
        else
            found.Add(new ArbitrageViolation(left.Quote is null ? ArbitrageKind.VerticalSpread : ArbitrageKind.Butterfly, amount, left.Quote is null ? [quote, right.Value.Quote!] : [quote, left.Quote, right.Value.Quote!]));
    }

    /// <summary>A quote as bounds of the call before discounting. The forward itself is a call of strike 0 without a quote.</summary>
    private readonly record struct Bound(double Strike, double High, SmileQuote? Quote)
    {
        internal Bound(SmileQuote quote, double forward)
            : this(quote.Strike, quote.Ask + Shift(quote, forward), quote) => Low = quote.Bid > 0 ? quote.Bid + Shift(quote, forward) : double.NegativeInfinity;

        internal double Low { get; }

        private static double Shift(SmileQuote quote, double forward) => quote.Right == OptionRight.Put ? forward - quote.Strike : 0;
    }
}
