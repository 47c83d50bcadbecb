namespace VixShield.Optimization;

/// <summary>Where squares have got a tangent, shared between the parts of one search: what one needs its neighbours need as well.</summary>
internal sealed class TangentPoints
{
    private readonly Dictionary<(int Row, int Term), List<double>> _points = [];

    internal IEnumerable<double> Of(int row, int term) => _points.TryGetValue((row, term), out List<double>? points) ? points : [];

    internal void Add(int row, int term, double at)
    {
        if (!_points.TryGetValue((row, term), out List<double>? points))
            _points.Add((row, term), points = []);
        points.Add(at);
    }
}
