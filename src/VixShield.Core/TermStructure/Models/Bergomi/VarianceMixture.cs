using System.Collections.Immutable;
using VixShield.Display;

namespace VixShield.TermStructure;

/// <summary>
/// How forward variance is mixed of two lognormal parts by maturity: xi_t(u) = xi_0(u) [(1 - gamma) E(2 nu z1 x) + gamma E(2 nu z2 x)]. Both parts have mean 1, so forward variance stays a positive martingale
/// and the futures curve is matched whatever the mixture; parts of different width give VIX options their upward smile. Immutable; equal when the segments are.
/// </summary>
/// <remarks>Source: L. Bergomi, Smile dynamics III, Risk (2008).</remarks>
[TypeFormatterSource]
public sealed class VarianceMixture : IEquatable<VarianceMixture>, IDisplayable
{
    /// <summary>Makes a mixture.</summary>
    /// <param name="segments">Segments by forward-variance maturity: the first begins at 0, and they ascend; each lasts until the next.</param>
    /// <exception cref="ArgumentException">No segment, a null, or beginnings that do not ascend from 0.</exception>
    public VarianceMixture(IEnumerable<MixtureSegment> segments)
    {
        Segments = Guard.NoNulls(segments, nameof(segments));
        if (Segments.IsEmpty || Segments[0].From != 0)
            throw new ArgumentException("The first segment must begin at 0.", nameof(segments));
        for (int i = 1; i < Segments.Length; i++)
        {
            if (!(Segments[i].From > Segments[i - 1].From))
                throw Guard.OutOfRange(nameof(segments), Segments[i].From, FormattableString.Invariant($"Must begin after the segment before, at {Segments[i - 1].From}."));
        }
    }

    /// <summary>No mixture: one lognormal part of scale 1, without a smile.</summary>
    public static VarianceMixture None { get; } = new([new MixtureSegment(0, 0, 1, 1)]);

    /// <summary>The segments by ascending maturity.</summary>
    public ImmutableArray<MixtureSegment> Segments { get; }

    /// <summary>The segment of a maturity.</summary>
    /// <param name="years">The maturity, in years; at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The maturity is negative or not finite.</exception>
    public MixtureSegment At(double years)
    {
        Guard.NonNegativeFinite(years, nameof(years));
        int i = Segments.Length - 1;
        while (Segments[i].From > years)
            i--;
        return Segments[i];
    }

    /// <inheritdoc/>
    public bool Equals(VarianceMixture? other) => other is not null && Segments.AsSpan().SequenceEqual(other.Segments.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as VarianceMixture);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Segments.Length, Segments[0], Segments[^1]);

    /// <summary>The segments.</summary>
    public override string ToString() => string.Join("; ", Segments);

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Mixture of forward variance", ToString())
    {
        Facts =
        [
            new("segments", Segments.Length),
        ],
        Tables = [Table()],
    };

    internal DisplayTable Table() => DisplayTable.Of(
        "mixture by maturity",
        Segments,
        new("from", "years", r => r.From),
        new("share of the first part", r => 1 - r.SecondShare),
        new("scale of the first part", r => r.FirstScale),
        new("share of the second part", r => r.SecondShare),
        new("scale of the second part", r => r.SecondScale));
}
