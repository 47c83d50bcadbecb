using VixShield.Adjustments;
using VixShield.Expiries;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.Risk;
using VixShield.Serialization;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Adjustments;

/// <summary>Candidates over the whole chain: which they are, where they join the book, and that rows left out because the columns' limits imply them are missed by no lots.</summary>
public static class WholeChainTests
{
    private static readonly ListedCandidates Whole = ListedCandidates.Whole with { MinimumDays = 7, MaximumDays = 75, MinimumBid = 0.1, MaximumRelativeSpread = 0.4 };

    private static readonly PlanInputs Inputs = new() { Calibration = Sample.Calibration, Stress = StressSets.Standard };

    // A long VIX call in the money and a short strike of a second structure: held legs of every kind.
    private static readonly Book Held = Sample.Book.Add(
        new Position(Option(Contracts.Vix, "2023-04-19", 18, OptionRight.Call) with { Quantity = 2 }, LegRole.Hedge, "hedge ladder", 2),
        new Position(Option(Contracts.Spxw, "2023-04-28", 3800, OptionRight.Put) with { Quantity = 3 }, LegRole.Wing, "second"));

    [Fact]
    public static void Every_out_of_the_money_quote_within_the_filters_is_a_candidate_and_no_other()
    {
        (PlanRoom room, PlanColumns columns) = RoomOf(Sample.Book, new AdjustmentPolicy { Listed = Whole });
        var expected = new HashSet<string>();
        foreach (OptionChain chain in Sample.Market.Chains)
        {
            double days = (chain.Expiry.Instant - Sample.Market.ValuationInstant).TotalDays;
            foreach (OptionQuote quote in chain.Quotes)
            {
                bool isOut = quote.Right == OptionRight.Call ? quote.Strike >= chain.Forward : quote.Strike <= chain.Forward;
                if (days is >= 7 and <= 75 && isOut && quote.Bid >= 0.1 && quote.Ask - quote.Bid <= 0.4 * (quote.Ask + quote.Bid) / 2)
                    expected.Add(new OptionLeg { Contract = chain.Symbol == "VIX" ? Contracts.Vix : Contracts.Spxw, Quantity = 1, Right = quote.Right, Strike = quote.Strike, Expiry = chain.Expiry }.Name);
            }
        }

        Assert.True(expected.Count > 100);
        // Short strikes stay; what is held is offered wherever it lies.
        foreach (Position position in Sample.Book.Positions.Where(p => p.Leg is OptionLeg))
        {
            if (position.Role == LegRole.ShortStrike)
                expected.Remove(position.Leg.Name);
            else
                expected.Add(position.Leg.Name);
        }

        string[] offered = [.. Listed(columns).Where(c => c.Candidate.Unit[0].Leg is OptionLeg).Select(c => c.Candidate.Unit[0].Leg.Name)];
        Assert.Equal(expected.Order(StringComparer.Ordinal), offered.Order(StringComparer.Ordinal));
        Assert.All(Listed(columns).Where(c => c.Candidate.Unit[0].Leg is FutureLeg f && f.Contract == Contracts.Vx), c => Assert.Equal(LegRole.Hedge, c.Candidate.Unit[0].Role));
        Assert.NotNull(room);
        // It is off unless asked for.
        Assert.False(new ListedCandidates().WholeChain);
    }

    [Fact]
    public static void What_is_bought_joins_the_structure_of_its_expiry_and_only_what_is_held_is_sold()
    {
        (_, PlanColumns columns) = RoomOf(Held, new AdjustmentPolicy { Listed = Whole });
        foreach (PlanColumn column in Listed(columns).Where(c => c.Candidate.Unit[0].Leg is OptionLeg))
        {
            Trade trade = column.Candidate.Unit[0];
            var option = (OptionLeg)trade.Leg;
            Position? held = Held.Positions.FirstOrDefault(p => p.Leg.IsSameInstrument(option));
            Assert.Equal(held is null ? 0 : -held.Leg.Quantity, column.Candidate.MinimumLots);
            (LegRole Role, string? Structure) place = held is not null
                ? (held.Role, held.Structure)
                : option.Contract == Contracts.Spxw && option.Expiry.Date == new DateOnly(2023, 3, 31)
                    ? (LegRole.Wing, "iron condor")
                    : option.Contract == Contracts.Spxw && option.Expiry.Date == new DateOnly(2023, 4, 28) ? (LegRole.Wing, "second") : (LegRole.Hedge, null);
            Assert.Equal(place, (trade.Role, trade.Structure));
        }

        Assert.Contains(Listed(columns), c => c.Candidate.Unit[0].Leg.Name == Held.Positions[^2].Leg.Name);
    }

    [Fact]
    public static void A_short_strike_that_may_move_is_bought_back_up_to_what_is_short()
    {
        (_, PlanColumns columns) = RoomOf(Held, new AdjustmentPolicy { Listed = Whole, ShortStrikesUntouched = false });
        PlanColumn[] shorts = [.. Listed(columns).Where(c => c.Candidate.Unit[0].Role == LegRole.ShortStrike)];
        Assert.Equal(Held.Positions.Count(p => p.Role == LegRole.ShortStrike), shorts.Length);
        Assert.All(shorts, c => Assert.Equal((0, 10), (c.Candidate.MinimumLots, c.Candidate.MaximumLots)));
    }

