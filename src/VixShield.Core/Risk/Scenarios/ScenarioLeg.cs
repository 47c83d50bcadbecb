using VixShield.Instruments;

namespace VixShield.Risk;

/// <summary>One leg as scenarios value it.</summary>
internal readonly struct ScenarioLeg
{
    internal required ScenarioLegKind Kind { get; init; }

    /// <summary>Which chain, future or share it depends on.</summary>
    internal int Source { get; init; }

    /// <summary>Multiplier times quantity.</summary>
    internal required double Size { get; init; }

    /// <summary>The price of what no scenario moves.</summary>
    internal double Price { get; init; }

    internal double Strike { get; init; }

    /// <summary>Points of the option's underlying per point of the chain's.</summary>
    internal double Scale { get; init; }

    /// <summary>ln(K/F) on the forward now.</summary>
    internal double LogMoneyness { get; init; }

    /// <summary>The volatility now.</summary>
    internal double Volatility { get; init; }

    internal OptionRight Right { get; init; }

    /// <summary>Yield of the share; American options.</summary>
    internal double DividendYield { get; init; }
}
