using VixShield.Instruments;
using VixShield.Tests.Infrastructure;
using VixShield.Volatility;

namespace VixShield.Tests.Volatility;

public sealed class SurfaceCalibrationTests
{
    /// <summary>Where the quotes come from a surface without arbitrage, the returned one is inside nearly all of them and near the true volatilities.</summary>
    [SeededProperty(Arbitrary = [typeof(SurfaceCase)], MaxTest = 60)]
    public void Quotes_around_a_surface_without_arbitrage_are_met(SurfaceCase surface)
    {
        SurfaceFit fit = Fit(surface);
        for (int i = 0; i < surface.Slices.Length; i++)
        {
            SmileFit smile = fit.Smiles[i];
            Assert.True(smile.Status is SmileFitStatus.Ok, smile.ToString());
            Assert.True(smile.Quality.InsideShare >= 0.99, $"{smile}: {smile.Quality}");
            double unit = Math.Sqrt(surface.Slices[i].Theta);
            foreach (double z in new[] { -2.5, -1, -0.3, 0.2, 1, 2 })
            {
                double truth = Math.Sqrt(surface.Slices[i].At(z * unit).Variance / surface.Years[i]);
                double found = smile.Smile!.VolatilityAt(surface.Forward * Math.Exp(z * unit));
                Assert.Equal(truth, found, 0.02 * truth);
            }

            Assert.True(Math.Abs(smile.EssviAtTheMoneyMiss!.Value) < 0.01 * Math.Sqrt(surface.Slices[i].Theta / surface.Years[i]));
        }
    }

    /// <summary>By prices of the textbook formula at the returned volatilities: second differences in strike, and prices in units of the forward by expiry.</summary>
    [SeededProperty(Arbitrary = [typeof(NoisyCase)], MaxTest = 60)]
    public void What_is_returned_has_no_butterfly_and_no_calendar_spread_whatever_the_quotes(NoisyCase noisy)
    {
        SurfaceFit fit = SurfaceCalibration.Fit("SPX", CalendarRule.OneUnderlying, noisy.Inputs());
        VolatilitySmile[] smiles = [.. fit.Smiles.Where(s => s.Smile is not null).Select(s => s.Smile!)];
        for (int i = 0; i < smiles.Length; i++)
        {
            StaticArbitrage.AssertNoButterfly(smiles[i]);
            ButterflyCheck butterfly = ButterflyCheck.Of(smiles[i], -15, 10, 3001);
            Assert.True(butterfly.IsFree, $"{smiles[i].Expiry}: {butterfly}");
            if (i == 0)
                continue;
            StaticArbitrage.AssertNoCalendar(smiles[i - 1], smiles[i]);
            CalendarCheck calendar = CalendarCheck.Of(smiles[i - 1], smiles[i], -15, 10, 3001);
            Assert.True(calendar.IsFree, $"{smiles[i].Expiry}: {calendar}");
        }

        Assert.True(fit.Essvi is null || fit.Essvi.IsSurelyFreeOfArbitrage, string.Join("; ", fit.Essvi?.Slices ?? []));
        Assert.All(fit.Smiles.Where(s => s.Svi is not null), s => Assert.True(s.Svi!.MinimumDurrleman >= 0, s.ToString()));
        Assert.All(fit.Smiles.Where(s => s.Smile is not null), s => Assert.InRange(Math.Max(s.Smile!.LeftSlope, s.Smile.RightSlope), 0, 2));
    }

    [SeededProperty(Arbitrary = [typeof(NoisyCase)], MaxTest = 30)]
    public void Between_expiries_there_is_no_butterfly_and_no_calendar_spread_either(NoisyCase noisy)
    {
        if (SurfaceCalibration.Fit("SPX", CalendarRule.OneUnderlying, noisy.Inputs()).Surface is not { } surface)
            return;
        double last = 0;
        for (int i = 1; i < surface.Smiles.Length; i++)
        {
            foreach (double weight in new[] { 0.2, 0.5, 0.8 })
            {
                double years = ((1 - weight) * surface.Smiles[i - 1].Years) + (weight * surface.Smiles[i].Years);
                StaticArbitrage.AssertNoButterfly(k => surface.TotalVarianceAt(k, years), Math.Sqrt(surface.TotalVarianceAt(0, years)));
                if (last > 0)
                    StaticArbitrage.AssertNoCalendar(k => surface.TotalVarianceAt(k, last), k => surface.TotalVarianceAt(k, years), Math.Sqrt(surface.TotalVarianceAt(0, years)));
                last = years;
            }
        }
    }

