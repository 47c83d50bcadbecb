namespace VixShield.Optimization;

/// <summary>What solutions have shown to be needed: where squares have got a tangent, which forms of a maximum count, and which weights a tail has had. Shared between the models of one search, as what one needs the next needs as well.</summary>
internal sealed class CutPool
{
    private readonly Dictionary<(int Row, int Term), List<double>> _tangents = [];
    private readonly HashSet<(int Row, int Group, int Form)> _forms = [];

    private readonly Dictionary<int, List<double[]>> _weights = [];

    internal IEnumerable<double[]> WeightsOf(int row) => _weights.TryGetValue(row, out List<double[]>? weights) ? weights : [];

    internal void AddWeights(int row, double[] weights)
    {
        if (!_weights.TryGetValue(row, out List<double[]>? all))
            _weights.Add(row, all = []);
        all.Add(weights);
    }

    internal IEnumerable<double> TangentsOf(int row, int term) => _tangents.TryGetValue((row, term), out List<double>? points) ? points : [];

    internal bool Counts(int row, int group, int form) => _forms.Contains((row, group, form));

    internal void AddTangent(int row, int term, double at)
    {
        if (!_tangents.TryGetValue((row, term), out List<double>? points))
            _tangents.Add((row, term), points = []);
        points.Add(at);
    }

    internal void AddForm(int row, int group, int form) => _forms.Add((row, group, form));
}
