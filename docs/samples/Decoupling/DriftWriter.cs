using VixShield.Adjustments;
using VixShield.Display;

namespace VixShield.Samples.Decoupling;

/// <summary>Prints what has become of a calibration: by cause and by layer.</summary>
internal sealed class DriftWriter(TextWriter output)
{
    internal void Write(DriftReport drift)
    {
        Line();
        Line("-- Drift since calibration: time, market, betas, trades");
        var causes = new TextTable("change of", "time", "market", "betas", "trades", "total");
        Add(causes, "total delta, $/1%", drift.TotalDelta);
        Add(causes, "vega, $/VIX pt", drift.Vega);
        Add(causes, "carry, $/day", drift.Carry);
        foreach (LayerDrift layer in drift.Layers)
            Add(causes, $"  vega of {(layer.Layer is { } number ? $"layer {number}" : "the rest")}", layer.Vega);
        output.Write(causes);
        foreach (LayerDrift layer in drift.Layers)
            Line($"{layer} ({layer.Tracking})");
    }

    private static void Add(TextTable table, string what, DriftParts parts) => table.Add(what, M(parts.Time), M(parts.MarketMove), M(parts.Betas), M(parts.Trades), M(parts.Total));

    private void Line(string text = "") => output.Write(text + "\n");

    private static string M(double value) => NumberText.WithSign(value, 0);
}
