namespace VixShield.Market;

/// <summary>The line C - P = D (F - K) through the pairs of one expiry, in the scale of the columns: found robustly, then by weighted least squares over the pairs whose box it meets.</summary>
internal sealed class ParityLine
{
    private const double SmallestSlope = 0.05;
    private const double LargestSlope = 2;
    private const int StepsPerWidth = 3;
    private const int MaximumRefits = 20;

    // A pair is not at fault for what the line itself leaves open: so many of its standard errors, at the pair's strike, are added to the box.
    private const double LineErrors = 2;

    // Residuals of exact prices are rounding errors of numbers near 1.
    private const double Rounding = 1e-12;

    // The uniform distribution in a box of half-width 1 has this variance; as a prior it counts as much as four pairs.
    private const double UniformVariance = 1d / 3;
    private const double PriorPairs = 4;
    private const double LargestCorrelation = 0.9;

    // All middles may lean to one side together, by this part of their half-widths: market makers do not quote around the value.
    private const double Lean = 0.05;

    private static readonly double[] s_widths = [8, 3, 1];

    private readonly ParityColumns _columns;
    private readonly bool _slopeIsFixed;
    private readonly double _slopeError;
    private readonly double[] _weights;
    private double _centre;
    private double _totalWeight;
    private double _spread;

    private ParityLine(ParityColumns columns, double forward, double slope, bool slopeIsFixed, double slopeError)
    {
        (_columns, Forward, Slope, _slopeIsFixed, _slopeError) = (columns, forward, slope, slopeIsFixed, slopeError);
        Inliers = new bool[columns.Count];
        _weights = columns.Weights;
        if (slopeError == 0)
            return;
        // Far strikes say the less of the forward, the less the slope is known.
        _weights = new double[columns.Count];
        for (int i = 0; i < _weights.Length; i++)
        {
            double lever = slopeError * (columns.Strikes[i] - forward);
            _weights[i] = 1 / ((1 / columns.Weights[i]) + (lever * lever));
        }
    }

    internal double Forward { get; private set; }

    /// <summary>The discount factor.</summary>
    internal double Slope { get; private set; }

    internal bool[] Inliers { get; private set; }

    internal int InlierCount { get; private set; }

    /// <summary>Standard error of <see cref="Forward"/>, that of the slope included.</summary>
    internal double ForwardStandardError { get; private set; }

    /// <summary>Standard error of <see cref="Slope"/>: the given one where it was fixed.</summary>
    internal double SlopeStandardError { get; private set; }

    /// <summary>The line with a given slope and its standard error.</summary>
    internal static ParityLine WithSlope(ParityColumns columns, double slope, double slopeError, double tolerance)
    {
        ParityLine line = Start(columns, slope, slopeIsFixed: true, slopeError);
        line.Search();
        line.Finish(tolerance);
        return line;
    }

    /// <summary>The line with its own slope. Of two starts, one from the quotes alone and one from a likely slope, the better one counts.</summary>
    internal static ParityLine WithOwnSlope(ParityColumns columns, double likelySlope, double tolerance)
    {
        ParityLine line = Start(columns, Math.Clamp(HalfwaySlope(columns), SmallestSlope, LargestSlope), slopeIsFixed: false);
        double loss = line.Search();
        ParityLine other = Start(columns, likelySlope, slopeIsFixed: false);
        if (other.Search() < loss)
            line = other;
        line.Finish(tolerance);
        return line;
    }

    internal double Residual(int i) => _columns.Middles[i] - (Slope * (Forward - _columns.Strikes[i]));

    private static ParityLine Start(ParityColumns columns, double slope, bool slopeIsFixed, double slopeError = 0)
    {
        double[] forwards = new double[columns.Count];
        double[] weights = new double[columns.Count];
        for (int i = 0; i < forwards.Length; i++)
        {
            forwards[i] = columns.Strikes[i] + (columns.Middles[i] / slope);
            weights[i] = Math.Sqrt(columns.Weights[i]);
        }

        return new ParityLine(columns, RobustMedian.Weighted(forwards, weights), slope, slopeIsFixed, slopeError);
    }

    // Median of the slopes between strikes half of the list apart: right while fewer than a quarter of the pairs are wrong.
    private static double HalfwaySlope(ParityColumns columns)
    {
        int half = (columns.Count + 1) / 2;
        double[] slopes = new double[columns.Count - half];
        for (int i = 0; i < slopes.Length; i++)
            slopes[i] = (columns.Middles[i] - columns.Middles[i + half]) / (columns.Strikes[i + half] - columns.Strikes[i]);
        return RobustMedian.Of(slopes);
    }

