using VixShield.Display;
using VixShield.TermStructure;

namespace VixShield.Risk;

/// <summary>
/// Expected VIX move per +1 % of SPX, in points: negative, because VIX rises when the index falls. An input with its own range, not a law.
/// </summary>
[TypeFormatterSource]
public sealed record SpotVixResponse : IDisplayable
{
    /// <summary>Makes a response.</summary>
    /// <param name="strong">The most negative response to be reckoned with, in points per +1 %.</param>
    /// <param name="mid">The central one.</param>
    /// <param name="weak">The least negative.</param>
    /// <exception cref="ArgumentException">A value is not finite, or they are not in ascending order.</exception>
    public SpotVixResponse(double strong, double mid, double weak)
    {
        Strong = Guard.Finite(strong, nameof(strong));
        Mid = Guard.Finite(mid, nameof(mid));
        Weak = Guard.Finite(weak, nameof(weak));
        if (!(strong <= mid && mid <= weak))
            throw new ArgumentException(FormattableString.Invariant($"{strong}, {mid}, {weak} must be in ascending order."), nameof(mid));
    }

    /// <summary>
    /// The prior: -1.48, -1.25 and -1.03 points per +1 %, the estimates of 2013 to 2019 and 2022 to 2024 and their middle. An opinion, to be replaced by estimates.
    /// </summary>
    public static SpotVixResponse Prior { get; } = new(-1.48, -1.25, -1.03);

    /// <summary>No response: total delta then equals partial delta.</summary>
    public static SpotVixResponse None { get; } = new(0, 0, 0);

    /// <summary>
    /// The response of estimates from a history: that of the whole period in the middle, and the range of those of its parts. The range of years is wider than that of the standard errors.
    /// </summary>
    /// <param name="whole">The estimate of the whole period.</param>
    /// <param name="parts">Estimates of its years; those without a slope do not count. Empty for no range.</param>
    /// <exception cref="ArgumentException">A null, or the estimate of the whole period has no slope.</exception>
    public static SpotVixResponse FromEstimates(IndexVixEstimate whole, IEnumerable<IndexVixEstimate> parts)
    {
        double mid = -(Guard.NotNull(whole, nameof(whole)).FallPerPercent.Slope
            ?? throw new ArgumentException($"The estimate has no slope: {whole.FallPerPercent.Reason}", nameof(whole)));
        double[] responses = [mid, .. Guard.NoNulls(parts, nameof(parts)).Where(p => p.FallPerPercent.Slope is not null).Select(p => -p.FallPerPercent.Slope!.Value)];
        return new SpotVixResponse(responses.Min(), mid, responses.Max());
    }

    /// <summary>The most negative response, in points per +1 %.</summary>
    public double Strong { get; }

    /// <summary>The central one.</summary>
    public double Mid { get; }

    /// <summary>The least negative.</summary>
    public double Weak { get; }

    /// <summary>The three values.</summary>
    public override string ToString() => FormattableString.Invariant($"{Mid} [{Strong}, {Weak}] VIX points per +1 % SPX");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Response of VIX to SPX", ToString())
    {
        Facts =
        [
            new("strong", Strong, "VIX points per +1 %"),
            new("middle", Mid, "VIX points per +1 %"),
            new("weak", Weak, "VIX points per +1 %"),
        ],
    };
}
