namespace VixShield.Adjustments;

/// <summary>How far vega may move from its value at calibration.</summary>
public sealed record VegaBand
{
    /// <summary>Which vega. Default: VIX-equivalent.</summary>
    public VegaMeasure Measure
    {
        get;
        init => field = Guard.Defined(value, nameof(Measure));
    }

    = VegaMeasure.VixEquivalent;

    /// <summary>What the fractions refer to. Default: the condor's own vega before hedges.</summary>
    public VegaScale Scale
    {
        get;
        init => field = Guard.Defined(value, nameof(Scale));
    }

    = VegaScale.GrossCondorVega;

    /// <summary>Fraction of the scale beyond which the soft guardrail warns; from 0 to 10. Default 0.15.</summary>
    public double Soft
    {
        get;
        init => field = Guard.InRange(value, 0, 10, nameof(Soft));
    }

    = 0.15;

    /// <summary>Fraction of the scale beyond which a plan is refused; from 0 to 10. Default 0.20.</summary>
    public double Hard
    {
        get;
        init => field = Guard.InRange(value, 0, 10, nameof(Hard));
    }

    = 0.20;

    /// <summary>Least scale, in dollars per vega unit: keeps a band on a small net vega wider than one contract. At least 0. Default 0.</summary>
    public double MinimumScale
    {
        get;
        init => field = Guard.NonNegativeFinite(value, nameof(MinimumScale));
    }
}
