using VixShield.Display;
using VixShield.Expiries;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.Risk;
using VixShield.TermStructure;

namespace VixShield.Samples.Decoupling;

/// <summary>What a desk looks at before it trades: vegas by name, carry by leg, scenarios, break-evens, margin and liquidity.</summary>
internal sealed class RiskReport(TextWriter output)
{
    private const int HorizonDays = 7;

    // Stand-ins to be replaced by the clearer's table: such numbers change by multiples within weeks.
    private static readonly FutureMarginTable s_futures = FutureMarginTable.Of(
        [.. Enumerable.Range(1, 9).Select(i => FutureMarginRow.At("VX", i, i == 1 ? 9000 : 7000))]);

    private static readonly LiquidityResources s_resources = new() { Cash = 40_000, Bills = 60_000, BillHaircut = 0.01, ExcessLiquidity = 10_000 };

    internal void Write(BookValuation valuation, FactorMap map, IReadOnlyList<MarketMove> days)
    {
        Exposures(valuation, map);
        CarryByLeg(valuation);
        var options = new ScenarioOptions { VixResponse = map.Response.Mid, KeepLegs = true };
        ScenarioEngine engine = ScenarioEngine.Create(valuation);
        Grid(engine);
        Stresses(engine, days);
        BreakEvenLevels(ScenarioEngine.Create(valuation, options));
        Margin(engine, days);
    }

    internal void Explain(BookValuation before, BookValuation after)
    {
        Section("Profit and loss of the book from the market as it is to the moved one, by cause ($)");
        var explain = ProfitAndLossExplain.Between(before, after);
        string[] structures = [.. before.Structures];
        var table = new TextTable(["Cause", .. structures, .. explain.Layers.Select(l => FormattableString.Invariant($"layer {l}")), "net"]);
        foreach (ProfitCause cause in ProfitParts.AllCauses)
        {
            if (explain.Legs.All(l => Math.Abs(l.Parts[cause]) < 0.5) && Math.Abs(explain.Net[cause]) < 0.5)
                continue;
            table.Add([cause.ToString(), .. structures.Select(s => M(explain.ByStructure(s)[cause])), .. explain.Layers.Select(l => M(explain.ByLayer(l)[cause])), M(explain.Net[cause])]);
        }

        table.Add(["total", .. structures.Select(s => M(explain.ByStructure(s).Total)), .. explain.Layers.Select(l => M(explain.ByLayer(l).Total)), M(explain.Net.Total)]);
        output.Write(table);
        foreach ((Expiry expiry, double dollars) in explain.IndexVegaByExpiry)
            Line($"Index vega of {expiry}: {M(dollars)}");
        Line($"Change of the mark {M(after.Mark - before.Mark)}; the residual is of third order in a move of this size.");
    }

    internal void Migration(BookValuation before, BookValuation after, SpotVixResponse response)
    {
        Section(FormattableString.Invariant($"Where the break-evens in {HorizonDays} days went since the calibration (points of SPX, causes put in one upon the other)"));
        var migration = BreakEvenMigration.Between(before, after, HorizonDays, new ScenarioOptions { VixResponse = response.Mid });
        var table = new TextTable("Break-even then", "time", "level", "skew", "term", "hedge", "now");
        foreach (BreakEvenShift shift in migration.Shifts)
        {
            table.Add([
                shift.From.ToString(),
                .. Enum.GetValues<MigrationCause>().Select(c => shift[c] is { } part ? NumberText.WithSign(part, 1) : "-"),
                shift.To is { } to ? S(to) : $"lost to {shift.LostTo}",
            ]);
        }

        output.Write(table);
        if (!migration.Appeared.IsEmpty)
            Line($"Appeared: {string.Join(", ", migration.Appeared)}");
        Line("Break-evens at expiry are strikes and premium and did not move.");
    }

