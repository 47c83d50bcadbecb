using VixShield.Display;
using VixShield.Expiries;
using VixShield.Instruments;

namespace VixShield.Market;

/// <summary>The price of a future, what it costs to trade it, and where the price comes from.</summary>
[TypeFormatterSource]
public sealed record FutureMark : IDisplayable
{
    /// <summary>Makes a mark.</summary>
    /// <param name="contract">A futures contract.</param>
    /// <param name="expiry">Its expiry; of the contract's settlement style.</param>
    /// <param name="price">The price, in points; greater than 0.</param>
    /// <param name="halfSpread">Half of ask minus bid, in points; at least 0.</param>
    /// <param name="source">Where the price comes from.</param>
    /// <exception cref="ArgumentException">A value is missing or out of range, or contract and expiry disagree.</exception>
    public FutureMark(ContractSpec contract, Expiry expiry, double price, double halfSpread, PriceSource source)
    {
        Contract = Guard.NotNull(contract, nameof(contract));
        if (contract.Kind != ContractKind.Future)
            throw Guard.OutOfRange(nameof(contract), contract, "Must be a futures contract.");
        Expiry = Guard.NotNull(expiry, nameof(expiry));
        ExpiryMatch.Check(contract, expiry, nameof(expiry));
        Price = Guard.PositiveFinite(price, nameof(price));
        HalfSpread = Guard.NonNegativeFinite(halfSpread, nameof(halfSpread));
        Source = Guard.Defined(source, nameof(source));
    }

    /// <summary>The contract.</summary>
    public ContractSpec Contract { get; }

    /// <summary>Its expiry.</summary>
    public Expiry Expiry { get; }

    /// <summary>The price, in points.</summary>
    public double Price { get; }

    /// <summary>Half of ask minus bid, in points.</summary>
    public double HalfSpread { get; }

    /// <summary>Where the price comes from.</summary>
    public PriceSource Source { get; }

    /// <summary>Open interest, in contracts; null when unknown.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 0 or above 10^12.</exception>
    public long? OpenInterest
    {
        get;
        init => field = Guard.CountOrNull(value, nameof(OpenInterest));
    }

    /// <summary>Contracts traded on the day, up to the market's instant; null when unknown.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 0 or above 10^12.</exception>
    public long? Volume
    {
        get;
        init => field = Guard.CountOrNull(value, nameof(Volume));
    }

    /// <summary>Contract, expiry and price.</summary>
    public override string ToString() => FormattableString.Invariant($"{Contract.Symbol} {Expiry} {Price}");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Futures price", ToString())
    {
        Facts =
        [
            new("contract", Contract.Symbol),
            new("expiry", Expiry.ToString()),
            new("price", Price, "points"),
            new("half-spread", HalfSpread, "points"),
            new("source", Source),
            new("open interest", OpenInterest, "contracts"),
            new("volume", Volume, "contracts"),
        ],
    };
}
