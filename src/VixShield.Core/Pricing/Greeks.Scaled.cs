namespace VixShield.Pricing;

public readonly partial record struct Greeks
{
    private const double CalendarDays = 365;
    private const double Points = 100;
    private const double BasisPoints = 10_000;

    /// <summary><see cref="Vega"/> per volatility point (0.01 of volatility).</summary>
    public double VegaPerPoint => Vega / Points;

    /// <summary><see cref="Vanna"/> per volatility point: the change of delta for 0.01 of volatility.</summary>
    public double VannaPerPoint => Vanna / Points;

    /// <summary><see cref="Volga"/> per squared volatility point: the change of <see cref="VegaPerPoint"/> for 0.01 of volatility.</summary>
    public double VolgaPerPoint => Volga / (Points * Points);

    /// <summary><see cref="Zomma"/> per volatility point: the change of gamma for 0.01 of volatility.</summary>
    public double ZommaPerPoint => Zomma / Points;

    /// <summary><see cref="Ultima"/> per cubed volatility point: the change of <see cref="VolgaPerPoint"/> for 0.01 of volatility.</summary>
    public double UltimaPerPoint => Ultima / (Points * Points * Points);

    /// <summary><see cref="Rho"/> per basis point (0.0001 of the rate).</summary>
    public double RhoPerBasisPoint => Rho / BasisPoints;

    /// <summary><see cref="Phi"/> per basis point (0.0001 of the dividend yield).</summary>
    public double PhiPerBasisPoint => Phi / BasisPoints;

    /// <summary><see cref="Theta"/> per calendar day, 1/365 of a year.</summary>
    public double ThetaPerCalendarDay => Theta / CalendarDays;

    /// <summary><see cref="Charm"/> per calendar day: the change of delta in 1/365 of a year.</summary>
    public double CharmPerCalendarDay => Charm / CalendarDays;

    /// <summary><see cref="Veta"/> per calendar day and volatility point: the change of <see cref="VegaPerPoint"/> in 1/365 of a year.</summary>
    public double VetaPerPointPerCalendarDay => Veta / (Points * CalendarDays);

    /// <summary><see cref="Color"/> per calendar day: the change of gamma in 1/365 of a year.</summary>
    public double ColorPerCalendarDay => Color / CalendarDays;
}
