namespace VixShield.Signals;

/// <summary>What two neighbouring pivots of one side say.</summary>
internal static class DivergencePair
{
    /// <summary>The kind; null when price and indicator move the same way, or one of them not at all.</summary>
    internal static DivergenceKind? KindOf(bool high, double price, double laterPrice, double indicator, double laterIndicator)
    {
        bool up = laterPrice > price && laterIndicator < indicator;
        bool down = laterPrice < price && laterIndicator > indicator;
        if (!up && !down)
            return null;
        return high
            ? up ? DivergenceKind.RegularBearish : DivergenceKind.HiddenBearish
            : up ? DivergenceKind.HiddenBullish : DivergenceKind.RegularBullish;
    }
}
