using VixShield.Display;

namespace VixShield.TermStructure;

/// <summary>
/// Economic measures beside a decoupling reading. They decide nothing. A basis is no mispricing: spot VIX cannot be held, and VIX and a VX future
/// cover different 30-day windows. The default value knows nothing.
/// </summary>
/// <param name="Basis">VX1 - VIX, in VIX points.</param>
/// <param name="DailyRoll">The basis per business day to settlement, in VIX points a day (Simon and Campasano 2014).</param>
/// <param name="Premium">VX1 / VIX - 1, as a decimal.</param>
/// <param name="Spread">VX2 - VX1, in VIX points.</param>
/// <param name="SpreadPerDay">The spread per calendar day between the settlements, in VIX points a day.</param>
/// <param name="Slope">The spread over VX1, as a decimal; positive in contango.</param>
/// <param name="VixPremium">VX1 less the user's own forecast of VIX, in VIX points (Cheng 2019); null where no forecast was given.</param>
[TypeFormatterSource]
public readonly record struct BasisMeasures(
    double? Basis, double? DailyRoll, double? Premium, double? Spread, double? SpreadPerDay, double? Slope, double? VixPremium) : IDisplayable
{
    private const double BusinessDaysPerYear = 252;

    /// <summary>The measures of one session; each is null where what it needs is not known.</summary>
    /// <param name="observation">The session. Where it has no <see cref="DecouplingObservation.BusinessDays"/>, 252 of 365 calendar days to maturity are taken if VX1 is what is measured.</param>
    public static BasisMeasures Of(in DecouplingObservation observation)
    {
        double? vix = Positive(observation.Vix);
        double? front = Positive(observation.FrontFuture);
        double? second = Positive(observation.SecondFuture);
        double? basis = front - vix;
        double? spread = second - front;
        double? counted = observation.FrontFuture == observation.Future ? observation.MaturityDays * BusinessDaysPerYear / MaturityWeight.DaysPerYear : null;
        double? days = Positive(observation.BusinessDays ?? counted);
        return new BasisMeasures(
            basis, basis / days, (front / vix) - 1, spread, spread / Positive(observation.DaysBetween), spread / front, front - Positive(observation.VixForecast));
    }

    /// <summary>What is known, in VIX points.</summary>
    public override string ToString() => string.Join(
        ", ",
        new[] { ("basis", Basis), ("daily roll", DailyRoll), ("VX2 - VX1", Spread), ("slope", Slope), ("VIX premium", VixPremium) }
            .Select(p => p.Item2 is { } value ? FormattableString.Invariant($"{p.Item1} {value:F4}") : $"{p.Item1} unknown"));

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Basis measures", ToString())
    {
        Facts =
        [
            new("basis VX1 - VIX", DisplayCell.WithSign(Basis, 4), "VIX points"),
            new("daily roll", DisplayCell.WithSign(DailyRoll, 4), "VIX points/day"),
            new("VX1 / VIX - 1", DisplayCell.Percent(Premium), "%"),
            new("spread VX2 - VX1", DisplayCell.WithSign(Spread, 4), "VIX points"),
            new("spread per calendar day", DisplayCell.WithSign(SpreadPerDay, 4), "VIX points/day"),
            new("slope over VX1", DisplayCell.Percent(Slope), "%"),
            new("VIX premium", DisplayCell.WithSign(VixPremium, 4), "VIX points"),
        ],
    };

    private static double? Positive(double? value) => value is { } number && double.IsFinite(number) && number > 0 ? number : null;
}
