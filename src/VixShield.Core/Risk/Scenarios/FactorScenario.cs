using System.Collections.Immutable;
using VixShield.Display;
using VixShield.Market;
using VixShield.Numerics;

namespace VixShield.Risk;

/// <summary>
/// A move by the factors of the exposures: the index, spot VIX along its regression direction, the slope of the curve, VIX-option volatilities, and basis moves of single maturities. The default
/// members are no move.
/// </summary>
/// <remarks>
/// With x = ln(VIX after / before) and u the slope change over VIX, a VX future with T years left moves by ln = LogBeta(T) x + slope(T) u + basis, an index volatility by VR(T) x + the slope's response of
/// volatilities x u, at fixed normalised moneyness. To first order that is the map of <see cref="FactorMap"/>; finite moves are exponential, so nothing becomes negative. A contract that expires
/// within the horizon settles at VIX after the move.
/// </remarks>
[TypeFormatterSource]
public sealed record FactorScenario : MarketScenario
{
    /// <summary>Makes a scenario.</summary>
    /// <param name="spotChange">Relative change of the index against its forward to the horizon: -0.05 is -5 %. Above -1.</param>
    /// <param name="vixChange">Change of spot VIX, in points; on top of what VIX follows the index by.</param>
    /// <param name="days">Calendar days that pass first; from 0 to 3,660.</param>
    /// <param name="slopeChange">Change of the slope in points as in <see cref="MappedExposures.SlopeVega"/>: the 30-day volatility stays, and ln VX at 90 days rises by this / VIX.</param>
    /// <param name="vixVolatilityChange">Relative change of VIX-option volatilities: 0.2 is a fifth more. Above -1.</param>
    /// <param name="basis">Moves of VX maturities independent of VIX; linear between and flat beyond them; null for none.</param>
    /// <param name="name">What the scenario is; null for its numbers.</param>
    /// <exception cref="ArgumentException">A value is out of range or not finite, or the days of the basis do not ascend.</exception>
    public FactorScenario(
        double spotChange = 0,
        double vixChange = 0,
        double days = 0,
        double slopeChange = 0,
        double vixVolatilityChange = 0,
        IEnumerable<BasisShock>? basis = null,
        string? name = null)
        : base(name, days)
    {
        SpotChange = Guard.InRange(spotChange, -0.999, 100, nameof(spotChange));
        VixChange = Guard.InRange(vixChange, -1000, 1000, nameof(vixChange));
        SlopeChange = Guard.InRange(slopeChange, -1000, 1000, nameof(slopeChange));
        VixVolatilityChange = Guard.InRange(vixVolatilityChange, -0.999, 100, nameof(vixVolatilityChange));
        Basis = [.. basis ?? []];
        for (int i = 0; i < Basis.Length; i++)
        {
            Guard.NonNegativeFinite(Basis[i].Days, nameof(basis));
            Guard.InRange(Basis[i].LogChange, -10, 10, nameof(basis));
            if (i > 0 && Basis[i].Days <= Basis[i - 1].Days)
                throw Guard.OutOfRange(nameof(basis), Basis[i], FormattableString.Invariant($"Days must ascend; the ones before are {Basis[i - 1].Days:G6}."));
        }
    }

    /// <summary>Relative change of the index against its forward.</summary>
    public double SpotChange { get; }

    /// <summary>Change of spot VIX, in points.</summary>
    public double VixChange { get; }

    /// <summary>Change of the slope, in points.</summary>
    public double SlopeChange { get; }

    /// <summary>Relative change of VIX-option volatilities.</summary>
    public double VixVolatilityChange { get; }

    /// <summary>Moves of VX maturities independent of VIX, by ascending days.</summary>
    public ImmutableArray<BasisShock> Basis { get; }

    /// <inheritdoc/>
    public bool Equals(FactorScenario? other) =>
        other is not null && Name == other.Name && Days.Equals(other.Days) && SpotChange.Equals(other.SpotChange) && VixChange.Equals(other.VixChange)
        && SlopeChange.Equals(other.SlopeChange) && VixVolatilityChange.Equals(other.VixVolatilityChange) && Basis.AsSpan().SequenceEqual(other.Basis.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Days, SpotChange, VixChange, SlopeChange, VixVolatilityChange, Basis.Length);

    internal override double IndexRatio(ScenarioMarket market) => 1 + SpotChange;

    internal override double VixRatio(ScenarioMarket market) => ElementaryFunctions.Exp(VixLogChange(market));

