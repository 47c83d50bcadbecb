using System.Collections.Immutable;
using System.Globalization;
using VixShield.Display;
using VixShield.Expiries;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.TermStructure;

namespace VixShield.Samples.VixModels;

/// <summary>Prints market, calibrations and betas as plain tables. Volatilities and their differences are in percent points.</summary>
internal sealed class Report(TextWriter output)
{
    private const double LargestCondition = 1000;
    private static readonly double[] BetaDays = [7, 30, 60, 90, 150];
    private static readonly double[] ResponseDays = [10, 30, 90];

    internal void Market(MarketSnapshot market, VixCalibrationOptions options)
    {
        Line($"Market of {market.ValuationInstant:yyyy-MM-dd HH:mm zzz}, spot VIX {F(market.Require(new DatumKey(DatumKind.Level, MarketSnapshot.VixSymbol)), 2)}");
        Line($"Quotes: {options}");
        Section("VX contracts and parity forwards of VIX options");
        Dictionary<Expiry, FutureMark> marks = market.Futures.Where(f => f.Contract == Contracts.Vx).ToDictionary(f => f.Expiry);
        Dictionary<Expiry, OptionChain> chains = market.Chains.Where(c => c.Symbol == MarketSnapshot.VixSymbol).ToDictionary(c => c.Expiry);
        var table = new TextTable("Expiry", "days", "VX", "parity forward", "VX less forward", "ticks", "");
        foreach (Expiry expiry in marks.Keys.Union(chains.Keys).Order())
        {
            FutureMark? mark = marks.GetValueOrDefault(expiry);
            OptionChain? chain = chains.GetValueOrDefault(expiry);
            ParityComparison? parity = mark is null || chain is null ? null : ParityComparison.Of(mark, chain);
            table.Add(
                expiry.ToString(),
                F(365 * expiry.YearsFrom(market.ValuationInstant), 1),
                mark is null ? "-" : F(mark.Price, 4),
                chain is null ? "-" : F(chain.Forward, 4),
                parity is null ? "-" : NumberText.WithSign(parity.Difference, 4),
                parity is null ? "-" : NumberText.WithSign(parity.Ticks, 2),
                parity is { IsWarning: true } ? "!" : string.Empty);
        }

        output.Write(table);
        Line($"! more than {F(ParityComparison.WarningTicks, 1)} ticks: prices of different moments. Where there are options, the forward is what the models match.");
    }

    internal void Bergomi(VixModelCalibration<BergomiVixModel> calibration)
    {
        Section("Mixed Bergomi model");
        Line(calibration.Reason);
        if (calibration.Model is { } model)
        {
            Line($"Given: speeds {S(model.Parameters.FirstSpeed)} and {S(model.Parameters.SecondSpeed)}, weight {S(model.Parameters.SecondWeight)}, correlation {S(model.Parameters.Correlation)}; found: volatility of volatility {S(model.Parameters.VolatilityOfVolatility)}, overall rms {F(calibration.RootMeanSquare!.Value, 3)}");
            var table = new TextTable("Expiry", "quotes", "forward", "model - forward", "rms", "worst", "at strike", "condition", "evaluations", "at a bound", "share", "z1", "z2");
            foreach (VixExpiryCalibration expiry in calibration.Expiries)
            {
                MixtureSegment mixture = model.Mixture.At(expiry.Years);
                (string worst, string strike) = Worst(expiry.Quotes);
                table.Add(
                    expiry.Expiry.ToString(),
                    I(expiry.Quotes.Length),
                    F(expiry.Forward, 4),
                    expiry.ForwardResidual.ToString("0.0e+00", CultureInfo.InvariantCulture),
                    F(expiry.RootMeanSquare, 2),
                    worst,
                    strike,
                    Condition(expiry.Condition),
                    I(expiry.Evaluations),
                    expiry.BoundsHit.IsEmpty ? "-" : string.Join(" ", expiry.BoundsHit),
                    F(mixture.SecondShare, 3),
                    F(mixture.FirstScale, 3),
                    F(mixture.SecondScale, 3));
            }

            output.Write(table);
            Line("Residuals in volatility points, model less market; evaluations of the smile in all passes; scales z1 and z2 in units of the volatility of volatility.");
            if (calibration.Expiries.Any(e => e.Condition is not <= LargestCondition))
                Line($"Condition above {F(LargestCondition, 0)} or none: the quotes hardly tell share, z1 and z2 apart.");
        }

        if (calibration.Bootstrap is { } bootstrap)
            Bootstrap(bootstrap);
        Warnings(calibration.Warnings);
    }