    [Fact]
    public static void The_most_of_a_kind_are_those_of_the_most_open_interest()
    {
        // The sample has no counts: then the narrower spread decides, and what is left out is said.
        var policy = new AdjustmentPolicy { Listed = Whole with { MaximumPerKind = 20 } };
        var leftOut = new List<string>();
        PlanRoom room = RoomOf(Book.Empty, policy).Room;
        TradeCandidate[] offered = [.. ListedContracts.Of(room, leftOut)];
        Assert.Equal(20, offered.Count(c => c.Unit[0].Leg.Contract == Contracts.Vix));
        Assert.Equal(20, offered.Count(c => c.Unit[0].Leg.Contract == Contracts.Spxw));
        Assert.Contains(leftOut, l => l.Contains("of less open interest", StringComparison.Ordinal));
        double Spread(OptionLeg o) => Sample.Market.ChainFor(o.Contract.UnderlyingSymbol, o.Expiry)!.QuoteFor(o.Strike, o.Right) is var q ? q!.HalfSpread / q.Mid : 0;
        double widest = offered.Select(c => c.Unit[0].Leg).OfType<OptionLeg>().Where(o => o.Contract == Contracts.Spxw).Max(Spread);
        TradeCandidate[] all = [.. ListedContracts.Of(RoomOf(Book.Empty, policy with { Listed = Whole }).Room, leftOut)];
        Assert.InRange(all.Select(c => c.Unit[0].Leg).OfType<OptionLeg>().Count(o => o.Contract == Contracts.Spxw && Spread(o) < widest), 0, 19);
    }

    /// <summary>
    /// The rows of the structural guardrails over hundreds of columns, most of them left out because the columns' own limits imply them, are broken by lots exactly when the verdict on the revalued book is.
    /// </summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public static void Rows_that_limits_imply_are_missed_by_no_lots(bool shortsMayMove)
    {
        var policy = new AdjustmentPolicy { Listed = Whole, MaximumTurnover = 0.4, ShortStrikesUntouched = !shortsMayMove };
        (PlanRoom room, PlanColumns columns) = RoomOf(Held, policy);
        AdjustmentRow[] rows = [.. room.Guardrails.Rows(columns)];
        string[] structural =
        [
            GuardrailNames.MaximumLoss, GuardrailNames.NoWidening, GuardrailNames.ShortStrikes, GuardrailNames.NoNewShortOptions, GuardrailNames.HedgeStaysLong, GuardrailNames.Turnover,
        ];
        // Fewer rows than instruments by far.
        Assert.True(rows.Length < 40 && columns.Count > 150, $"{rows.Length} rows of {columns.Count} columns");
        var builder = new AlternativeBuilder(room, columns);
        var random = new Random(31);
        var seen = new HashSet<(string, bool)>();
        int[] sold = [.. Enumerable.Range(0, columns.Count).Where(i => columns[i].Candidate.MinimumLots < 0 || columns[i].Candidate.Unit.Length > 1)];
        for (int trial = 0; trial < 600; trial++)
        {
            int[] lots = new int[columns.Count];
            for (int k = 0; k < 3; k++)
                Draw(random.Next(columns.Count));
            for (int k = 0; k < 2; k++)
                Draw(sold[random.Next(sold.Length)]);
            PlanAlternative after = builder.Build("any", [.. lots]);
            foreach (string guardrail in structural)
            {
                if (after.Guardrails.FirstOrDefault(g => g.Guardrail == guardrail) is not { } verdict)
                    continue;
                double violation = rows.Where(r => r.Guardrail == guardrail).Sum(r => r.ViolationAt(lots));
                Assert.True(verdict.Holds == (violation == 0), $"{verdict}; rows {violation}; lots {string.Join("; ", Enumerable.Range(0, lots.Length).Where(i => lots[i] != 0).Select(i => $"{lots[i]} x {columns[i].Name}"))}");
                if (guardrail == GuardrailNames.MaximumLoss && verdict.Margin is < 0 and > double.NegativeInfinity)
                    Assert.Equal(-verdict.Margin.Value, violation, 1e-6);
                seen.Add((guardrail, verdict.Holds));
            }

            void Draw(int column) => lots[column] = random.Next(Math.Max(-12, columns[column].Candidate.MinimumLots), Math.Min(12, columns[column].Candidate.MaximumLots) + 1);
        }

        foreach (string guardrail in new[] { GuardrailNames.MaximumLoss, GuardrailNames.NoWidening, GuardrailNames.Turnover })
            Assert.True(seen.Contains((guardrail, true)) && seen.Contains((guardrail, false)), guardrail);
    }