    internal override double FutureRatio(ScenarioMarket market, in ScenarioTenor tenor)
    {
        double log = MovesVix(market) ? market.Options.Betas.LogBeta(tenor.Later) * VixLogChange(market) : 0;
        if (SlopeChange != 0)
            log += market.Options.Betas.SlopeLogResponse(tenor.Later) * (SlopeChange / market.Vix);
        // What has settled is VIX itself: it has no basis.
        if (tenor.Later > 0)
            log += BasisAt(tenor.Later * 365);
        return log == 0 ? 1 : ElementaryFunctions.Exp(log);
    }

    internal override double IndexVolatilityRatio(ScenarioMarket market, OptionChain chain, in ScenarioTenor tenor)
    {
        double log = MovesVix(market) ? market.Options.Betas.VolatilityResponse(tenor.Later) * VixLogChange(market) : 0;
        if (SlopeChange != 0)
            log += market.Options.Betas.SlopeVolatilityResponse(tenor.Later) * (SlopeChange / market.Vix);
        return log == 0 ? 1 : ElementaryFunctions.Exp(log);
    }

    internal override double VixVolatilityRatio(ScenarioMarket market, in ScenarioTenor tenor) => 1 + VixVolatilityChange;

    internal override double SkewStickiness(ScenarioMarket market) => market.Options.SpotRule.Stickiness;

    internal override double VixSkewStickiness(ScenarioMarket market) => market.Options.VixRule.Stickiness;

    internal override void Check(ScenarioMarket market)
    {
        if (VixChange == 0 && SlopeChange == 0 && market.Options.VixResponse == 0)
            return;
        double vix = market.RequireVix(this);
        if (!(vix + VixChange > 0))
            throw Guard.OutOfRange("scenarios", VixChange, FormattableString.Invariant($"Must be above {-vix:G6}: it would take spot VIX of {vix:G6} to or below 0."));
    }

    private bool MovesVix(ScenarioMarket market) => VixChange != 0 || (SpotChange != 0 && market.Options.VixResponse != 0);

    private double VixLogChange(ScenarioMarket market)
    {
        double log = VixChange == 0 ? 0 : ElementaryFunctions.LogRatio(market.Vix + VixChange, market.Vix);
        if (SpotChange == 0 || market.Options.VixResponse == 0)
            return log;
        // In points as VIX rises, in proportion as it falls: a crash does not take it to thousands, nor a rally below 0.
        double points = market.Options.VixResponse * 100 * ElementaryFunctions.Log(1 + SpotChange);
        return log + (points > 0 ? ElementaryFunctions.LogRatio(market.Vix + points, market.Vix) : points / market.Vix);
    }

    private double BasisAt(double days)
    {
        if (Basis.IsEmpty)
            return 0;
        if (days <= Basis[0].Days)
            return Basis[0].LogChange;
        for (int i = 1; i < Basis.Length; i++)
        {
            if (days > Basis[i].Days)
                continue;
            double weight = (days - Basis[i - 1].Days) / (Basis[i].Days - Basis[i - 1].Days);
            return ((1 - weight) * Basis[i - 1].LogChange) + (weight * Basis[i].LogChange);
        }

        return Basis[^1].LogChange;
    }

    private protected override string DefaultName
    {
        get
        {
            List<string> parts = [];
            Add("index", 100 * SpotChange, " %");
            Add("VIX", VixChange, "");
            Add("slope", SlopeChange, "");
            Add("VIX volatility", 100 * VixVolatilityChange, " %");
            if (!Basis.IsEmpty)
                parts.Add($"basis {string.Join(", ", Basis)}");
            return parts.Count == 0 ? "no move" : string.Join(", ", parts);

            void Add(string what, double change, string unit)
            {
                if (change != 0)
                    parts.Add(FormattableString.Invariant($"{what} {change:+0.##;-0.##}{unit}"));
            }
        }
    }

    /// <inheritdoc/>
    public override DisplayPage ToDisplay() => new("Factor scenario", ToString())
    {
        Facts =
        [
            new("name", Name),
            new("days", Days, "days"),
            new("change of the index", DisplayCell.Percent(SpotChange), "%"),
            new("change of VIX", VixChange, "points"),
            new("change of the slope", SlopeChange, "points"),
            new("change of VIX-option volatilities", DisplayCell.Percent(VixVolatilityChange), "%"),
            new("basis moves", Basis.IsEmpty ? "-" : string.Join("; ", Basis)),
        ],
    };
}
