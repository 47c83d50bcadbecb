using MathNet.Numerics.Interpolation;
using VixShield.Expiries;
using VixShield.Volatility;

namespace VixShield.TermStructure;

public sealed partial record ForwardVariance
{
    // A time in years times the minutes of a year is off by less.
    private const double SameYears = 1e-6 / Expiry.MinutesPerYear;

    /// <summary>
    /// Over a window whose ends need not be expiries: total variance is linear in time between the strips around each end, as the volatility index has it. Nothing is extrapolated, neither beyond the
    /// last strip nor before the first.
    /// </summary>
    /// <param name="strips">Strips of one underlying at one instant, in any order, no time to expiry twice. Those without a variance are passed over, and counted in the reason.</param>
    /// <param name="startYears">Begin of the window, in years; at least 0.</param>
    /// <param name="endYears">End of the window, in years; later than the begin.</param>
    /// <returns>The forward variance, or the status that says why there is none.</returns>
    /// <exception cref="ArgumentException">A strip is null or occurs twice by its time, or the window is illegal.</exception>
    public static ForwardVariance Over(IEnumerable<VarianceStrip> strips, double startYears, double endYears)
    {
        VarianceStrip[] sorted = [.. Guard.NoNulls(strips, nameof(strips)).OrderBy(s => s.Years)];
        CheckOrder(startYears, endYears, nameof(startYears), nameof(endYears));
        for (int i = 1; i < sorted.Length; i++)
        {
            if (sorted[i].Years == sorted[i - 1].Years)
                throw Guard.OutOfRange(nameof(strips), sorted[i].Years, "No time to expiry may occur twice.");
        }

        TotalVariance[] nodes = [.. sorted.Where(s => s.Status == ReplicationStatus.Ok).Select(TotalVariance.Of)];
        string passed = sorted.Length == nodes.Length ? string.Empty : FormattableString.Invariant($" ({sorted.Length - nodes.Length} strips without a variance passed over)");
        if (Bracket.Of(nodes, startYears, SameYears) is not { } start || Bracket.Of(nodes, endYears, SameYears) is not { } end)
        {
            string range = nodes.Length == 0 ? "no strip has a variance" : FormattableString.Invariant($"the strips run from {Days(nodes[0].Years):0.0} to {Days(nodes[^1].Years):0.0} days");
            string reason = FormattableString.Invariant($"The window from {Days(startYears):0.0} to {Days(endYears):0.0} days is not covered: {range}{passed}.");
            return new ForwardVariance(ForwardVarianceStatus.NotCovered, reason, startYears, endYears);
        }

        double[] weights = new double[nodes.Length];
        end.AddTo(weights, 1);
        start.AddTo(weights, -1);
        (double low, double high) = (0, 0);
        bool wings = true;
        for (int i = 0; i < nodes.Length; i++)
        {
            // A strip at both ends counts once, with its net weight, at one of its prices.
            low += weights[i] * (weights[i] > 0 ? nodes[i].Low : nodes[i].High);
            high += weights[i] * (weights[i] > 0 ? nodes[i].High : nodes[i].Low);
            wings &= weights[i] == 0 || nodes[i].WingsAreKnown;
        }

        ForwardVariance made = Make(startYears, endYears, start.Value(nodes), end.Value(nodes), low, high, wings);
        if (made.Status == ForwardVarianceStatus.BeyondRange)
            return made;
        double other = Cubic(nodes, end, endYears) - Cubic(nodes, start, startYears);
        double difference = Math.Abs(other - (end.Value(nodes) - start.Value(nodes))) / (endYears - startYears);
        return new ForwardVariance(made.Status, made.Reason + passed, startYears, endYears)
        {
            TotalVarianceToStart = made.TotalVarianceToStart,
            TotalVarianceToEnd = made.TotalVarianceToEnd,
            Variance = made.Variance,
            Low = made.Low,
            High = made.High,
            WingsAreKnown = made.WingsAreKnown,
            Interpolation = double.IsFinite(difference) ? difference : null,
            StartBracketDays = Days(start.Width(nodes)),
            EndBracketDays = Days(end.Width(nodes)),
        };
    }

    private static double Cubic(TotalVariance[] nodes, in Bracket at, double years) => at.Near == at.Far
        ? nodes[at.Near].Value
        : CubicSpline.InterpolatePchipSorted([0, .. nodes.Select(n => n.Years)], [0, .. nodes.Select(n => n.Value)]).Interpolate(years);

    private static double Days(double years) => years * 365;

    /// <summary>The strips around a time, which are one when it expires then, and the weight of the later. The default value is the first strip.</summary>
    private readonly record struct Bracket(int Near, int Far, double Weight)
    {
        internal static Bracket? Of(TotalVariance[] nodes, double years, double same)
        {
            int far = Array.FindIndex(nodes, n => n.Years >= years - same);
            if (far < 0)
                return null;
            if (nodes[far].Years <= years + same)
                return new Bracket(far, far, 0);
            return far == 0 ? null : new Bracket(far - 1, far, (years - nodes[far - 1].Years) / (nodes[far].Years - nodes[far - 1].Years));
        }

        internal double Value(TotalVariance[] nodes) => ((1 - Weight) * nodes[Near].Value) + (Weight * nodes[Far].Value);

        internal double Width(TotalVariance[] nodes) => nodes[Far].Years - nodes[Near].Years;

        internal void AddTo(double[] weights, double sign)
        {
            weights[Near] += sign * (1 - Weight);
            weights[Far] += sign * Weight;
        }
    }
}