    [SeededProperty(Arbitrary = [typeof(SurfaceCase)], MaxTest = 20)]
    public void Order_and_scale_of_the_quotes_do_not_matter(SurfaceCase surface)
    {
        SmileInput input = surface.Input(0);
        SmileFit fit = SurfaceCalibration.Fit(input);
        SmileFit reversed = SurfaceCalibration.Fit(new SmileInput(input.Expiry, input.Forward, input.Years, input.Quotes.Reverse()));
        SmileFit scaled = SurfaceCalibration.Fit(new SmileInput(
            input.Expiry, 8 * input.Forward, input.Years, input.Quotes.Select(q => new SmileQuote(8 * q.Strike, q.Right, 8 * q.Bid, 8 * q.Ask, 8 * q.Tick))));
        foreach (double z in SurfaceCase.Grid)
        {
            double strike = input.Forward * Math.Exp(z * Math.Sqrt(surface.Slices[0].Theta));
            Assert.Equal(fit.Smile!.VolatilityAt(strike), reversed.Smile!.VolatilityAt(strike));
            Assert.Equal(fit.Smile.VolatilityAt(strike), scaled.Smile!.VolatilityAt(8 * strike));
        }
    }

    [Fact]
    public void Volatilities_of_bid_middle_and_ask_are_those_of_the_prices()
    {
        SmileInput input = Example.Input(1);
        SmileFit fit = SurfaceCalibration.Fit(input);
        Assert.Equal(input.Quotes.Length, fit.Volatilities.Length);
        foreach (QuotedVolatility v in fit.Volatilities)
        {
            Assert.Equal(v.Quote.Bid, NaiveBlack.Price(input.Forward, v.Quote.Strike, input.Years, v.Bid, 1, v.Quote.Right), 1e-9 * v.Quote.Bid);
            Assert.Equal(v.Quote.Mid, NaiveBlack.Price(input.Forward, v.Quote.Strike, input.Years, v.Mid, 1, v.Quote.Right), 1e-9 * v.Quote.Mid);
            Assert.Equal(v.Quote.Ask, NaiveBlack.Price(input.Forward, v.Quote.Strike, input.Years, v.Ask, 1, v.Quote.Right), 1e-9 * v.Quote.Ask);
        }

        Assert.Equal(fit.Volatilities.Count(v => v.Bid <= Volatility(v) && Volatility(v) <= v.Ask), fit.Quality.Inside);
        double Volatility(QuotedVolatility v) => fit.Smile!.VolatilityAt(v.Quote.Strike);
    }

    [Fact]
    public void A_quote_that_allows_arbitrage_is_named_and_does_not_bend_the_smile()
    {
        SmileInput input = Example.Input(1);
        SmileQuote good = input.Quotes.Last(q => q.Strike < 0.98 * input.Forward);
        SmileQuote bad = new(good.Strike, good.Right, 1.4 * good.Bid, 1.4 * good.Ask, good.Tick);
        SmileFit clean = SurfaceCalibration.Fit(new SmileInput(input.Expiry, input.Forward, input.Years, input.Quotes.Remove(good)));
        SmileFit fit = SurfaceCalibration.Fit(new SmileInput(input.Expiry, input.Forward, input.Years, input.Quotes.Replace(good, bad)));
        Assert.Equal(SmileFitStatus.QuotesSetAside, fit.Status);
        Assert.Contains(bad, fit.Existence.SetAside);
        Assert.Equal(clean.Smile!.VolatilityAt(bad.Strike), fit.Smile!.VolatilityAt(bad.Strike), 0.003);
    }

