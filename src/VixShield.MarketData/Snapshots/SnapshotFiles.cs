using VixShield.Curves;
using VixShield.Market;

namespace VixShield.MarketData;

/// <summary>Which files make a snapshot, and what they do not say.</summary>
public sealed record SnapshotFiles
{
    /// <summary>A table of index or fund options; all its expirations of one day are used.</summary>
    /// <exception cref="ArgumentException">Blank.</exception>
    public required string Chain
    {
        get;
        init => field = !string.IsNullOrWhiteSpace(value) ? value : throw new ArgumentException("Must not be blank.", nameof(Chain));
    }

    /// <summary>A table of VIX options of the same day; null for none.</summary>
    public string? VixChain { get; init; }

    /// <summary>VX futures of the day, in any of the formats of futures; sessions before it become the history. Null for none.</summary>
    public string? Futures { get; init; }

    /// <summary>Levels of indices with the day in them: a table of several, or the history of one in a file whose name begins with its symbol. Null for none.</summary>
    public string? Indices { get; init; }

    /// <summary>What the table of options does not say; what is not given here is read from the names of file and folder (root, day).</summary>
    public OptionFacts ChainFacts
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(ChainFacts));
    }

    = OptionFacts.None;

    /// <summary>What the table of VIX options does not say; as <see cref="ChainFacts"/>.</summary>
    public OptionFacts VixChainFacts
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(VixChainFacts));
    }

    = OptionFacts.None;

    /// <summary>The day, for a table of several; null for its last.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>Discount factors from outside; null to take them from the quotes.</summary>
    public DiscountCurve? Discounts { get; init; }

    /// <summary>Thresholds of the parity fit; its fallback rate stands in where neither quotes nor files give a rate.</summary>
    public ParityOptions Parity
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(Parity));
    }

    = ParityOptions.Default;

    /// <summary>Half of ask minus bid of a VX future, in points: settlements have no spread of their own. At least 0; default 0.025, half a tick.</summary>
    public double FuturesHalfSpread
    {
        get;
        init => field = value >= 0 && double.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(nameof(FuturesHalfSpread), value, "Must be finite and at least 0.");
    }

    = 0.025;

    /// <summary>How files are read.</summary>
    public ReadOptions Options
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(Options));
    }

    = ReadOptions.Default;

    /// <summary>The files.</summary>
    public override string ToString() => string.Join(", ", new[] { Chain, VixChain, Futures, Indices }.Where(f => f is not null));
}
