using System.Collections.Immutable;
using VixShield.Display;

namespace VixShield.Risk;

/// <summary>Profit or loss by cause, in dollars. The parts add up to the whole exactly, because the residual is one of them. Immutable; adds part by part.</summary>
[TypeFormatterSource]
public sealed class ProfitParts : IEquatable<ProfitParts>, IDisplayable
{
    private const int Causes = (int)ProfitCause.Residual + 1;

    private readonly double[] _parts;

    private ProfitParts(double[] parts) => _parts = parts;

    /// <summary>Nothing of any cause.</summary>
    public static ProfitParts None { get; } = new(new double[Causes]);

    /// <summary>The causes, in the order in which the parts are added.</summary>
    public static ImmutableArray<ProfitCause> AllCauses { get; } = [.. Enum.GetValues<ProfitCause>()];

    /// <summary>The part of one cause, in dollars.</summary>
    /// <param name="cause">The cause.</param>
    /// <exception cref="ArgumentOutOfRangeException">The cause is not defined.</exception>
    public double this[ProfitCause cause] => _parts[(int)Guard.Defined(cause, nameof(cause))];

    /// <summary>The sum of all parts, in dollars: the profit or loss.</summary>
    public double Total => _parts.Sum();

    /// <summary>The sum of option theta, both roll-downs and financing: the carry of the days that passed.</summary>
    public double Carry => this[ProfitCause.OptionTheta] + this[ProfitCause.SurfaceRollDown] + this[ProfitCause.VixRollDown] + this[ProfitCause.Financing];

    /// <summary>Adds part by part.</summary>
    /// <param name="left">One set of parts.</param>
    /// <param name="right">The other.</param>
    public static ProfitParts operator +(ProfitParts left, ProfitParts right) => Add(left, right);

    /// <summary>Adds part by part.</summary>
    /// <param name="left">One set of parts.</param>
    /// <param name="right">The other.</param>
    public static ProfitParts Add(ProfitParts left, ProfitParts right) => Sum([Guard.NotNull(left, nameof(left)), Guard.NotNull(right, nameof(right))]);

    /// <summary>The sum of many, in the order given.</summary>
    /// <param name="all">The sets to add.</param>
    public static ProfitParts Sum(IEnumerable<ProfitParts> all)
    {
        double[] sum = new double[Causes];
        foreach (ProfitParts parts in Guard.NotNull(all, nameof(all)))
        {
            for (int i = 0; i < Causes; i++)
                sum[i] += parts._parts[i];
        }

        return new ProfitParts(sum);
    }

    /// <inheritdoc/>
    public bool Equals(ProfitParts? other) => other is not null && _parts.AsSpan().SequenceEqual(other._parts);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ProfitParts);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_parts[0], _parts[(int)ProfitCause.Delta], _parts[^1]);

    /// <summary>The whole and every part that is not 0.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Total:G6} $: {string.Join(", ", AllCauses.Where(c => this[c] != 0).Select(c => FormattableString.Invariant($"{c} {this[c]:G6}")))}");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Profit or loss by cause", ToString())
    {
        Facts =
        [
            new("total", DisplayCell.WithSign(Total, 2), "$"),
            new("carry of the days", DisplayCell.WithSign(Carry, 2), "$"),
        ],
        Tables = [Table([("profit", this)])],
    };

    /// <summary>A row for each cause that occurs, a column for each holder, and their sums.</summary>
    internal static DisplayTable Table(IReadOnlyList<(string Name, ProfitParts Parts)> holders)
    {
        IEnumerable<ProfitCause?> causes = [.. AllCauses.Where(c => holders.Any(h => h.Parts[c] != 0)), null];
        DisplayColumn<ProfitCause?>[] columns =
        [
            new("cause", c => c?.ToString() ?? "total"),
            .. holders.Select(h => new DisplayColumn<ProfitCause?>(h.Name, "$", c => DisplayCell.WithSign(c is { } cause ? h.Parts[cause] : h.Parts.Total, 0))),
        ];
        return DisplayTable.Of("By cause", causes, columns);
    }

    /// <summary>Parts of which the residual is what is left of the whole.</summary>
    internal static ProfitParts Of(double total, params ReadOnlySpan<(ProfitCause Cause, double Dollars)> known)
    {
        double[] parts = new double[Causes];
        foreach ((ProfitCause cause, double dollars) in known)
            parts[(int)cause] += dollars;
        parts[(int)ProfitCause.Residual] = total - parts.Sum();
        return new ProfitParts(parts);
    }
}
