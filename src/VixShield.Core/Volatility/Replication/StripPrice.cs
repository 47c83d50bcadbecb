namespace VixShield.Volatility;

/// <summary>Middle and band of an option or an average of two, in points. The default value is a price of 0.</summary>
internal readonly record struct StripPrice(double Low, double Mid, double High)
{
    /// <summary>The price of a side, or null when it is not quoted or nobody offers.</summary>
    internal static StripPrice? Of(double? bid, double? ask) => bid is { } b && ask is { } a && a > 0
        ? new StripPrice(Math.Min(b, a), (b / 2) + (a / 2), Math.Max(b, a))
        : null;

    internal static StripPrice Average(StripPrice first, StripPrice second) => new(
        (first.Low / 2) + (second.Low / 2), (first.Mid / 2) + (second.Mid / 2), (first.High / 2) + (second.High / 2));

    /// <summary>The other side by parity: this one plus a difference, the ends of the band not below 0.</summary>
    internal StripPrice Plus(double difference) => new(Math.Max(0, Low + difference), Mid + difference, Math.Max(0, High + difference));
}