    /// <summary>A covariance that leaves a contract out forbids its columns and measures the others; it does not make the guardrail invisible to the solver.</summary>
    [Fact]
    public static void Columns_without_covariance_are_forbidden_and_the_others_measured()
    {
        Expiry[] covered = [.. Held.Positions.Select(p => p.Leg.ExpiryOrNull!).Where(e => e.Style == SettlementStyle.Am).Distinct()];
        PlanInputs inputs = Inputs with { Covariance = HedgeCovariance.Of(0.2, -1.1, 0.8, covered.Select(e => new BasisDeviation(e, 0.5)), 0.3) };
        (PlanRoom room, PlanColumns columns) = RoomOf(Held, new AdjustmentPolicy { Listed = Whole with { MaximumDays = 150 }, HedgeEffectivenessFloor = -50 }, inputs);
        AdjustmentRow[] rows = [.. room.Guardrails.Rows(columns).Where(r => r.Guardrail == GuardrailNames.HedgeEffectiveness)];
        Assert.Single(rows.OfType<EffectivenessRow>());
        var builder = new AlternativeBuilder(room, columns);
        var random = new Random(5);
        int missing = 0;
        for (int trial = 0; trial < 60; trial++)
        {
            int[] lots = new int[columns.Count];
            int column = random.Next(columns.Count);
            lots[column] = columns[column].Candidate.MaximumLots > 0 ? 1 : -1;
            GuardrailVerdict verdict = builder.Build("any", [.. lots]).Guardrails.Single(g => g.Guardrail == GuardrailNames.HedgeEffectiveness);
            Assert.Equal(verdict.Holds, rows.All(r => r.ViolationAt(lots) == 0));
            missing += verdict.Status == GuardrailStatus.MissingData ? 1 : 0;
            if (verdict.Measured is { } measured)
                Assert.Equal(measured, rows.OfType<EffectivenessRow>().Single().ValueAt(lots), 1e-6);
        }

        Assert.InRange(missing, 1, 59);
    }

    /// <summary>A market of later days that holds only what legs need values them to the last bit as the whole one does.</summary>
    [Fact]
    public static void A_later_market_of_the_legs_alone_values_them_as_the_whole_one()
    {
        Leg[] legs = [.. Held.Positions.Select(p => p.Leg)];
        foreach (int days in new[] { 1, 2, 8, 9, 20, 21 })
        {
            MarketSnapshot whole = AgedMarket.Of(Sample.Market, days);
            MarketSnapshot part = AgedMarket.Of(Sample.Market, days, legs: legs);
            Assert.True(part.Chains.Length < whole.Chains.Length || days > 8, $"{part.Chains.Length} of {whole.Chains.Length}");
            MappedExposures expected = BookValuation.Of(Held, whole).Net.Map(FactorMap.Create(whole));
            MappedExposures actual = BookValuation.Of(Held, part).Net.Map(FactorMap.Create(part));
            Assert.Equal(
                (expected.TotalDelta, expected.SpxGamma, expected.VixEquivalentVega, expected.LowBetaVega, expected.Carry),
                (actual.TotalDelta, actual.SpxGamma, actual.VixEquivalentVega, actual.LowBetaVega, actual.Carry));
        }
    }

    [Fact]
    public static void A_plan_over_the_whole_chain_shows_only_what_stands()
    {
        var policy = new AdjustmentPolicy { Listed = Whole };
        AdjustmentPlan plan = new AdjustmentPlanner(policy, solver: new EnumerationSolver(new EnumerationSolverOptions { MaximumNodes = 100_000 })).Plan(Sample.Book, Sample.Moved, Inputs);
        Assert.True(plan.Status is PlanStatus.Feasible or PlanStatus.GapOpen, plan.ToString());
        Assert.True(plan.Record.Candidates.Length > 150);
        if (plan.Best is not null)
            Assert.All(plan.Alternatives.Skip(1), a => Assert.True(a.IsFeasible));
        Assert.Equal(policy, VixShieldJson.Parse<AdjustmentPolicy>(VixShieldJson.Serialize(policy)));
    }

    private static IEnumerable<PlanColumn> Listed(PlanColumns columns) =>
        Enumerable.Range(0, columns.Count).Select(i => columns[i]).Where(c => c.Candidate.Unit.Length == 1 && c.Origins.Contains(ListedContracts.Origin));

    private static (PlanRoom Room, PlanColumns Columns) RoomOf(Book book, AdjustmentPolicy policy, PlanInputs? inputs = null)
    {
        var context = new RuleContext(BookValuation.Of(book, Sample.Market), FactorMap.Create(Sample.Market), policy, inputs ?? Inputs);
        var room = new PlanRoom(context, RuleSet.Default.Evaluate(context)) { MustRestore = true };
        return (room, new PlanColumns(room, ColumnBuilder.Of(room).Columns));
    }

    private static OptionLeg Option(ContractSpec contract, string date, double strike, OptionRight right) => new()
    {
        Contract = contract,
        Quantity = 1,
        Right = right,
        Strike = strike,
        Expiry = Sample.Market.Chains.Single(c => c.Symbol == contract.UnderlyingSymbol && $"{c.Expiry.Date:yyyy-MM-dd}" == date).Expiry,
    };
}
