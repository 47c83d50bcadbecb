using VixShield.Curves;
using VixShield.Economics;
using VixShield.Expiries;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.Risk;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Economics;

public static class HurdleTests
{
    private const double Capital = 250_000;
    private const double RiskFree = 0.045;

    private static readonly MarketSnapshot s_market = Sample.Market;
    private static readonly FactorMap s_map = FactorMap.Create(s_market);
    private static readonly BookValuation s_book = BookValuation.Of(Sample.Book, s_market);
    private static readonly RiskPremia s_premia = new(0.05, -0.60, "test");

    private static VixFuture Front => s_market.VixFutures.Points[0];

    [Theory]
    [InlineData(1)]
    [InlineData(-7)]
    public static void A_book_of_the_future_alone_has_its_notional_over_capital_as_beta(int quantity)
    {
        FactorBetas betas = FactorBetas.FromExposures(Future(Front.Expiry, quantity).Net.Map(s_map), Front, Capital);
        Assert.Equal(0d, betas.Market);
        Assert.Equal(quantity * 1000 * Front.Price / Capital, betas.Volatility, 1e-14);
        // Alone it is held against the market through the response of VIX.
        Assert.True(Math.Sign(betas.MarketAlone!.Value) == -quantity / Math.Abs(quantity));
    }

    [Fact]
    public static void A_move_of_both_factors_earns_what_the_betas_say()
    {
        // 1 basis point of the index, and VIX by 0.01 points with every volatility and future following by the map: the change of value to first order.
        MappedExposures mapped = s_book.Net.Map(s_map);
        FactorBetas betas = FactorBetas.FromExposures(mapped, Front, Capital);
        double perPoint = s_map.PerVixPoint(new RiskFactor(FactorKind.VixFuture, "VIX", Front.Expiry))!.Value;
        double index = 1e-4, vix = 0.01;
        double dollars = 0;
        foreach (FactorExposure item in s_book.Net.Items)
        {
            if (item.Factor.Kind == FactorKind.Spot)
                dollars += item.FirstOrder * s_map.Spot * index;
            else if (item.Factor.Kind is FactorKind.Volatility or FactorKind.VixFuture)
                dollars += item.FirstOrder * s_map.PerVixPoint(item.Factor)!.Value * vix;
        }

        double ofFactors = (betas.Market * index) + (betas.Volatility * (perPoint * vix / Front.Price));
        Assert.Equal(dollars / Capital, ofFactors, 1e-12);
        Assert.NotEqual(0, betas.Market);
    }

    [Fact]
    public static void Betas_and_carries_of_the_parts_add_up_to_the_book()
    {
        HurdleReading whole = Read(s_book.Net, s_premia);
        HurdleReading[] parts = [.. Enum.GetValues<LegRole>().Select(r => Read(s_book.ByRole(r), s_premia))];
        Assert.Equal(whole.Betas!.Market, parts.Sum(p => p.Betas!.Market), 1e-12);
        Assert.Equal(whole.Betas.Volatility, parts.Sum(p => p.Betas!.Volatility), 1e-12);
        Assert.Equal(whole.Offered!.Value, parts.Sum(p => p.Offered!.Value), 1e-12);
        Assert.Equal(whole.Required!.Value - RiskFree, parts.Sum(p => p.Required!.Value - RiskFree), 1e-12);
    }

    [SeededProperty]
    public static void The_required_return_is_linear_in_the_premia(sbyte m1, sbyte v1, sbyte m2, sbyte v2, sbyte share)
    {
        var betas = new FactorBetas(0.4, 0.15, "test");
        OfferedReturn offer = OfferedReturn.FromCarry(new Carry(10, 0, 0, 0), Capital);
        double t = share / 100d;
        double one = Required(m1, v1), other = Required(m2, v2);
        double mixed = Hurdle.Of(betas, new RiskPremia((t * m1) + ((1 - t) * m2), (t * v1) + ((1 - t) * v2), "test"), RiskFree, offer).Required!.Value;
        Assert.Equal((t * one) + ((1 - t) * other), mixed, 1e-12);
        HurdleReading reading = Hurdle.Of(betas, new RiskPremia(m1, v1, "test"), RiskFree, offer);
        Assert.Equal(RiskFree + (0.4 * m1) + (0.15 * v1), one, 1e-13);
        Assert.Equal(reading.Offered >= one - 1e-12 ? HurdleStatus.Clears : HurdleStatus.Fails, reading.Status);
        Assert.Equal(reading.Offered!.Value - one, reading.Excess!.Value, 1e-15);

        double Required(double market, double volatility) => Hurdle.Of(betas, new RiskPremia(market, volatility, "test"), RiskFree, offer).Required!.Value;
    }

