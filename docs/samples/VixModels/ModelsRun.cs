using VixShield.Market;
using VixShield.Serialization;
using VixShield.TermStructure;

namespace VixShield.Samples.VixModels;

/// <summary>A market in; two calibrated models, what they say of betas, and one joint shock out.</summary>
internal static class ModelsRun
{
    private static readonly TwoFactorDynamics LognormalStart = new(7.54, 0.8, 0.24, 0.8, 0.7);

    internal static void Execute(ModelsOptions options, TextWriter output)
    {
        MarketSnapshot market = Read(options.Market);
        VixModelCalibration<BergomiVixModel> bergomi = BergomiCalibration.Fit(market, BergomiParameters.Prior, options.Calibration);
        VixModelCalibration<LognormalVixModel> lognormal = LognormalCalibration.Fit(market, LognormalStart, options.Calibration);
        var report = new Report(output);
        report.Market(market, options.Calibration);
        report.Bergomi(bergomi);
        if (options.Quotes)
            report.Quotes(bergomi);
        report.Lognormal(lognormal);
        if (options.Quotes)
            report.Quotes(lognormal);
        report.Betas(bergomi.Model, lognormal.Model);
        if (bergomi.Model is null)
            throw new InvalidOperationException($"no Bergomi model, and so no shock: {bergomi.Reason}");
        new ShockReport(output).Write(market, bergomi.Model, lognormal.Model, options.SpxVolatility);
    }

    private static MarketSnapshot Read(string file)
    {
        try
        {
            return VixShieldJson.Parse<MarketDocument>(File.ReadAllText(file)).Snapshot;
        }
        catch (VixShieldFormatException error)
        {
            throw new IOException($"{file}: {error.Message}", error);
        }
    }
}