    private void Exposures(BookValuation valuation, FactorMap map)
    {
        Section("Three vegas, second order, rates: each under its own name");
        Line($"Map: {map.SourceText}");
        var table = new TextTable("Part", "raw vega/pt", "sqrt(30/T) vega/pt", "VIX-equivalent vega/pt", "vanna/1%/pt", "convexity/pt2", "vol-of-vol/pt", "rates/bp", "dividends/bp");
        foreach (string structure in valuation.Structures)
            Row(structure, valuation.ByStructure(structure));
        foreach (Expiry expiry in valuation.Expiries)
            Row("  " + expiry, valuation.ByExpiry(expiry));
        Row("net", valuation.Net);
        output.Write(table);
        Line($"Deltas hold each strike's volatility. With the smile kept in moneyness, as in the scenarios below, the book's delta is {M(valuation.SkewDelta)} $ per +1 % on top: the skew rides on SPX.");
        Line($"VIX options cost {M(valuation.VolOfVolDecay)} $ a day of theta for their vol-of-vol vega; it is added to no other vega.");
        double worst = valuation.Legs.Max(l => Math.Abs(l.EquationResidual ?? 0));
        Line($"Theta + sigma^2 F^2 gamma / 2 - r V is 0 for every leg up to rounding: {(worst < 1e-6 ? "less than 0.000001" : S(worst))} $ a day at most.");
        Line();
        var buckets = new TextTable("Forward variance", "from day", "to day", "forward vol %", "$ per forward vol point");
        foreach (ForwardVarianceBucket bucket in ForwardVarianceExposures.Of(valuation.Net, valuation.Market).Buckets.Where(b => b.Exposure != 0))
        {
            buckets.Add(
                bucket.Until.ToString(),
                F(bucket.FromYears * 365, 1),
                F(bucket.UntilYears * 365, 1),
                bucket.ForwardVolatility is { } volatility ? F(100 * volatility, 2) : "-",
                bucket.PerVolatilityPoint is { } dollars ? M(dollars) : "-");
        }

        output.Write(buckets);

        void Row(string name, FactorExposures exposures)
        {
            MappedExposures m = exposures.Map(map);
            table.Add(name, M(m.RawVega), M(m.TimeWeightedVega) + (m.TimeWeightedVegaIsSensible ? "" : "?"), Range(m.VixEquivalentVega), M(m.SpxVanna), M(m.VegaConvexity), M(m.VolOfVolVega), F(m.RateDelta, 2), F(m.DividendDelta, 2));
        }
    }

    private void CarryByLeg(BookValuation valuation)
    {
        Section("Carry by leg ($ per calendar day; a trading day is 365/252 of it on average)");
        var table = new TextTable("Position", "theta", "surface roll", "VIX roll", "financing", "total", "per trading day");
        foreach (LegValuation leg in valuation.Legs)
            Row(leg.Position.Leg.ToString(), leg.Exposures.Carry);
        Row("net", valuation.Net.Carry);
        output.Write(table);

        void Row(string name, Carry carry) => table.Add(
            name, F(carry.OptionTheta, 1), F(carry.SurfaceRollDown, 1), F(carry.VixRollDown, 1), F(carry.Financing, 1), F(carry.Total, 1), F(carry.PerTradingDay.Total, 1));
    }

    private void Grid(ScenarioEngine engine)
    {
        Section("Profit and loss of instant moves, full revaluation ($; rows SPX, columns VIX points; sticky moneyness, curve and volatilities by the middle betas)");
        var axes = new ScenarioAxes { SpotChanges = [-0.10, -0.05, -0.02, 0, 0.02, 0.05], VixChanges = [-4, -2, 0, 5, 10, 20] };
        ScenarioResult grid = ScenarioGrid.Run(engine, axes);
        var table = new TextTable(["SPX", .. axes.VixChanges.Select(v => NumberText.WithSign(v, 0))]);
        for (int i = 0; i < axes.SpotChanges.Length; i++)
        {
            int row = i;
            table.Add([NumberText.WithSign(100 * axes.SpotChanges[i], 0) + " %", .. axes.VixChanges.Select((_, j) => M(grid[row, j, 0, 0]))]);
        }

        output.Write(table);
        Line(grid.ToString());
    }

    private void Stresses(ScenarioEngine engine, IReadOnlyList<MarketMove> days)
    {
        Section("Named stresses ($)");
        BookValuation valuation = engine.Valuation;
        List<MarketScenario> scenarios = [.. days.Select(d => (MarketScenario)new HistoricalScenario(d))];
        if (valuation.Market.HasVixFutures)
        {
            // One day under a joint law with the prior's speeds; volatilities and correlations are stand-ins for estimates.
            IVixModel model = new LognormalVixModel(valuation.Market.VixFutures, new TwoFactorDynamics(18, 1.1, 0.9, 0.47, 0));
            var law = new JointShockLaw(model, 1d / 365, 0.16, -0.75, -0.4);
            JointShock mean = law.MeanGiven(-0.03);
            scenarios.Add(new ModelScenario(model, mean, name: "model: index -3 % in a day, VIX factors where they are then on average"));
            scenarios.Add(new ModelScenario(model, mean with { Factor1 = 0.3 * mean.Factor1, Factor2 = 0.3 * mean.Factor2 }, name: "the same with three tenths of the factors' move: the hedge lags"));
        }

        scenarios.Add(new FactorScenario(basis: [new BasisShock(30, -0.06), new BasisShock(120, -0.02)], name: "basis: front VX -6 %, far -2 %, VIX unchanged"));
        scenarios.Add(new FactorScenario(-0.05, 8, 3, name: "index -5 %, VIX +8, in 3 days"));
        ScenarioResult result = ScenarioGrid.Run(ScenarioEngine.Create(valuation, engine.Options with { KeepLegs = true }), scenarios);
        var table = new TextTable(["Stress", .. valuation.Structures, "net"]);
        for (int s = 0; s < scenarios.Count; s++)
        {
            int scenario = s;
            table.Add([
                result.Axes[0].Labels[s],
                .. valuation.Structures.Select(structure => M(Enumerable.Range(0, valuation.Legs.Length)
                    .Where(l => valuation.Legs[l].Position.Structure == structure).Sum(l => result.ProfitAndLossOf(l)[scenario]))),
                M(result.ProfitAndLoss[s]),
            ]);
        }

        output.Write(table);
        Line("What these moves would do to the book; nothing is said of how likely they are.");
    }

