namespace VixShield.Volatility;

/// <summary>Evenly spaced log-moneyness in at-the-money deviations of a smile.</summary>
internal readonly struct CheckGrid
{
    private readonly double _first;
    private readonly double _step;

    internal CheckGrid(VolatilitySmile smile, double lowest, double highest, int points)
    {
        Guard.Finite(lowest, nameof(lowest));
        if (!(Guard.Finite(highest, nameof(highest)) > lowest))
            throw Guard.OutOfRange(nameof(highest), highest, FormattableString.Invariant($"Must be above the first point, {lowest}."));
        Guard.InRange(points, 3, 1_000_000, nameof(points));
        double unit = Math.Sqrt(smile.TotalVarianceAt(0));
        _first = lowest * unit;
        _step = (highest - lowest) * unit / (points - 1);
    }

    internal double this[int i] => _first + (i * _step);
}