    // Reweighted least squares with the loss u^2 / (1 + u^2) of residuals in half-widths, from a wide to a narrow view. Gives the loss.
    private double Search()
    {
        double[] weights = new double[_columns.Count];
        double loss = 0;
        foreach (double width in s_widths)
        {
            for (int step = 0; step < StepsPerWidth; step++)
            {
                loss = 0;
                for (int i = 0; i < weights.Length; i++)
                {
                    double residual = Residual(i) / width;
                    double squared = residual * residual * _weights[i];
                    double down = 1 / (1 + squared);
                    loss += squared * down;
                    weights[i] = _weights[i] * down * down;
                }

                if (!Solve(weights))
                    return double.PositiveInfinity;
            }
        }

        return loss;
    }

    private void Finish(double tolerance)
    {
        double[] weights = new double[_columns.Count];
        bool[] inliers = new bool[_columns.Count];
        double levelError = 0, slopeError = 0;
        for (int refit = 0; refit < MaximumRefits; refit++)
        {
            int count = 0;
            for (int i = 0; i < weights.Length; i++)
            {
                double width = _columns.Widths[i];
                double far = slopeError * (_columns.Strikes[i] - _centre);
                double open = LineErrors * Math.Sqrt((levelError * levelError) + (far * far));
                inliers[i] = Math.Abs(Residual(i)) <= width + (tolerance * Math.Max(width, _columns.MedianWidth)) + open + Rounding;
                weights[i] = inliers[i] ? _weights[i] : 0;
                count += inliers[i] ? 1 : 0;
            }

            bool settled = refit > 0 && inliers.AsSpan().SequenceEqual(Inliers);
            inliers.CopyTo(Inliers, 0);
            InlierCount = count;
            if (settled || !Solve(weights))
                break;
            (levelError, slopeError) = Errors();
        }

        SlopeStandardError = slopeError;
        double lever = slopeError * (Forward - _centre);
        ForwardStandardError = Math.Sqrt((levelError * levelError) + (lever * lever)) / Slope;
    }

    private bool Solve(double[] weights)
    {
        double total = 0, strikes = 0, middles = 0;
        for (int i = 0; i < weights.Length; i++)
        {
            total += weights[i];
            strikes += weights[i] * _columns.Strikes[i];
            middles += weights[i] * _columns.Middles[i];
        }

        if (!(total > 0 && double.IsFinite(total)))
            return false;
        double centre = strikes / total;
        double middle = middles / total;
        double spread = 0, product = 0;
        for (int i = 0; i < weights.Length; i++)
        {
            double distance = _columns.Strikes[i] - centre;
            spread += weights[i] * distance * distance;
            product += weights[i] * distance * (_columns.Middles[i] - middle);
        }

        if (!_slopeIsFixed)
        {
            if (!(spread > 0))
                return false;
            Slope = Math.Clamp(-product / spread, SmallestSlope, LargestSlope);
        }

        (_centre, _totalWeight, _spread) = (centre, total, spread);
        Forward = centre + (middle / Slope);
        return true;
    }

    // Of C - P at the weighted middle of the strikes, and of the slope: independent.
    private (double Level, double Slope) Errors()
    {
        double squares = 0, products = 0, last = 0, leaningLevel = 0, leaningSlope = 0;
        for (int i = 0; i < Inliers.Length; i++)
        {
            if (!Inliers[i])
                continue;
            double root = Math.Sqrt(_weights[i]);
            double residual = Residual(i) * root;
            squares += residual * residual;
            products += residual * last;
            last = residual;
            leaningLevel += root;
            leaningSlope += root * Math.Abs(_columns.Strikes[i] - _centre);
        }

        int unknowns = _slopeIsFixed ? 1 : 2;
        double variance = (squares + (PriorPairs * UniformVariance)) / (Math.Max(0, InlierCount - unknowns) + PriorPairs);
        double correlation = squares > 0 ? Math.Clamp(products / squares, 0, LargestCorrelation) : 0;
        variance *= (1 + correlation) / (1 - correlation);
        double level = Lean * leaningLevel / _totalWeight;
        double slope = Lean * leaningSlope / _spread;
        return (Math.Sqrt((variance / _totalWeight) + (level * level)), _slopeIsFixed ? _slopeError : Math.Sqrt((variance / _spread) + (slope * slope)));
    }
}