    [Fact]
    public void Few_quotes_give_a_smile_that_says_so_and_none_gives_none()
    {
        SmileInput input = Example.Input(1);
        foreach (int count in new[] { 1, 2, 3, 4 })
        {
            SmileQuote[] quotes = [.. Enumerable.Range(0, count).Select(i => input.Quotes[(i + 1) * input.Quotes.Length / (count + 1)])];
            SmileFit fit = SurfaceCalibration.Fit(new SmileInput(input.Expiry, input.Forward, input.Years, quotes));
            Assert.Equal(SmileFitStatus.FewQuotes, fit.Status);
            Assert.Contains(count.ToString(System.Globalization.CultureInfo.InvariantCulture), fit.Reason, StringComparison.Ordinal);
            Assert.Equal(count, fit.Quality.Inside);
            StaticArbitrage.AssertNoButterfly(fit.Smile!);
        }

        SmileFit none = SurfaceCalibration.Fit(new SmileInput(input.Expiry, input.Forward, input.Years,
            [new SmileQuote(0.9 * input.Forward, OptionRight.Put, 0, 0.1), new SmileQuote(0.9 * input.Forward, OptionRight.Call, 0.1 * input.Forward, 0.11 * input.Forward)]));
        Assert.Equal(SmileFitStatus.NoQuotes, none.Status);
        Assert.Null(none.Smile);
        Assert.Null(none.Svi);
        Assert.Contains("of 2 quotes 1 are out of the money, 1 have a bid", none.Reason, StringComparison.Ordinal);
    }

    /// <summary>Hours before the close, on ticks, with few strikes: where curves are pinned by almost nothing and wings have no end.</summary>
    [SeededProperty(Arbitrary = [typeof(TickCase)], MaxTest = 400)]
    public void Quotes_on_ticks_shortly_before_the_close_give_a_smile_without_arbitrage_far_into_the_wings(TickCase ticks)
    {
        SmileFit fit = SurfaceCalibration.Fit(ticks.Input());
        if (fit.Smile is not { } smile)
            return;
        double unit = Math.Sqrt(smile.TotalVarianceAt(0));
        for (double z = -60; z <= 60; z += 0.07)
        {
            VariancePoint point = smile.VarianceAt(z * unit);
            Assert.True(point.Variance > 0 && point.Durrleman >= 0, $"{z}: {point}");
        }

        Assert.InRange(Math.Max(smile.LeftSlope, smile.RightSlope), 0, 2);
        Assert.True(double.IsFinite(smile.VolatilityAt(1e-6 * smile.Forward)) && double.IsFinite(smile.VolatilityAt(1e6 * smile.Forward)));
    }

    [Theory]
    [InlineData(35, "3960 P .4/.45; 3965 P .4/.5; 3970 P .55/.6; 3975 P .8/.85; 3980 P 1.3/1.35; 3985 P 2/2.05; 3990 P 2.8/2.95; 3995 P 3.95/4")]
    [InlineData(370, "3995 P 14.85/14.95; 4000 P 17.15/17.25; 4005 C 15.05/15.1; 4010 C 12.75/12.85; 4015 C 10.3/10.35")]
    [InlineData(308, "3965 P .15/.2; 3970 P .25/.35; 3975 P .2/.25; 3980 P .35/.5; 3985 P .8/.95; 3990 P 1.55/1.65; 3995 P 2.45/2.5")]
    [InlineData(190, "4000 P 6.2/6.25; 4005 C 4.2/4.25; 4010 C 2.7/2.85; 4015 C 1.2/1.35")]
    [InlineData(280, "4000 P 8.85/8.9; 4005 C 6.75/6.9; 4010 C 4.95/5.05; 4015 C 3.4/3.55; 4020 C 2.35/2.4; 4025 C 1.15/1.25")]
    public void Sets_of_quotes_that_are_hard_give_a_smile(double minutes, string quotes)
    {
        SmileFit fit = SurfaceCalibration.Fit(new SmileInput(TestExpiries.SpxwTomorrow, 4000.3, minutes / 525_600, quotes.Split(';').Select(text =>
        {
            string[] parts = text.Trim().Split(' ', '/');
            double[] numbers = [.. new[] { parts[0], parts[2], parts[3] }.Select(n => double.Parse(n, System.Globalization.CultureInfo.InvariantCulture))];
            return new SmileQuote(numbers[0], parts[1] == "P" ? OptionRight.Put : OptionRight.Call, numbers[1], numbers[2], 0.05);
        })));
        Assert.NotNull(fit.Smile);
        Assert.True(ButterflyCheck.Of(fit.Smile!, -150, 150, 20_001).IsFree);
        Assert.True(fit.Svi!.MinimumDurrleman >= 0);
    }