    internal void Lognormal(VixModelCalibration<LognormalVixModel> calibration)
    {
        Section("Lognormal model: two volatilities for all expiries, no smile");
        Line(calibration.Reason);
        if (calibration.Model is { } model)
        {
            Line($"{model.Dynamics}; overall rms {F(calibration.RootMeanSquare!.Value, 3)}");
            var table = new TextTable("Expiry", "quotes", "rms", "worst", "at strike");
            foreach (VixExpiryCalibration expiry in calibration.Expiries)
            {
                (string worst, string strike) = Worst(expiry.Quotes);
                table.Add(expiry.Expiry.ToString(), I(expiry.Quotes.Length), F(expiry.RootMeanSquare, 2), worst, strike);
            }

            output.Write(table);
        }

        Warnings(calibration.Warnings);
    }

    internal void Quotes<TModel>(VixModelCalibration<TModel> calibration)
        where TModel : class, IVixModel
    {
        foreach (VixExpiryCalibration expiry in calibration.Expiries)
        {
            Section($"{calibration.Model!.Name}, quotes of {expiry.Expiry}");
            var table = new TextTable("Strike", "right", "market %", "model %", "residual");
            foreach (VixQuoteResidual quote in expiry.Quotes)
            {
                table.Add(
                    S(quote.Strike),
                    quote.Right.ToString(),
                    F(100 * quote.MarketVolatility, 2),
                    quote.ModelVolatility is { } volatility ? F(100 * volatility, 2) : "-",
                    quote.Points is { } points ? NumberText.WithSign(points, 2) : "-");
            }

            output.Write(table);
        }
    }

    internal void Betas(BergomiVixModel? bergomi, LognormalVixModel? lognormal)
    {
        Section("Log beta to spot VIX and the share of a future's variance that spot VIX explains");
        var betas = new TextTable("Days", "Bergomi beta", "lognormal beta", "prior beta", "Bergomi share", "lognormal share");
        foreach (double days in BetaDays)
        {
            double years = days / 365;
            betas.Add(F(days, 0), Of(bergomi?.LogBeta(years)), Of(lognormal?.LogBeta(years)), F(LogBetaCurve.Prior.LogBeta(years), 3), Of(bergomi?.ExplainedShare(years)), Of(lognormal?.ExplainedShare(years)));
        }

        output.Write(betas);
        Section("Response of index volatilities by tenor: relative move per relative move of VIX");
        var responses = new TextTable("Days", "Bergomi", "lognormal", "prior");
        foreach (double days in ResponseDays)
            responses.Add(F(days, 0), Of(bergomi?.VolatilityResponse(days / 365)), Of(lognormal?.VolatilityResponse(days / 365)), F(LogBetaCurve.Prior.VolatilityResponse(days / 365), 3));
        output.Write(responses);
    }

    private void Bootstrap(BootstrapResult bootstrap)
    {
        Line();
        Line($"Forward variance: {bootstrap.Reason}");
        if (bootstrap.SpotResidual is { } spot)
            Line($"Model VIX less spot VIX: {NumberText.WithSign(spot, 3)} points; spot VIX is not matched");
        if (bootstrap.Curve is not { } curve)
            return;
        var table = new TextTable("From day", "forward volatility %");
        for (int i = 0; i < curve.Starts.Length; i++)
            table.Add(F(365 * curve.Starts[i], 1), F(100 * Math.Sqrt(curve.Variances[i]), 2));
        output.Write(table);
    }

    private void Warnings(ImmutableArray<string> warnings)
    {
        foreach (string warning in warnings)
            Line("warning: " + warning);
        if (warnings.IsEmpty)
            Line("No warnings.");
    }

    private static string Condition(double? value) => value switch
    {
        null => "none",
        > 1e6 => "> 1e6",
        { } condition => S(condition, 3),
    };

    /// <summary>A price without a volatility is worse than every residual.</summary>
    private static (string Points, string Strike) Worst(ImmutableArray<VixQuoteResidual> quotes)
    {
        VixQuoteResidual worst = quotes.MaxBy(q => q.Points is { } points ? Math.Abs(points) : double.PositiveInfinity)!;
        return (worst.Points is { } value ? NumberText.WithSign(value, 2) : "none", S(worst.Strike));
    }

    private void Section(string title)
    {
        Line();
        Line("-- " + title);
    }

    private void Line(string text = "") => output.Write(text + "\n");

    private static string Of(double? value) => value is { } x ? F(x, 3) : "-";

    private static string S(double value, int digits = 6) => NumberText.Significant(value, digits);

    private static string F(double value, int decimals) => NumberText.Fixed(value, decimals);

    private static string I(int value) => value.ToString(CultureInfo.InvariantCulture);
}
