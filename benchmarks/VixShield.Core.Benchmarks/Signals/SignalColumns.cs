using VixShield.Signals;

namespace VixShield.Benchmarks.Signals;

/// <summary>A made walk of prices, always the same, and the indicators over it. A run of streams starts anew.</summary>
internal sealed class SignalColumns
{
    private readonly double[] _values;
    private readonly double?[] _strengths;
    private readonly double?[][] _outputs;
    private readonly IndicatorStatus[][] _statuses;
    private readonly MovingAverageConvergenceDivergence _macd = new();
    private readonly RelativeStrengthIndex _strength = new();
    private readonly ZScore _score = new(20);
    private readonly BollingerBands _bands = new();
    private readonly DivergenceDetector _detector = new();

    internal SignalColumns(int count)
    {
        var random = new Random(20230215);
        double price = 18;
        _values = [.. Enumerable.Range(0, count).Select(_ => price *= 1 + (0.04 * (random.NextDouble() - 0.5)))];
        _strengths = new double?[count];
        _outputs = [.. Enumerable.Range(0, 5).Select(_ => new double?[count])];
        _statuses = [.. Enumerable.Range(0, 3).Select(_ => new IndicatorStatus[count])];
        RelativeStrengthIndex.Compute(_values, _strengths, _statuses[0]);
    }

    /// <summary>What the streams have said, so that no work is left out.</summary>
    internal double Sum { get; private set; }

    internal void StreamMacdAndStrength()
    {
        _macd.Restart();
        _strength.Restart();
        double sum = 0;
        foreach (double value in _values)
        {
            MacdReading reading = _macd.Update(value);
            sum += (reading.Histogram ?? 0) + (_strength.Update(value).Value ?? 0);
        }

        Sum += sum;
    }

    internal void ComputeMacdAndStrength()
    {
        ComputeMacd();
        RelativeStrengthIndex.Compute(_values, _outputs[3], _statuses[2]);
    }

    internal void StreamMacd()
    {
        _macd.Restart();
        double sum = 0;
        foreach (double value in _values)
            sum += _macd.Update(value).Histogram ?? 0;
        Sum += sum;
    }

    internal void StreamStrength()
    {
        _strength.Restart();
        double sum = 0;
        foreach (double value in _values)
            sum += _strength.Update(value).Value ?? 0;
        Sum += sum;
    }

    internal void StreamScore()
    {
        _score.Restart();
        double sum = 0;
        foreach (double value in _values)
            sum += _score.Update(value).Value ?? 0;
        Sum += sum;
    }

    internal void ComputeScore() => ZScore.Compute(_values, _outputs[0], _statuses[0], 20);

    internal void StreamBands()
    {
        _bands.Restart();
        double sum = 0;
        foreach (double value in _values)
            sum += _bands.Update(value).PercentB ?? 0;
        Sum += sum;
    }

    internal void ComputeBands() => BollingerBands.Compute(_values, new BollingerColumns
    {
        Middle = _outputs[0],
        Upper = _outputs[1],
        Lower = _outputs[2],
        PercentB = _outputs[3],
        Width = _outputs[4],
        Statuses = _statuses[0],
        PercentBStatuses = _statuses[1],
        WidthStatuses = _statuses[2],
    });

    internal void StreamDivergences()
    {
        _detector.Restart();
        int found = 0;
        for (int i = 0; i < _values.Length; i++)
            found += _detector.Update(_values[i], _strengths[i]).Divergence is null ? 0 : 1;
        Sum += found;
    }

    internal void FindDivergences() => Sum += DivergenceDetector.Find(_values, _strengths).Length;

    private void ComputeMacd() => MovingAverageConvergenceDivergence.Compute(
        _values,
        new MacdColumns { Line = _outputs[0], Signal = _outputs[1], Histogram = _outputs[2], LineStatuses = _statuses[0], SignalStatuses = _statuses[1] });
}