    /// <summary>Where the future is priced by its response to the market alone, both models ask for the same: then total delta is the beta of one factor.</summary>
    [Fact]
    public static void Total_delta_belongs_to_the_model_of_one_factor()
    {
        FactorBetas betas = FactorBetas.FromExposures(s_book.Net.Map(s_map), Front, Capital);
        double perPoint = s_map.PerVixPoint(new RiskFactor(FactorKind.VixFuture, "VIX", Front.Expiry))!.Value;
        double betaOfFuture = 100 * s_map.Response.Mid * perPoint / Front.Price;
        double two = RequiredReturn.Of(RiskFree, betas.Market, 0.05, betas.Volatility, betaOfFuture * 0.05);
        Assert.Equal(RequiredReturn.Of(RiskFree, betas.MarketAlone!.Value, 0.05), two, 1e-14);
        Assert.NotEqual(betas.Market, betas.MarketAlone.Value, 1e-3);
    }

    /// <summary>The numbers of docs/concepts/economics.md.</summary>
    [Fact]
    public static void A_pure_hedge_fails_the_unsigned_rule_by_construction_and_owes_less_than_the_risk_free_rate()
    {
        // One VX contract on its notional. The opinion: the future loses what it rolls down, nothing else moves.
        BookValuation hedge = Future(Front.Expiry, 1);
        double capital = 1000 * Front.Price;
        double premium = 365 * s_market.VixFutures.RollDownPerDay(Front.Expiry) / Front.Price;
        var premia = new RiskPremia(0.05, premium, "roll-down goes on");
        HurdleReading reading = Hurdle.OfExposures(hedge.Net, s_map, Front, capital, premia, RiskFree, RiskFree * capital);
        Assert.Equal(20.0523, Front.Price);
        Assert.Equal(1, reading.Betas!.Volatility, 1e-14);
        Assert.Equal(-0.798, premium, 5e-4);
        Assert.Equal(-0.753, reading.Required!.Value, 5e-4);
        Assert.Equal(-0.753, reading.Offered!.Value, 5e-4);
        Assert.Equal(0.843, reading.RiskFreePlusPremium, 5e-4);
        // It costs exactly what it is asked to cost, and fails the unsigned rule by 1.6.
        Assert.Equal(0, reading.Excess!.Value, 1e-14);
        Assert.Equal(HurdleStatus.Clears, reading.Status);
        Assert.False(reading.ExceedsRiskFreePlusPremium);
        Assert.True(reading.Required < RiskFree);
    }

    /// <summary>The table of docs/concepts/economics.md.</summary>
    [Fact]
    public static void The_parts_of_the_sample_book_have_the_numbers_of_the_page()
    {
        HurdleReading hedge = WithBills(s_book.ByRole(LegRole.Hedge)), condor = WithBills(s_book.SumOf(l => l.Position.Role != LegRole.Hedge)), book = WithBills(s_book.Net);
        Assert.Equal((0, 0.172, -0.058, -0.119, HurdleStatus.Fails), Rounded(hedge));
        Assert.Equal((-1.182, -0.372, 0.209, 0.884, HurdleStatus.Clears), Rounded(condor));
        Assert.Equal((-1.182, -0.199, 0.105, 0.720, HurdleStatus.Clears), Rounded(book));

        static HurdleReading WithBills(FactorExposures exposures) => Hurdle.OfExposures(exposures, s_map, Front, Capital, s_premia, RiskFree, RiskFree * Capital);

        static (double Market, double Volatility, double Required, double Offered, HurdleStatus Status) Rounded(HurdleReading reading) =>
            (Math.Round(reading.Betas!.Market, 3), Math.Round(reading.Betas.Volatility, 3), Math.Round(reading.Required!.Value, 3), Math.Round(reading.Offered!.Value, 3), reading.Status);
    }

    /// <summary>Whatever the premium below 0 and the rate above it: a hedge that costs its premium has a hurdle below the rate and fails the unsigned rule.</summary>
    [SeededProperty]
    public static void That_holds_for_any_negative_premium(byte premium, byte rate, byte size)
    {
        double volatility = -(1 + premium) / 100d, riskFree = rate / 2000d, beta = (1 + size) / 64d;
        HurdleReading reading = Hurdle.Of(
            new FactorBetas(0, beta, "test"), new RiskPremia(0.05, volatility, "test"), riskFree, OfferedReturn.FromCarry(new Carry(0, 0, beta * volatility / 365, 0), 1, riskFree));
        Assert.Equal(HurdleStatus.Clears, reading.Status);
        Assert.True(reading.Required < riskFree);
        Assert.False(reading.ExceedsRiskFreePlusPremium);
    }

    [Fact]
    public static void Without_capital_nothing_is_said()
    {
        HurdleReading reading = Hurdle.OfExposures(s_book.Net, s_map, Front, 0, s_premia, RiskFree);
        Assert.Equal(HurdleStatus.Undefined, reading.Status);
        Assert.Null(reading.Required);
        Assert.Null(reading.Offered);
        Assert.Null(reading.Excess);
        Assert.Null(reading.ExceedsRiskFreePlusPremium);
        Assert.Contains("not positive", reading.Reason, StringComparison.Ordinal);
        Assert.Contains("opinion: test", reading.ToString(), StringComparison.Ordinal);
        Refusal.OfValue("capital", 0.0, "greater than 0", () => FactorBetas.FromExposures(s_book.Net.Map(s_map), Front, 0));
    }

