using System.Collections.Immutable;
using VixShield.Display;
using VixShield.Expiries;

namespace VixShield.Volatility;

/// <summary>What a calibration found for one expiry: the returned smile, raw SVI and eSSVI beside it, and how each lies to the quotes. Immutable.</summary>
[TypeFormatterSource]
public sealed class SmileFit : IDisplayable
{
    internal SmileFit(SmileInput input, SmileFitStatus status, string reason, PriceExistence existence)
    {
        Input = input;
        Status = status;
        Reason = reason;
        Existence = existence;
    }

    /// <summary>What was given.</summary>
    public SmileInput Input { get; }

    /// <summary>The expiry.</summary>
    public Expiry Expiry => Input.Expiry;

    /// <summary>What could be done.</summary>
    public SmileFitStatus Status { get; }

    /// <summary>The status in words, with numbers.</summary>
    public string Reason { get; }

    /// <summary>Whether prices without arbitrage exist inside all bids and asks of the expiry, and which quotes forbid them.</summary>
    public PriceExistence Existence { get; }

    /// <summary>Bid, middle and ask volatility of the two-sided out-of-the-money quotes by ascending strike, those set aside included.</summary>
    public ImmutableArray<QuotedVolatility> Volatilities { get; internal init; } = [];

    /// <summary>The smile; null when <see cref="Status"/> is <see cref="SmileFitStatus.NoQuotes"/>.</summary>
    public FittedSmile? Smile { get; internal init; }

    /// <summary>How the smile lies to the quotes that were not set aside.</summary>
    public FitQuality Quality { get; internal init; }

    /// <summary>Whether an earlier expiry is above this one's own curve somewhere, so that its variance counts there.</summary>
    public bool IsLiftedByEarlier => Smile is { Floors.IsEmpty: false };

    /// <summary>Raw SVI over -2.5 to 2 deviations, without butterflies; null without a smile.</summary>
    public RawSvi? Svi { get; internal init; }

    /// <summary>How raw SVI lies to the quotes from -2.5 to 2 deviations.</summary>
    public FitQuality SviQuality { get; internal init; }

    /// <summary>The eSSVI slice, over all quotes; from five days on above that of the expiry before. Null without a smile.</summary>
    public EssviSlice? Essvi { get; internal init; }

    /// <summary>How the eSSVI slice lies to all quotes.</summary>
    public FitQuality EssviQuality { get; internal init; }

    /// <summary>At-the-money volatility of the eSSVI slice minus that of the quotes (linear between the middles around the forward), as a decimal; null without a smile.</summary>
    public double? EssviAtTheMoneyMiss { get; internal init; }

    /// <summary>Expiry, status and reason.</summary>
    public override string ToString() => $"{Expiry}: {Status}. {Reason}";

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Smile calibration", ToString())
    {
        Facts =
        [
            new("expiry", Expiry.ToString()),
            new("status", Status),
            new("reason", Reason),
            new("forward", Input.Forward, "points"),
            new("time to expiry", Input.Years, "years"),
            new("at-the-money volatility", DisplayCell.Percent(Smile?.AtTheMoney), "%"),
            new("lifted by an earlier expiry", IsLiftedByEarlier),
            new("quotes set aside", Existence.SetAside.Length),
            new("eSSVI less quotes at the money", 100 * EssviAtTheMoneyMiss, "vol points"),
            new("raw SVI", Svi?.ToString() ?? DisplayCell.Missing),
            new("eSSVI", Essvi?.ToString() ?? DisplayCell.Missing),
        ],
        Tables =
        [
            DisplayTable.Of(
                "fit to quotes",
                Fits,
                new("curve", r => r.Curve),
                new("quotes", r => r.Quality.Quotes),
                new("inside", "%", r => DisplayCell.Percent(r.Quality.InsideShare)),
                new("within one tick", "%", r => DisplayCell.Percent(r.Quality.WithinOneTickShare)),
                new("worst miss", "vol points", r => 100 * r.Quality.WorstVolatilityMiss),
                new("worst miss", "ticks", r => r.Quality.WorstTickMiss)),
            ArbitrageColumns.TableOf(Existence.Violations),
        ],
    };

    private (string Curve, FitQuality Quality)[] Fits =>
        Smile is null ? [] : [("returned smile", Quality), ("raw SVI, -2.5 to 2 deviations", SviQuality), ("eSSVI", EssviQuality)];
}
