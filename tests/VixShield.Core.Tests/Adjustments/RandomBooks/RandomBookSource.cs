using System.Collections.Immutable;
using VixShield.Adjustments;
using VixShield.Expiries;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.Risk;
using VixShield.TermStructure;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Adjustments.RandomBooks;

/// <summary>
/// Three hundred random books, shocks and policies upon one market day. <see cref="Random"/> with a seed keeps its sequence from version to version, so they are the same everywhere; the distributions stand in
/// docs/concepts/adjustments.md.
/// </summary>
internal static class RandomBookSource
{
    internal const int Count = 300;

    private const int Seed = 20230215;

    private static readonly MarketSnapshot Market = Sample.Market;

    private static readonly Expiry[] VxExpiries = [.. Market.Futures.Where(f => f.Contract == Contracts.Vx).Select(f => f.Expiry).Take(3)];

    private static readonly FutureLeg Es = new() { Contract = Contracts.Es, Quantity = 1, Expiry = Market.Futures.First(f => f.Contract == Contracts.Es).Expiry };

    private static readonly Lazy<ImmutableArray<RandomBook>> Made = new(Make);

    internal static ImmutableArray<RandomBook> All => Made.Value;

    private static ImmutableArray<RandomBook> Make()
    {
        var random = new Random(Seed);
        return [.. Enumerable.Range(0, Count).Select(number => new Draw(random).Next(number))];
    }

    internal static IEnumerable<double> Strikes(MarketSnapshot market, Expiry expiry) => market.ChainFor("SPX", expiry)!.Quotes.Select(q => q.Strike).Distinct().Order();

    /// <summary>One standard deviation of the index to an expiry, in points, from the two options nearest to the money: an option at the money is worth 0.4 of it.</summary>
    internal static double Deviation(OptionChain chain) => chain.Quotes
        .GroupBy(q => q.Right)
        .Average(g => g.MinBy(q => Math.Abs(q.Strike - chain.Forward))!.Mid) / chain.DiscountFactor * Math.Sqrt(2 * Math.PI);

    private sealed class Draw(Random random)
    {
        private double Uniform(double low, double high) => low + ((high - low) * random.NextDouble());

        private bool Chance(double probability) => random.NextDouble() < probability;

        internal RandomBook Next(int number)
        {
            Position[] condor = Condor();
            Position[] hedge = [.. Hedge(condor[0].Leg.Quantity)];
            Book calibrated = Book.OfPositions(condor.Concat(hedge));
            Calibration calibration = Calibration.Of(calibrated, Market);
            (MarketSnapshot market, string shock) = Shocked();
            Book held = Chance(0.3) && hedge.Length > 0 ? Sold(calibrated, hedge) : calibrated;
            AdjustmentPolicy policy = Policy(calibrated, calibration);
            var inputs = new PlanInputs
            {
                Calibration = calibration,
                Stress = StressSets.Standard,
                Decoupling = DecouplingMeasure.Measure(Sample.Document.History!, Market.VixFutures, market.VixFutures, TradingCalendar.UsOptions),
            };
            return new RandomBook(number, calibrated, held, market, policy, inputs, [.. Offers(condor, hedge, policy)], shock);
        }

        private Position[] Condor()
        {
            Expiry expiry = Market.Chains.Where(c => c.Symbol == "SPX").Skip(1).ElementAt(random.Next(3)).Expiry;
            OptionChain chain = Market.ChainFor("SPX", expiry)!;
            double[] strikes = [.. Strikes(Market, expiry)];
            double deviation = Deviation(chain);
            int quantity = random.Next(1, 16);
            int put = Nearest(chain.Forward - (Uniform(1, 2.5) * deviation));
            int call = Nearest(chain.Forward + (Uniform(1, 2.5) * deviation));
            return
            [
                Leg(Math.Max(0, put - random.Next(1, 7)), OptionRight.Put, 1, LegRole.Wing),
                Leg(put, OptionRight.Put, -1, LegRole.ShortStrike),
                Leg(call, OptionRight.Call, -1, LegRole.ShortStrike),
                Leg(Math.Min(strikes.Length - 1, call + random.Next(1, 7)), OptionRight.Call, 1, LegRole.Wing),
            ];

            // Two strikes are left outside for the wing.
            int Nearest(double strike) => Math.Clamp(Array.IndexOf(strikes, strikes.MinBy(s => Math.Abs(s - strike))), 2, strikes.Length - 3);

            Position Leg(int strike, OptionRight right, int sign, LegRole role) => new(
                new OptionLeg { Contract = Contracts.Spxw, Quantity = sign * quantity, Right = right, Strike = strikes[strike], Expiry = expiry }, role, "iron condor");
        }