    [Fact]
    public static void An_undefined_hurdle_names_what_is_missing()
    {
        // The required return is finite; the capital is 0.
        HurdleReading noCapital = Hurdle.Of(new FactorBetas(1, 0.5, "x"), s_premia, RiskFree, OfferedReturn.FromCarry(new Carry(10, 0, 0, 0), 0));
        Assert.Equal(HurdleStatus.Undefined, noCapital.Status);
        Assert.NotNull(noCapital.Required);
        Assert.Contains("capital of 0.00 $ is not positive", noCapital.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("range", noCapital.Reason, StringComparison.Ordinal);

        var none = ScenarioCashFlows.Of([new CashFlowScenario("nothing", 1, [])], RiskFree, RiskFree, "the desk");
        HurdleReading noRate = Hurdle.Of(new FactorBetas(1, 0.5, "x"), s_premia, RiskFree, OfferedReturn.FromScenarios(none));
        Assert.Contains("No flow is paid", noRate.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("required return", noRate.Reason, StringComparison.Ordinal);

        OfferedReturn offer = OfferedReturn.FromCarry(new Carry(10, 0, 0, 0), Capital);
        HurdleReading noRequired = Hurdle.Of(new FactorBetas(double.MaxValue, 0, "x"), new RiskPremia(5, 0, "test"), RiskFree, offer);
        Assert.Null(noRequired.Required);
        Assert.Contains("required return is beyond", noRequired.Reason, StringComparison.Ordinal);
        HurdleReading neither = Hurdle.Of(new FactorBetas(double.MaxValue, 0, "x"), new RiskPremia(5, 0, "test"), RiskFree, OfferedReturn.FromCarry(new Carry(10, 0, 0, 0), 0));
        Assert.Contains("not positive", neither.Reason, StringComparison.Ordinal);
        Assert.Contains("required return is beyond", neither.Reason, StringComparison.Ordinal);

        // Both are numbers, their difference is none.
        HurdleReading apart = Hurdle.Of(new FactorBetas(-1.7e308, 0, "x"), new RiskPremia(1, 0, "test"), 0, OfferedReturn.FromCarry(default, 1, 1.7e308));
        Assert.True(apart.Required < 0 && apart.Offered > 0);
        Assert.Null(apart.Excess);
        Assert.Equal(HurdleStatus.Undefined, apart.Status);
        Assert.Contains("difference beyond", apart.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public static void Rates_and_capital_have_limits_that_are_named()
    {
        Refusal.OfValue("market", 1001.0, "1000", () => _ = new RiskPremia(1001, 0, "test"));
        Refusal.OfValue("volatility", -1e308, "1000", () => _ = new RiskPremia(0, -1e308, "test"));
        Refusal.OfValue("riskFree", 1e308, "1000", () => Hurdle.Of(new FactorBetas(1, 0.5, "x"), s_premia, 1e308, OfferedReturn.FromCarry(default, 1)));
        Refusal.OfValue("capital", 1e-310, "finite betas", () => FactorBetas.FromExposures(s_book.Net.Map(s_map), Front, 1e-310));
    }

    [Fact]
    public static void Every_text_says_that_premia_are_opinions()
    {
        HurdleReading reading = Read(s_book.Net, s_premia);
        Assert.Contains("opinion: test", reading.Reason, StringComparison.Ordinal);
        Assert.Contains("opinion: test", s_premia.ToString(), StringComparison.Ordinal);
        Refusal.OfArgument("source", () => _ = new RiskPremia(0.05, -0.6, " "));
        Refusal.OfValue("volatility", double.NaN, "finite", () => _ = new RiskPremia(0.05, double.NaN, "test"));
    }

    [Fact]
    public static void A_future_that_the_map_does_not_move_is_a_missing_datum()
    {
        var elsewhere = new VixFuture(ExpiryRules.VixMonthly.Resolve(2030, 3, TradingCalendar.UsOptions), 20);
        Assert.Throws<MissingDatumException>(() => FactorBetas.FromExposures(s_book.Net.Map(s_map), elsewhere, Capital));
    }

    [Fact]
    public static void Betas_of_a_regression_need_both_factors()
    {
        var random = new Random(5);
        FactorReturn[] rows = [.. Enumerable.Range(0, 20).Select(_ => new FactorReturn(random.NextDouble(), random.NextDouble(), 0, random.NextDouble()))];
        FactorFit fit = FactorRegression.OnMarketAndVolatility(rows);
        Assert.Equal((fit.MarketBeta, fit.VolatilityBeta), (FactorBetas.FromFit(fit).Market, FactorBetas.FromFit(fit).Volatility));
        Refusal.OfArgument("fit", () => FactorBetas.FromFit(FactorRegression.OnMarket(rows)), "no two betas");
    }

    private static HurdleReading Read(FactorExposures exposures, RiskPremia premia) => Hurdle.OfExposures(exposures, s_map, Front, Capital, premia, RiskFree);

    private static BookValuation Future(Expiry expiry, int quantity) =>
        BookValuation.Of(Book.OfLegs(new FutureLeg { Contract = Contracts.Vx, Expiry = expiry, Quantity = quantity }), s_market);
}
