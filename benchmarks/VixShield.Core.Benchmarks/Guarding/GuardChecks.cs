using VixShield.Benchmarks.Inputs;
using VixShield.Benchmarks.Reference;
using VixShield.Benchmarks.Surface;
using VixShield.Numerics;
using VixShield.Pricing.Batch;

namespace VixShield.Benchmarks.Guarding;

/// <summary>The timed checks, all on data that stays in the cache.</summary>
internal static class GuardChecks
{
    internal static GuardCheck[] Create()
    {
        int count = Workload.Count(Place.Cache);
        OptionSet arrays = new(count, members: 17);
        OptionSet chain = new(count, InputForm.Chain);
        QuoteSet quotes = new(count);
        ArgumentSet arguments = new(count);
        GuardedDay day = new();
        void Eight() => BlackScholesBatch.Compute(arrays.Inputs, arrays.UsualEight);
        void ScalarGreeks() => ScalarLoops.Greeks(arrays);
        void TextbookEight() => Textbook.UsualEight(arrays);
        return
        [
            new(CheckId.EightOverTextbook, "eight outputs / textbook, eight outputs", Eight, TextbookEight),
            new(CheckId.EightOverScalar, "eight outputs / BlackScholes.Greeks one by one", Eight, ScalarGreeks),
            new(
                CheckId.PriceOverTextbook,
                "price alone / textbook, price alone",
                () => BlackScholesBatch.Compute(arrays.Inputs, arrays.PriceAlone),
                () => Textbook.Price(arrays)),
            new(
                CheckId.SeventeenOverScalar,
                "all seventeen / BlackScholes.Greeks one by one",
                () => BlackScholesBatch.Compute(arrays.Inputs, arrays.AllSeventeen),
                ScalarGreeks),
            new(
                CheckId.ForwardOverTextbook,
                "Black-76, eight outputs / textbook, eight outputs",
                () => Black76Batch.Compute(arrays.ForwardInputs, arrays.UsualEight),
                TextbookEight),
            new(
                CheckId.ChainOverArrays,
                "chain form, eight outputs / array form",
                () => BlackScholesBatch.Compute(chain.Inputs, chain.UsualEight),
                Eight),
            new(
                CheckId.VolatilityOnSpotOverScalar,
                "implied volatility on the spot / one by one",
                () => quotes.OnSpot(),
                () => ScalarLoops.ImpliedVolatilityOnSpot(quotes)),
            new(
                CheckId.VolatilityOnForwardOverScalar,
                "implied volatility on the forward / one by one",
                () => quotes.OnForward(),
                () => ScalarLoops.ImpliedVolatilityOnForward(quotes)),
            new(
                CheckId.CdfOverScalar,
                "NormalDistribution.Cdf over spans / one by one",
                () => NormalDistribution.Cdf(arguments.X, arguments.Result),
                () => ScalarLoops.Cdf(arguments)),
            new(
                CheckId.ExpOverScalar,
                "ElementaryFunctions.Exp over spans / one by one",
                () => ElementaryFunctions.Exp(arguments.X, arguments.Result),
                () => ScalarLoops.Exp(arguments)),
            new(CheckId.SurfaceOverVolatilities, "surface of a day / its volatilities one by one", day.Fit, day.Volatilities)
            {
                Options = day.QuoteCount,
                Allocates = true,
            },
        ];
    }
}
