using VixShield.Numerics;

namespace VixShield.Market;

/// <summary>
/// Rates of the expiries' own slopes, at any time: their average, weighted by one over the squared standard error plus the squared distance,
/// for rates are the less alike the further apart their times are.
/// </summary>
internal sealed class ParityRates
{
    // How much two rates differ whose times are a factor e apart, per year: 50 basis points. A distance, not a forecast.
    private const double PerLogYear = 0.005;

    // No slope is better than this, per year.
    private const double SmallestError = 0.0001;

    // Slopes this many times worse than what is used alone still say something together.
    private const double WorstPart = 4;

    private readonly (double Years, double Rate, double Error)[] _nodes;

    internal ParityRates(IEnumerable<ParityForward> fits, ParityOptions options) =>
        _nodes = [.. fits
            .Where(f => f.FittedRate is >= ParityOptions.LowestRate and <= ParityOptions.HighestRate && f.FittedRateStandardError <= WorstPart * options.MaximumRateStandardError)
            .Select(f => (f.Years, f.FittedRate!.Value, Math.Max(SmallestError, f.FittedRateStandardError!.Value)))];

    internal (double Rate, double StandardError) At(double years)
    {
        double total = 0, sum = 0;
        foreach ((double nodeYears, double rate, double error) in _nodes)
        {
            double distance = PerLogYear * ElementaryFunctions.Log(nodeYears / years);
            double weight = 1 / ((error * error) + (distance * distance));
            total += weight;
            sum += weight * rate;
        }

        return (sum / total, 1 / Math.Sqrt(total));
    }
}
