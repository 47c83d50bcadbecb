using System.Collections.Immutable;
using VixShield.Display;
using VixShield.Expiries;
using VixShield.Numerics;

namespace VixShield.Market;

/// <summary>
/// A move of one market, to be applied to another: relative changes of the index, of spot VIX, of the VX curve by time to expiry, of
/// index volatilities by time to expiry, and of VIX-option volatilities. Time does not pass.
/// </summary>
/// <remarks>
/// Forwards, index futures and SPY with its forwards change by the ratio of the index, SPY volatilities as those of the index; other levels and chains stay, and so do ex-dividend dates and
/// settlement values; at the very close of a session the levels before the move become settlement values, because what settles then has settled. Log changes are interpolated linearly in
/// calendar days to expiry and held flat beyond the first and the last point. Index volatilities change proportionally at fixed normalised moneyness ln(K/F)/(at-the-money volatility times the root of the years);
/// so do VIX-option volatilities. Half-spreads of options change in proportion to spot VIX, up to 95 % of the quote's middle where
/// there was a bid; where there was none, there is none after the move. Crossed quotes and quotes without an offer are left out. The moved
/// volatilities are exact at quoted strikes; between them the moved smile interpolates anew.
/// Equal when all parts are.
/// </remarks>
[TypeFormatterSource]
public sealed record MarketMove : IDisplayable
{
    /// <summary>Makes a move.</summary>
    /// <param name="name">What the move was, such as its dates.</param>
    /// <param name="indexSymbol">The equity index it moves.</param>
    /// <param name="index">The index before and after; its days are not used.</param>
    /// <param name="vix">Spot VIX before and after; its days are not used.</param>
    /// <param name="vixFutures">VX prices before and after by days to expiry; at least one, days ascending.</param>
    /// <param name="indexVolatilities">Index volatilities before and after by days to expiry; at least one, days ascending.</param>
    /// <param name="vixVolatility">Volatility of VIX before and after; its days are not used.</param>
    /// <exception cref="ArgumentException">A value is missing, or days do not ascend.</exception>
    public MarketMove(
        string name,
        string indexSymbol,
        MovePoint index,
        MovePoint vix,
        IEnumerable<MovePoint> vixFutures,
        IEnumerable<MovePoint> indexVolatilities,
        MovePoint vixVolatility)
    {
        Name = Guard.NotBlank(name, nameof(name));
        IndexSymbol = Guard.NotBlank(indexSymbol, nameof(indexSymbol));
        Index = Guard.NotNull(index, nameof(index));
        Vix = Guard.NotNull(vix, nameof(vix));
        VixFutures = Ascending(vixFutures, nameof(vixFutures));
        IndexVolatilities = Ascending(indexVolatilities, nameof(indexVolatilities));
        VixVolatility = Guard.NotNull(vixVolatility, nameof(vixVolatility));
    }

    /// <summary>What the move was.</summary>
    public string Name { get; }

    /// <summary>The equity index it moves.</summary>
    public string IndexSymbol { get; }

    /// <summary>The index before and after, in points.</summary>
    public MovePoint Index { get; }

    /// <summary>Spot VIX before and after, in points.</summary>
    public MovePoint Vix { get; }

    /// <summary>VX prices before and after by days to expiry, in points.</summary>
    public ImmutableArray<MovePoint> VixFutures { get; }

    /// <summary>Index volatilities (VIX9D and the like) before and after by days to expiry; any one unit.</summary>
    public ImmutableArray<MovePoint> IndexVolatilities { get; }

    /// <summary>Volatility of VIX (VVIX) before and after; any one unit.</summary>
    public MovePoint VixVolatility { get; }

    /// <summary>The market after the move. Its quotes are the moved volatilities' prices with moved half-spreads; its notes name the move.</summary>
    /// <param name="market">The market before the move.</param>
    /// <exception cref="MissingDatumException">The market lacks the index or spot VIX.</exception>
    public MarketSnapshot ApplyTo(MarketSnapshot market)
    {
        Guard.NotNull(market, nameof(market));
        return new SnapshotMove
        {
            IndexSymbol = IndexSymbol,
            IndexRatio = Index.After / Index.Before,
            VixRatio = Vix.After / Vix.Before,
            FutureRatio = expiry => Ratio(VixFutures, Days(expiry, market)),
            IndexVolatilityRatio = chain => Ratio(IndexVolatilities, Days(chain.Expiry, market)),
            VixVolatilityRatio = _ => VixVolatility.After / VixVolatility.Before,
            Note = $"Moved by {Name}: {IndexSymbol} and its forwards by one ratio; VX and VIX forwards by the log changes of the moved curve at their own days to expiry, flat beyond its ends; "
                + $"{IndexSymbol} volatilities by those of the volatility indices of {string.Join(", ", IndexVolatilities.Select(v => v.Days))} days at their own days to expiry, proportionally at fixed normalised moneyness; VIX volatilities by one ratio; "
                + "option half-spreads in proportion to spot VIX, futures half-spreads unchanged; no time passes.",
        }.ApplyTo(market);
    }

    /// <inheritdoc/>
    public bool Equals(MarketMove? other) =>
        other is not null && Name == other.Name && IndexSymbol == other.IndexSymbol && Index == other.Index && Vix == other.Vix
        && VixVolatility == other.VixVolatility && VixFutures.AsSpan().SequenceEqual(other.VixFutures.AsSpan())
        && IndexVolatilities.AsSpan().SequenceEqual(other.IndexVolatilities.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, IndexSymbol, Index, Vix);

    /// <summary>The name.</summary>
    public override string ToString() => Name;

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Market move", ToString())
    {
        Facts =
        [
            new("index", IndexSymbol),
            new("move of the index", DisplayCell.Percent((Index.After / Index.Before) - 1), "%"),
            new("spot VIX before", Vix.Before, "VIX points"),
            new("spot VIX after", Vix.After, "VIX points"),
            new("move of the volatility of VIX", DisplayCell.Percent((VixVolatility.After / VixVolatility.Before) - 1), "%"),
        ],
        Tables =
        [
            MovePoint.TableOf("VX prices", "VIX points", VixFutures),
            MovePoint.TableOf("index volatilities", "", IndexVolatilities),
        ],
    };

    private static ImmutableArray<MovePoint> Ascending(IEnumerable<MovePoint> points, string parameter)
    {
        ImmutableArray<MovePoint> all = [.. Guard.NotNull(points, parameter)];
        if (all.IsEmpty)
            throw new ArgumentException("Must hold at least one point.", parameter);
        for (int i = 0; i < all.Length; i++)
        {
            Guard.NotNull(all[i], parameter);
            if (i > 0 && all[i].Days <= all[i - 1].Days)
                throw Guard.OutOfRange(parameter, all[i].Days, FormattableString.Invariant($"Days must ascend; the ones before are {all[i - 1].Days}."));
        }

        return all;
    }

    internal static int Days(Expiry expiry, MarketSnapshot market) =>
        expiry.Date.DayNumber - DateOnly.FromDateTime(UsTime.InChicago(market.ValuationInstant).DateTime).DayNumber;

    internal static double Ratio(ImmutableArray<MovePoint> points, double days)
    {
        if (days <= points[0].Days)
            return points[0].After / points[0].Before;
        for (int i = 1; i < points.Length; i++)
        {
            if (days > points[i].Days)
                continue;
            double weight = (days - points[i - 1].Days) / (points[i].Days - points[i - 1].Days);
            return ElementaryFunctions.Exp(((1 - weight) * points[i - 1].LogChange) + (weight * points[i].LogChange));
        }

        return points[^1].After / points[^1].Before;
    }
}
