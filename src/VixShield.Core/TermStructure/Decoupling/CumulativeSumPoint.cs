using VixShield.Display;

namespace VixShield.TermStructure;

/// <summary>A two-sided cumulative-sum chart after one value. The default value is a chart at rest.</summary>
/// <param name="Upper">Upper sum, at least 0, before the reset that an alarm brings; in standard deviations.</param>
/// <param name="Lower">Lower sum, likewise; a long run of negative values makes it large.</param>
/// <param name="Alarm">1 when the upper sum is above the threshold, -1 when the lower is, 0 otherwise. With both above, 1.</param>
[TypeFormatterSource]
public readonly record struct CumulativeSumPoint(double Upper, double Lower, int Alarm) : IDisplayable
{
    /// <summary>Sums and alarm.</summary>
    public override string ToString() => FormattableString.Invariant($"+{Upper:G6} -{Lower:G6}{(Alarm == 0 ? string.Empty : Alarm > 0 ? " alarm up" : " alarm down")}");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Cumulative sums", ToString())
    {
        Facts =
        [
            new("upper sum", Upper, "standard deviations"),
            new("lower sum", Lower, "standard deviations"),
            new("alarm", Alarm),
        ],
    };
}