    private void BreakEvenLevels(ScenarioEngine engine)
    {
        BookValuation valuation = engine.Valuation;
        Section("Break-evens (profit and loss against today's mark)");
        foreach (IGrouping<string, LegValuation> group in valuation.Legs
            .Where(l => l.Position is { Role: LegRole.ShortStrike or LegRole.Wing, Leg: OptionLeg })
            .GroupBy(l => $"{l.Position.Leg.Contract.UnderlyingSymbol} {((OptionLeg)l.Position.Leg).Expiry}"))
        {
            var payoff = SettlementPayoff.Of(group.Select(l => l.Position), -group.Sum(l => l.Mark));
            Line($"At expiry, condor alone: {payoff}");
        }

        BreakEvenReading reading = BreakEvens.AtHorizon(engine, HorizonDays);
        Line($"Whole book {reading}");
        Line($"  with VIX following SPX by {S(engine.Options.VixResponse)} points per +1 %, risk-neutral probability of a profit {F(100 * ProfitProbability.Of(reading, valuation.Market), 1)} %");
        Line($"Held to every settlement: {SettlementBounds.Of(valuation.Book, valuation.Mark)}");
    }

    private void Margin(ScenarioEngine engine, IReadOnlyList<MarketMove> days)
    {
        Section("Margin (stand-ins: 9,000 and 7,000 $ for a VX contract, -25 % to +50 % for VIX in the scenario-based set; to be replaced by the clearer's)");
        MarginRules[] sets =
        [
            MarginRules.UniversalSpread with { Futures = s_futures },
            MarginRules.LegacyPairing with { Futures = s_futures },
            MarginRules.ScenarioBased with { Futures = s_futures, Ranges = MarginRules.ScenarioBased.Ranges.SetItem("VIX", new MarginRange(-0.25, 0.5, 10)) },
        ];
        var now = new TextTable("Rule set", "requirement beside long premium $", "net of credit $", "status");
        foreach (MarginRules rules in sets)
        {
            var requirement = MarginRequirement.Of(engine.Valuation, rules);
            now.Add(rules.Name, N(requirement.WithoutLongPremium), N(requirement.NetOfCredit), requirement.Status.ToString());
        }

        output.Write(now);
        foreach (MarginClass part in MarginRequirement.Of(engine.Valuation, sets[0]).Classes)
        {
            foreach (MarginLine line in part.Lines)
                Line($"  {part.Name}: {string.Join("; ", line.Legs)}: {N(line.Requirement)} $ ({line.Rule})");
        }

        Line();
        MarketScenario[] stresses = [.. days.TakeLast(2).Select(d => new HistoricalScenario(d)), new FactorScenario(-0.1, 20), new FactorScenario(-0.03, -3)];
        var table = new TextTable("Under stress, made anew", "rule set", "P&L $", "requirement $", "net of credit $");
        foreach (MarginRules rules in new[] { sets[0], sets[2] })
        {
            StressedMargin stressed = StressedMargin.Run(engine, stresses, rules);
            foreach (StressedMarginRow row in stressed.Rows)
                table.Add(row.Scenario.ToString(), rules.Name, M(row.ProfitAndLoss), N(row.Requirement.WithoutLongPremium), N(row.Requirement.NetOfCredit));
        }

        output.Write(table);
        Line($"Liquidity of {S(s_resources.Available)} $ (cash 40,000, bills 60,000 less 1 %, excess 10,000) against the rise of the requirement and the loss on futures:");
        foreach (MarginRules rules in new[] { sets[0], sets[2] })
        {
            if (StressedMargin.Run(engine, stresses, rules).Coverage(s_resources, 2) is var (coverage, worst))
                Line($"  {rules.Name}: {(coverage.Ratio is { } ratio ? F(ratio, 2) : coverage.Status.ToString())} over {coverage.HorizonDays} days, worst in {worst.Scenario}: {N(coverage.Owed)} $ owed, of which {N(-worst.Cash)} $ in cash");
        }
    }

    private void Section(string title)
    {
        Line();
        Line("-- " + title);
    }

    private void Line(string text = "") => output.Write(text + "\n");

    private static string S(double value) => NumberText.Significant(value);

    private static string F(double value, int decimals) => NumberText.Fixed(value, decimals);

    private static string M(double value) => NumberText.WithSign(value, 0);

    private static string N(double? value) => value is { } number ? NumberText.Fixed(number, 0) : "-";

    private static string Range(Interval value) => $"{M(value.Mid)} [{M(value.Low)}, {M(value.High)}]";
}
