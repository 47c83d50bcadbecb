using System.Collections.Immutable;

namespace VixShield.Volatility;

/// <summary>One calibration: the expiries one after the other, since each is bounded by the one before.</summary>
internal sealed class SurfaceRun(ImmutableArray<SmileInput> inputs, CalendarRule rule)
{
    // With fewer quotes most of the shape is assumed, and the result says so.
    private const int FewestQuotes = 5;

    private readonly List<ProgramRow> _rows = [];
    private EssviSlice? _earlierSlice;
    private FittedSmile? _earlierSmile;

    internal ImmutableArray<SmileFit> Execute(IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var existence = new PriceExistence[inputs.Length];
        var all = new SliceQuotes[inputs.Length];
        var used = new SliceQuotes[inputs.Length];
        for (int i = 0; i < inputs.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            existence[i] = PriceExistence.Decide(inputs[i].Forward, inputs[i].Quotes);
            all[i] = SliceQuotes.Of(inputs[i].Forward, inputs[i].Years, inputs[i].Quotes);
            used[i] = all[i].Without(existence[i].SetAside);
        }

        // Expiries without quotes bound nobody.
        int[] withQuotes = [.. Enumerable.Range(0, inputs.Length).Where(i => used[i].Count > 0)];
        double[][] highest = rule == CalendarRule.OneUnderlying
            ? LaterAsks.Of([.. withQuotes.Select(i => used[i])])
            : [.. withQuotes.Select(i => LaterAsks.Of([used[i]])[0])];
        var fits = ImmutableArray.CreateBuilder<SmileFit>(inputs.Length);
        int next = 0;
        for (int i = 0; i < inputs.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            fits.Add(used[i].Count == 0 ? WithoutSmile(inputs[i], existence[i], all[i]) : FitOne(inputs[i], existence[i], all[i], used[i], highest[next++]));
            progress?.Report((i + 1d) / inputs.Length);
        }

        return fits.MoveToImmutable();
    }

    private static SmileFit WithoutSmile(SmileInput input, PriceExistence existence, SliceQuotes all)
    {
        int outOfTheMoney = input.Quotes.Count(q => q.Right == (q.Strike < input.Forward ? Instruments.OptionRight.Put : Instruments.OptionRight.Call));
        int bid = input.Quotes.Count(q => q.Bid > 0);
        string reason = FormattableString.Invariant(
            $"No smile: of {input.Quotes.Length} quotes {outOfTheMoney} are out of the money, {bid} have a bid, {all.Count} are both and have volatilities, {existence.SetAside.Length} were set aside.");
        return new SmileFit(input, SmileFitStatus.NoQuotes, reason, existence) { Volatilities = Volatilities(all) };
    }

    private SmileFit FitOne(SmileInput input, PriceExistence existence, SliceQuotes all, SliceQuotes quotes, double[] highest)
    {
        bool inSurface = rule == CalendarRule.OneUnderlying && input.Years >= SurfaceCalibration.EssviFromYears;
        ParametricFit parametric = ParametricFit.Of(quotes, inSurface ? _earlierSlice : null);
        EssviSlice slice = parametric.Essvi;
        if (inSurface)
            _earlierSlice = slice;

        FittedSmile? earlier = rule == CalendarRule.OneUnderlying ? _earlierSmile : null;
        VarianceSpline curve = SliceFit.Fit(quotes, slice, earlier, highest, _rows);
        var smile = new FittedSmile(input.Expiry, input.Forward, input.Years, curve, CalendarFloors.Of(curve, earlier));
        _earlierSmile = smile;

        SmileFitStatus status = quotes.Count < FewestQuotes ? SmileFitStatus.FewQuotes : existence.IsPossible ? SmileFitStatus.Ok : SmileFitStatus.QuotesSetAside;
        return new SmileFit(input, status, Reason(quotes, existence), existence)
        {
            Volatilities = Volatilities(all),
            Smile = smile,
            Quality = QualityMeasure.Of(quotes, smile.TotalVarianceAt),
            Svi = parametric.Svi,
            SviQuality = QualityMeasure.Of(quotes, parametric.Svi.TotalVariance, k => k / parametric.Deviation is >= -2.5 and <= 2),
            Essvi = slice,
            EssviQuality = QualityMeasure.Of(quotes, slice.VarianceAt),
            EssviAtTheMoneyMiss = Math.Sqrt(slice.Theta / input.Years) - parametric.MarketVolatility,
        };
    }

    private static string Reason(SliceQuotes quotes, PriceExistence existence)
    {
        string count = FormattableString.Invariant($"{quotes.Count} two-sided out-of-the-money quotes");
        string verdict = existence.IsPossible
            ? "prices without arbitrage exist inside all quotes"
            : FormattableString.Invariant($"{existence.Violations.Length} arbitrages between quotes, {existence.SetAside.Length} set aside");
        return quotes.Count < FewestQuotes
            ? FormattableString.Invariant($"Only {count}, fewer than {FewestQuotes}: most of the shape is assumed; {verdict}.")
            : $"{count}; {verdict}.";
    }

    private static ImmutableArray<QuotedVolatility> Volatilities(SliceQuotes quotes) =>
        [.. quotes.Quotes.Select((q, i) => new QuotedVolatility(q, quotes.BidVolatility[i], quotes.MidVolatility[i], quotes.AskVolatility[i]))];
}
