using VixShield.Adjustments;
using VixShield.Display;

namespace VixShield.Samples.Decoupling;

/// <summary>Prints what has become of a calibration: by cause and by layer.</summary>
internal sealed class DriftWriter(TextWriter output)
{
    internal void Write(DriftReport drift)
    {
        output.Write("\n-- Drift since calibration: time, market, betas, trades\n");
        output.Write(drift.ToTable());
    }
}