        // A hedge is at most about as large as what it hedges.
        private IEnumerable<Position> Hedge(int condors)
        {
            int tenors = random.Next(4);
            for (int tenor = 0; tenor < tenors; tenor++)
            {
                int quantity = random.Next(Math.Min(6, 1 + (condors / 3)) + 1);
                if (quantity > 0)
                    yield return new Position(new FutureLeg { Contract = Contracts.Vx, Quantity = quantity, Expiry = VxExpiries[tenor] }, LegRole.Hedge, "hedge ladder", tenor + 1);
            }

            int calls = Chance(0.5) ? random.Next(Math.Min(40, 4 * condors) + 1) : 0;
            if (calls > 0)
                yield return new Position(VixCall(calls), LegRole.Hedge, "hedge ladder", 4);
            int futures = Chance(0.25) ? random.Next(-2, 3) : 0;
            if (futures != 0)
                yield return new Position(Es with { Quantity = futures }, LegRole.Overlay);
        }

        private OptionLeg VixCall(int quantity)
        {
            OptionChain chain = Market.Chains.Where(c => c.Symbol == MarketSnapshot.VixSymbol).ElementAt(random.Next(4));
            double[] strikes = [.. chain.Quotes.Where(q => q.Right == OptionRight.Call && q.Strike <= 40).Select(q => q.Strike)];
            return new OptionLeg { Contract = Contracts.Vix, Quantity = quantity, Right = OptionRight.Call, Strike = strikes[random.Next(strikes.Length)], Expiry = chain.Expiry };
        }

        private Book Sold(Book book, Position[] hedge)
        {
            Position some = hedge[random.Next(hedge.Length)];
            int held = some.Leg.Quantity;
            int lots = Math.Sign(held) * random.Next(1, Math.Abs(held) + 1);
            return book.Apply(new Trade(some.Leg with { Quantity = -lots }, some.Role, some.Layer, some.Structure));
        }

        private (MarketSnapshot Market, string Shock) Shocked()
        {
            if (Chance(0.1))
                return (Sample.Moved, Sample.Move.Name);
            // More small moves than large ones.
            double size = Math.Pow(random.NextDouble(), 1.5);
            double spot = Math.Round(Chance(0.6) ? -0.12 * size : 0.06 * size, 4);
            double vix = Math.Round(Math.Clamp((-100 * spot * Uniform(0.5, 2.2)) + Uniform(-1.5, 1.5), -6, 25), 2);
            double slope = Chance(0.5) ? Math.Round(Uniform(-2, 2), 2) : 0;
            double volatility = Chance(0.5) ? Math.Round(Uniform(-0.15, 0.4), 3) : 0;
            double basis = Math.Round(Uniform(-0.15, 0.15), 3);
            BasisShock[]? shocks = Chance(0.5) ? [new BasisShock(35, basis), new BasisShock(63, 0)] : null;
            var scenario = new FactorScenario(spot, vix, slopeChange: slope, vixVolatilityChange: volatility, basis: shocks);
            return (scenario.ApplyTo(Market), scenario.Name);
        }

