using VixShield.Display;
using VixShield.Market;
using VixShield.Numerics;
using VixShield.TermStructure;

namespace VixShield.Risk;

/// <summary>A joint shock of a VIX model put upon a market: index, curve, index and VIX-option volatilities by one law.</summary>
/// <remarks>Every price moves by the model's ratio of after to before, as in <see cref="IVixModel.Shock"/>, from where the passage of the days has left it.</remarks>
[TypeFormatterSource]
public sealed record ModelScenario : MarketScenario
{
    /// <summary>Makes a scenario.</summary>
    /// <param name="model">The model.</param>
    /// <param name="shock">The shock; its horizon counts for what is convex.</param>
    /// <param name="move">What moves index volatilities; null for the model.</param>
    /// <param name="days">Calendar days that pass; null for the horizon of the shock.</param>
    /// <param name="name">What the scenario is; null for the shock's numbers.</param>
    /// <exception cref="ArgumentException">The model is null, or a value is out of range.</exception>
    public ModelScenario(IVixModel model, JointShock shock, IndexVolatilityMove? move = null, double? days = null, string? name = null)
        : base(name, days ?? (shock.Checked(nameof(shock)).Years * 365))
    {
        Model = Guard.NotNull(model, nameof(model));
        Shock = shock.Checked(nameof(shock));
        VolatilityMove = move ?? IndexVolatilityMove.Model;
    }

    /// <summary>The model.</summary>
    public IVixModel Model { get; }

    /// <summary>The shock.</summary>
    public JointShock Shock { get; }

    /// <summary>What moves index volatilities.</summary>
    public IndexVolatilityMove VolatilityMove { get; }

    private protected override string DefaultName => Shock.ToString();

    internal override double IndexRatio(ScenarioMarket market) => ElementaryFunctions.Exp(Shock.SpxLogReturn);

    internal override double VixRatio(ScenarioMarket market) => ModelShock.FutureRatio(Model, Shock.Years, Shock);

    // What has settled within the horizon is VIX.
    internal override double FutureRatio(ScenarioMarket market, in ScenarioTenor tenor) =>
        tenor.Later == 0 ? VixRatio(market) : ModelShock.FutureRatio(Model, Math.Max(Shock.Years, tenor.Years), Shock);

    internal override double IndexVolatilityRatio(ScenarioMarket market, OptionChain chain, in ScenarioTenor tenor) => VolatilityMove.SkewStickiness is { } stickiness
        ? ModelShock.SkewRatio(market.Market.SmileFor(chain.Symbol, chain.Expiry), stickiness, Shock)
        : Model.IndexVolatilityRatio(tenor.Years, Shock);

    internal override double VixVolatilityRatio(ScenarioMarket market, in ScenarioTenor tenor) => ModelShock.VixVolatilityRatio(Model, tenor.Years, Shock);

    internal override void Check(ScenarioMarket market)
    {
        double ratio = ElementaryFunctions.Exp(Shock.SpxLogReturn);
        if (!double.IsFinite(ratio) || !(ratio > 1e-6))
            throw Guard.OutOfRange("scenarios", Shock, "The index would be 0 or not finite.");
    }

    /// <inheritdoc/>
    public override DisplayPage ToDisplay() => new("Model scenario", ToString())
    {
        Facts =
        [
            new("name", Name),
            new("days", Days, "days"),
            new("model", Model.ToString()),
            new("log return of the index", Shock.SpxLogReturn),
            new("first factor", Shock.Factor1),
            new("second factor", Shock.Factor2),
            new("time of the shock", Shock.Years, "years"),
            new("index volatilities", VolatilityMove.ToString()),
        ],
    };
}
