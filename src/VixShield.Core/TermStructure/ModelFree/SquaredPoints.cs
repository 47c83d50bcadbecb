namespace VixShield.TermStructure;

/// <summary>A number in VIX-squared points with its band; null parts when there is none. The default value is none.</summary>
internal readonly record struct SquaredPoints(double? Value, double? Low, double? High, double? Interpolation, bool WingsAreKnown, string Reason)
{
    private const double PerVariance = 10_000;

    internal static SquaredPoints Of(ForwardVariance variance) => new(
        PerVariance * variance.Variance, PerVariance * variance.Low, PerVariance * variance.High, PerVariance * variance.Interpolation, variance.WingsAreKnown, variance.Reason);

    internal static SquaredPoints Of(SquaredVixReplication replication) => new(
        replication.Value, replication.Low, replication.High, null, replication.WingsAreKnown, replication.Reason);

    internal static SquaredPoints OfPrice(double price, double halfSpread)
    {
        Guard.PositiveFinite(price, nameof(price));
        Guard.NonNegativeFinite(halfSpread, nameof(halfSpread));
        if (halfSpread >= price)
            throw Guard.OutOfRange(nameof(halfSpread), halfSpread, FormattableString.Invariant($"Must be less than the price {price}."));
        (double low, double high) = (price - halfSpread, price + halfSpread);
        return new SquaredPoints(price * price, low * low, high * high, null, WingsAreKnown: true, string.Empty);
    }
}
