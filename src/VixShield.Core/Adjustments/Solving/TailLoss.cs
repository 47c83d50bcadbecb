namespace VixShield.Adjustments;

/// <summary>Mean loss of the worst share of a scenario set.</summary>
internal static class TailLoss
{
    /// <summary>Mean loss of the tail; both spans are reordered, worst first. Probabilities sum to 1.</summary>
    internal static double Of(Span<double> profits, Span<double> probabilities, double share)
    {
        profits.Sort(probabilities);
        double left = share;
        double sum = 0;
        for (int s = 0; s < profits.Length && left > 0; s++)
        {
            double weight = Math.Min(left, probabilities[s]);
            sum -= weight * profits[s];
            left -= weight;
        }

        // Probabilities that sum to one up to rounding leave a rest of that size; it belongs to the best outcome, if to any.
        return sum / (share - Math.Max(0, left));
    }
}
