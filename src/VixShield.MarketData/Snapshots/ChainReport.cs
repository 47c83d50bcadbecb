using System.Collections.Immutable;
using VixShield.Display;
using VixShield.Expiries;
using VixShield.Market;
using VixShield.Volatility;

namespace VixShield.MarketData;

/// <summary>One expiration of one root of a table of options: what was read, what is used, what is not and why. Made by <see cref="SnapshotLoader"/>.</summary>
[TypeFormatterSource]
public sealed class ChainReport : IDisplayable
{
    internal ChainReport(string root, DateOnly expirationDate, Expiry? expiry, ChainStatus status, string reason)
    {
        Root = root;
        ExpirationDate = expirationDate;
        Expiry = expiry;
        Status = status;
        Reason = reason;
    }

    /// <summary>Root of the options.</summary>
    public string Root { get; }

    /// <summary>Expiration date as listed.</summary>
    public DateOnly ExpirationDate { get; }

    /// <summary>The expiry; null when the date is none that the library can resolve.</summary>
    public Expiry? Expiry { get; }

    /// <summary>What became of it.</summary>
    public ChainStatus Status { get; }

    /// <summary>The status in words.</summary>
    public string Reason { get; }

    /// <summary>Options read.</summary>
    public int Read { get; internal init; }

    /// <summary>Options of the file without bid and ask, or twice in it; they are not in the chain.</summary>
    public int Unquoted { get; internal init; }

    /// <summary>The fit of the forward; null when the file gives the forward or the expiration was not looked at.</summary>
    public ParityForward? Parity { get; internal init; }

    /// <summary>Where the discount factor comes from; null when the chain is not in the snapshot.</summary>
    public RateSource? RateSource { get; internal init; }

    /// <summary>The chain; null when it is not in the snapshot.</summary>
    public OptionChain? Chain { get; internal init; }

    /// <summary>The calibration on the surface; null when the chain is not in the snapshot.</summary>
    public SmileFit? Fit { get; internal init; }

    /// <summary>Continuous dividend yield that forward, discount factor and the snapshot's level imply, per year; null without a forward, and where a forward stands for the level before 21 days and three times its own. An expiry's own, never one for all.</summary>
    public double? ImpliedDividendYield { get; internal init; }

    /// <summary>Quotes that the smile uses.</summary>
    public int Used => Fit?.Quality.Quotes ?? 0;

    /// <summary>Out-of-the-money quotes that the smile does not use, and why.</summary>
    public ImmutableArray<RefusedQuote> Refused => Chain?.RefusedQuotes ?? [];

    /// <summary>Root, date, status and reason.</summary>
    public override string ToString() => FormattableString.Invariant($"{Root} {ExpirationDate:yyyy-MM-dd}: {Status}. {Reason}");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Expiration of a table of options", ToString())
    {
        Facts =
        [
            new("root", Root),
            new("expiration date as listed", ExpirationDate),
            new("expiry", Expiry?.ToString() ?? DisplayCell.Missing),
            new("status", Status),
            new("reason", Reason),
            new("options read", Read),
            new("options not quoted", Unquoted),
            new("quotes used", Used),
            new("quotes refused", Refused.Length),
            new("forward", Chain?.Forward, "points"),
            new("discount factor", Chain?.DiscountFactor),
            new("source of the rate", RateSource),
            new("parity", Parity?.Status),
            new("smile", Fit?.Status),
            new("at-the-money volatility", DisplayCell.Percent(Fit?.Smile?.AtTheMoney), "%"),
            new("implied dividend yield", DisplayCell.Percent(ImpliedDividendYield), "%/year"),
        ],
        Tables =
        [
            DisplayTable.Of(
                "refused quotes",
                Refused,
                new("strike", "points", r => r.Quote.Strike),
                new("right", r => r.Quote.Right),
                new("bid", "price points", r => r.Quote.Bid),
                new("ask", "price points", r => r.Quote.Ask),
                new("defect", r => r.Defect)),
        ],
    };
}