        private AdjustmentPolicy Policy(Book book, Calibration calibration)
        {
            // Both deltas that a desk may mean, without a draw of its own.
            double stickiness = book.Positions.Length % 2;
            double centre = Math.Round((calibration.Exposures.TotalDelta.Mid + FullCheck.SkewDelta(book, Market, new AdjustmentPolicy { SkewStickiness = stickiness })) / 100) * 100;
            double width = Math.Round(Uniform(800, 4000));
            double hard = Math.Round(Uniform(0.15, 0.6), 2);
            double tail = TailOf(book);
            return new AdjustmentPolicy
            {
                TotalDelta = new Band(centre - width, centre + width),
                SkewStickiness = stickiness,
                Vega = new VegaBand(Math.Round(hard * Uniform(0.5, 1), 3), hard),
                CarryFloor = Math.Round(Uniform(0.5, 1.1), 2),
                GammaCap = Chance(0.2) ? Math.Round(Math.Abs(calibration.Exposures.SpxGamma) * Uniform(1, 3)) : null,
                TailLoss = Chance(0.25) ? new TailLossLimit(Math.Max(1, Math.Round(tail * Uniform(0.8, 1.6))), Uniform(0.05, 0.5)) : null,
                CostCap = Chance(0.25) ? Math.Round(Uniform(50, 1500)) : null,
                NoNewShortOptions = !Chance(0.2),
                HedgeStaysLong = !Chance(0.15),
                MaximumTurnover = Chance(0.5) ? 0.5 : Math.Round(Uniform(0.05, 0.7), 2),
                Costs = Chance(0.2) ? new TradingCosts { FixedPerOrder = 20, PriceImprovement = 0.3 } : new TradingCosts(),
                Listed = new ListedCandidates { IsUsed = false },
            };
        }

        private static double TailOf(Book book) =>
            -ScenarioGrid.Run(ScenarioEngine.Create(book, Market), StressSets.Standard.Select(s => s.Scenario)).ProfitAndLoss.Min();

        private IEnumerable<OfferedTrade> Offers(Position[] condor, Position[] hedge, AdjustmentPolicy policy)
        {
            for (int tenor = 0; tenor < 3; tenor++)
                yield return new OfferedTrade($"VX {tenor + 1}", [new Trade(new FutureLeg { Contract = Contracts.Vx, Quantity = 1, Expiry = VxExpiries[tenor] }, LegRole.Hedge, tenor + 1, "hedge ladder")], -3, 3);
            yield return new OfferedTrade("ES", [new Trade(Es, LegRole.Overlay)], -3, 3);
            OptionLeg call = (OptionLeg?)hedge.FirstOrDefault(p => p.Leg is OptionLeg)?.Leg ?? VixCall(1);
            Trade bought = new(call with { Quantity = 5 }, LegRole.Hedge, 4, "hedge ladder");
            // Where options may be sold a spread is offered, whose short leg is new.
            Trade sold = bought with { Leg = call with { Quantity = -5, Strike = 50 } };
            yield return new OfferedTrade("VIX calls", policy.NoNewShortOptions ? [bought] : [bought, sold], -3, 3);
            Position wing = condor[Chance(0.5) ? 0 : 3];
            if (Inwards((OptionLeg)wing.Leg, condor) is { } nearer)
                yield return new OfferedTrade("wing", [new Trade(nearer, LegRole.Wing, null, wing.Structure), new Trade(wing.Leg with { Quantity = -1 }, LegRole.Wing, null, wing.Structure)], -3, Math.Min(3, wing.Leg.Quantity));
        }

        /// <summary>The listed strike next to a wing towards its short strike, or null where there is none between.</summary>
        private static OptionLeg? Inwards(OptionLeg wing, Position[] condor)
        {
            double shortStrike = condor.Select(p => (OptionLeg)p.Leg).First(l => l.Quantity < 0 && l.Right == wing.Right).Strike;
            double[] between = [.. Strikes(Market, wing.Expiry).Where(s => (s - wing.Strike) * (s - shortStrike) < 0)];
            return between.Length == 0 ? null : wing with { Quantity = 1, Strike = between.MinBy(s => Math.Abs(s - wing.Strike)) };
        }
    }
}
