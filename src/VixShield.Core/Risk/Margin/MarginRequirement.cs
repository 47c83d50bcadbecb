using System.Collections.Immutable;
using VixShield.Display;

namespace VixShield.Risk;

/// <summary>
/// What a book asks as margin under a rule set, in one market. Made by <see cref="Of"/>; made anew in every market, never scaled from another. All amounts in dollars,
/// positive what the account must have; null where something is missing, which <see cref="Status"/> and <see cref="Reason"/> say.
/// </summary>
[TypeFormatterSource]
public sealed class MarginRequirement : IDisplayable
{
    private MarginRequirement(MarginRules rules, MarginFigures figures, string reason, ImmutableArray<MarginClass> classes)
    {
        Rules = rules;
        Status = figures.Status;
        Flags = figures.Flags;
        Reason = reason;
        Classes = classes;
        ShortPremium = figures.Status == MarginStatus.MissingPrice ? null : figures.ShortPremium;
        LongPremium = figures.Status == MarginStatus.MissingPrice ? null : figures.LongPremium;
        if (!figures.HasNumbers)
            return;
        Total = figures.Total;
        WithoutLongPremium = figures.WithoutLongPremium;
        LongPremiumAsked = figures.LongPremiumAsked;
        NetOfCredit = figures.NetOfCredit;
        LowerBound = figures.LowerBound;
    }

    /// <summary>The rule set.</summary>
    public MarginRules Rules { get; }

    /// <summary>Name of the rule set: the margin model of every number here.</summary>
    public string Model => Rules.Name;

    /// <summary>What the numbers stand for.</summary>
    public MarginStatus Status { get; }

    /// <summary>The status in words; empty when it is <see cref="MarginStatus.Exact"/>.</summary>
    public string Reason { get; }

    /// <summary>What a reader should know besides.</summary>
    public MarginFlags Flags { get; }

    /// <summary>The requirement before the premium received is applied: <see cref="WithoutLongPremium"/> plus <see cref="LongPremiumAsked"/>.</summary>
    public double? Total { get; }

    /// <summary>
    /// The requirement beside the premium of longs: largest losses of spread groups; premium and share of the underlying of uncovered shorts; futures and shares. Never
    /// more for one more long option where it is exact. In a scenario-based class the worst loss plus the premium of shorts less that of longs.
    /// </summary>
    public double? WithoutLongPremium { get; }

    /// <summary>No allowed grouping makes <see cref="WithoutLongPremium"/> less than this: equal to it where the status is <see cref="MarginStatus.Exact"/>.</summary>
    public double? LowerBound { get; }

    /// <summary>What the longs ask: their premium, or a share of it for longer-dated ones that cover no short.</summary>
    public double? LongPremiumAsked { get; }

    /// <summary>Premium of the short options at these prices; null when a price is missing.</summary>
    public double? ShortPremium { get; }

    /// <summary>Premium of the long options at these prices; null when a price is missing.</summary>
    public double? LongPremium { get; }

    /// <summary>Premium of shorts less that of longs: positive for a credit, negative for a debit.</summary>
    public double? Credit => ShortPremium - LongPremium;

    /// <summary>
    /// <see cref="Total"/> less <see cref="ShortPremium"/>: the cash to bring when the book is opened at these prices, and what the account must be worth while it is held.
    /// Below 0 where a credit exceeds the largest loss (<see cref="MarginFlags.Arbitrage"/>); not raised to 0.
    /// </summary>
    public double? NetOfCredit { get; }

    /// <summary>The classes: options by class, then futures by contract, then shares.</summary>
    public ImmutableArray<MarginClass> Classes { get; }

    /// <summary>The requirement of a valued book. Settled legs are left out; legs of one instrument are netted.</summary>
    /// <param name="valuation">The book in its market: prices of the legs, spot levels of their underlyings.</param>
    /// <param name="rules">The rule set.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static MarginRequirement Of(BookValuation valuation, MarginRules rules)
    {
        Guard.NotNull(valuation, nameof(valuation));
        Guard.NotNull(rules, nameof(rules));
        MarginBook book = MarginBook.Of(valuation, rules);
        double[] prices = [.. valuation.Legs.Select(l => l.Price)];
        double[] levels = [.. book.LevelSymbols.Select(s => valuation.Market.Levels.TryGetValue(s, out double level) ? level : double.NaN)];
        return Describe(book, prices, levels);
    }

    /// <summary>Name of the rule set, the requirement net of credit and the status.</summary>
    public override string ToString() => NetOfCredit is { } net && Total is { } total
        ? $"{Model}: {NumberText.Fixed(total, 2)} $, net of credit {NumberText.Fixed(net, 2)} $ ({Status}{(Flags == MarginFlags.None ? string.Empty : $", {Flags}")})"
        : $"{Model}: {Status}: {Reason}";

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Margin requirement", ToString())
    {
        Facts =
        [
            new("rule set", Model),
            new("status", Status),
            new("requirement", DisplayCell.Fixed(Total, 2), "$"),
            new("beside long premium", DisplayCell.Fixed(WithoutLongPremium, 2), "$"),
            new("lower bound", DisplayCell.Fixed(LowerBound, 2), "$"),
            new("asked for long premium", DisplayCell.Fixed(LongPremiumAsked, 2), "$"),
            new("premium of shorts", DisplayCell.Fixed(ShortPremium, 2), "$"),
            new("premium of longs", DisplayCell.Fixed(LongPremium, 2), "$"),
            new("credit", DisplayCell.Fixed(Credit, 2), "$"),
            new("net of credit", DisplayCell.Fixed(NetOfCredit, 2), "$"),
            new("flags", Flags),
            new("reason", Reason.Length == 0 ? "-" : Reason),
        ],
        Tables =
        [
            DisplayTable.Of(
                "Classes",
                Classes,
                new("class", r => r.Name),
                new("status", r => r.Status),
                new("beside long premium", "$", r => DisplayCell.Fixed(r.WithoutLongPremium, 2)),
                new("lower bound", "$", r => DisplayCell.Fixed(r.LowerBound, 2))),
            DisplayTable.Of(
                "Parts",
                Classes.SelectMany(c => c.Lines.Select(l => (Class: c.Name, Line: l))),
                new("class", r => r.Class),
                new("legs", r => r.Line.Legs.IsEmpty ? "all" : string.Join("; ", r.Line.Legs)),
                new("requirement", "$", r => DisplayCell.Fixed(r.Line.Requirement, 2)),
                new("rule", r => r.Line.Rule)),
        ],
    };

    internal static MarginRequirement Describe(MarginBook book, ReadOnlySpan<double> prices, ReadOnlySpan<double> levels)
    {
        MarginFigures figures = book.Evaluate(prices, levels);
        if (figures.Status == MarginStatus.MissingPrice)
            return new MarginRequirement(book.Rules, figures, "A price of a leg or a level of an underlying is not a finite number.", []);
        var classes = ImmutableArray.CreateBuilder<MarginClass>();
        foreach (OptionMargin options in book.Options)
            classes.Add(options.Describe());
        foreach (ScenarioClass options in book.Scenarios)
            classes.Add(MarginText.Describe(options, prices));
        classes.AddRange(book.Futures);
        foreach (MarginEntry share in book.Shares)
            classes.Add(MarginText.Shares(share, prices, book.Rules));
        ImmutableArray<MarginClass> all = classes.ToImmutable();
        return new MarginRequirement(book.Rules, figures, MarginText.Reason(all), all);
    }
}