    [Fact]
    public void Separate_underlyings_are_calibrated_apart()
    {
        SmileInput[] inputs = [Example.Input(0), Example.Input(1)];
        SurfaceFit apart = SurfaceCalibration.Fit("VIX", CalendarRule.SeparateUnderlyings, inputs);
        for (int i = 0; i < 2; i++)
        {
            SmileFit alone = SurfaceCalibration.Fit(inputs[i]);
            Assert.Equal(alone.Smile!.VolatilityAt(inputs[i].Forward * 0.97), apart.Smiles[i].Smile!.VolatilityAt(inputs[i].Forward * 0.97));
        }

        Assert.Null(apart.Essvi);
    }

    [Fact]
    public void Work_can_be_watched_and_stopped()
    {
        SmileInput[] inputs = [.. Enumerable.Range(0, Example.Slices.Length).Select(i => Example.Input(i))];
        var seen = new List<double>();
        SurfaceCalibration.Fit("SPX", CalendarRule.OneUnderlying, inputs, new Collector(seen));
        Assert.Equal(inputs.Select((_, i) => (i + 1d) / inputs.Length), seen);
        Assert.Throws<OperationCanceledException>(() => SurfaceCalibration.Fit("SPX", CalendarRule.OneUnderlying, inputs, null, new CancellationToken(true)));
    }

    [Fact]
    public void Illegal_arguments_are_refused()
    {
        SmileInput input = Example.Input(0);
        Refusal.OfArgument("inputs", () => SurfaceCalibration.Fit("SPX", CalendarRule.OneUnderlying, [input, input]), "twice");
        SmileInput later = Example.Input(1);
        Refusal.OfArgument("inputs", () => SurfaceCalibration.Fit("SPX", CalendarRule.OneUnderlying, [input, new SmileInput(later.Expiry, 1, input.Years, [])]), "years");
        Refusal.OfArgument("rule", () => SurfaceCalibration.Fit("SPX", 0, [input]));
        Refusal.OfArgument("symbol", () => SurfaceCalibration.Fit(" ", CalendarRule.OneUnderlying, [input]));
        Refusal.OfArgument("input", () => SurfaceCalibration.Fit(null!));
        Refusal.OfArgument("forward", () => _ = new SmileInput(input.Expiry, 0, 1, []));
        Refusal.OfArgument("years", () => _ = new SmileInput(input.Expiry, 1, 0, []));
        Refusal.OfArgument("ask", () => _ = new SmileQuote(1, OptionRight.Put, 2, 1), "2");
        Refusal.OfArgument("ask", () => _ = new SmileQuote(1, OptionRight.Put, 0, 0));
        Refusal.OfArgument("tick", () => _ = new SmileQuote(1, OptionRight.Put, 1, 2, 0));
        VolatilitySmile smile = SurfaceCalibration.Fit(input).Smile!;
        Refusal.OfArgument("highest", () => ButterflyCheck.Of(smile, 1, 1));
        Refusal.OfArgument("points", () => ButterflyCheck.Of(smile, points: 2));
        Refusal.OfArgument("late", () => CalendarCheck.Of(smile, smile));
        Assert.Null(SurfaceCalibration.Fit("SPX", CalendarRule.OneUnderlying, []).Surface);
    }

    private static SurfaceCase Example { get; } = new(
        5000,
        [.. SurfaceCase.Expiries.Skip(2).Select(e => e.YearsFrom(TestExpiries.Instant))],
        [new(0.0004, -0.4, 0.02), new(0.0026, -0.42, 0.06), new(0.006, -0.43, 0.1), new(0.013, -0.44, 0.15)],
        0.02,
        0.4);

    private static SurfaceFit Fit(SurfaceCase surface) =>
        SurfaceCalibration.Fit("SPX", CalendarRule.OneUnderlying, Enumerable.Range(0, surface.Slices.Length).Select(i => surface.Input(i)));

    private sealed class Collector(List<double> seen) : IProgress<double>
    {
        public void Report(double value) => seen.Add(value);
    }
}
