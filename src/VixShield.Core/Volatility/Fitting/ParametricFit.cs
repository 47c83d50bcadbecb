namespace VixShield.Volatility;

/// <summary>Raw SVI and eSSVI of one expiry.</summary>
/// <param name="MarketVolatility">The quotes' volatility at the forward.</param>
/// <param name="Deviation">The deviation at the forward that goes with it.</param>
/// <param name="Svi">Raw SVI without butterflies.</param>
/// <param name="Essvi">The eSSVI slice.</param>
internal readonly record struct ParametricFit(double MarketVolatility, double Deviation, RawSvi Svi, EssviSlice Essvi)
{
    /// <param name="quotes">At least one quote.</param>
    /// <param name="earlier">The slice that bounds this one, or null.</param>
    internal static ParametricFit Of(SliceQuotes quotes, EssviSlice? earlier)
    {
        double volatility = quotes.AtTheMoneyVolatility();
        double deviation = volatility * Math.Sqrt(quotes.Years);
        var calibration = new SviCalibration(quotes, deviation, QuoteSelection.Window(quotes, deviation));
        SviShape shape = calibration.Fit();
        RawSvi free = shape.ToRaw(deviation);
        EssviSlice slice = new EssviCalibration(quotes, QuoteSelection.Wide(quotes), free.TotalVariance(0), earlier).Fit();
        RawSvi svi = free.MinimumDurrleman >= SviRepair.Least
            ? free
            : SviRepair.WithoutButterflies(calibration.FitWithoutButterflies(shape).ToRaw(deviation), slice);
        return new ParametricFit(volatility, deviation, svi, slice);
    }
}
