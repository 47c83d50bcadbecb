using FsCheck;
using FsCheck.Fluent;
using VixShield.Adjustments;
using VixShield.Expiries;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.Serialization;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Serialization;

public static class RoundTripTests
{
    private static readonly ContractSpec Custom = ContractSpec.Option(
        "NDXP",
        100,
        TickRule.Create(new TickBand(DateOnly.MinValue, 0, 0.05), new TickBand(DateOnly.MinValue, 3, 0.1)),
        ExerciseStyle.European,
        SettlementStyle.Pm,
        UnderlyingKind.EquityIndex,
        "NDX");

    private static readonly Expiry[] PmExpiries =
    [
        Expiry.AtClose(new DateOnly(2023, 3, 31), TradingCalendar.UsOptions),
        Expiry.AtClose(new DateOnly(2023, 11, 24), TradingCalendar.UsOptions),
        // Not what the calendar resolves: it must be written in full.
        Expiry.Create(new DateOnly(2023, 3, 31), SettlementStyle.Pm, new DateTimeOffset(2023, 3, 31, 15, 15, 0, TimeSpan.FromHours(-5)), new DateOnly(2023, 3, 31)),
        Expiry.Create(new DateOnly(2040, 3, 30), SettlementStyle.Pm, new DateTimeOffset(2040, 3, 30, 20, 0, 0, TimeSpan.Zero), new DateOnly(2040, 3, 30)),
    ];

    private static readonly Expiry[] AmExpiries =
    [
        ExpiryRules.VixMonthly.Resolve(2023, 3, TradingCalendar.UsOptions),
        ExpiryRules.SpxMonthly.Resolve(2022, 4, TradingCalendar.UsOptions),
    ];

    public static Gen<Leg> AnyLeg() =>
        from quantity in Gen.Choose(-Leg.MaximumQuantity, Leg.MaximumQuantity).Where(q => q != 0)
        from strike in Generators.Uniform(0.001, 12_000)
        from right in Gen.Elements(OptionRight.Call, OptionRight.Put)
        from pm in Gen.Elements(PmExpiries)
        from am in Gen.Elements(AmExpiries)
        from kind in Gen.Choose(0, 5)
        select kind switch
        {
            0 => (Leg)new OptionLeg { Contract = Contracts.Spxw, Quantity = quantity, Right = right, Strike = strike, Expiry = pm },
            1 => new OptionLeg { Contract = Contracts.Vix, Quantity = quantity, Right = right, Strike = strike, Expiry = am },
            2 => new OptionLeg { Contract = Custom, Quantity = quantity, Right = right, Strike = strike, Expiry = pm },
            3 => new FutureLeg { Contract = Contracts.Vx, Quantity = quantity, Expiry = am },
            4 => new FutureLeg { Contract = Contracts.Mes, Quantity = quantity, Expiry = am },
            _ => new SecurityLeg { Contract = Contracts.SpyShares, Quantity = quantity },
        };

    public static Gen<Position> AnyPosition() =>
        from leg in AnyLeg()
        from role in Gen.Elements(Enum.GetValues<LegRole>())
        from structure in Gen.Elements("iron condor", "\"quoted\" \\ \u00fc \n", null)
        from layer in Gen.Elements(1, 2, 1000, (int?)null)
        select new Position(leg, role, structure, layer);

    [Law]
    public static Property Any_book_reads_back_equal() => Prop.ForAll(
        AnyPosition().ListOf().ToArbitrary(),
        positions =>
        {
            Book book = Book.OfPositions(positions);
            return VixShieldJson.Parse<Book>(VixShieldJson.Serialize(book)).Equals(book)
                && VixShieldJson.Parse<Book>(VixShieldJson.Serialize(book, indented: true)).Equals(book);
        });

    [Law]
    public static Property Any_policy_reads_back_equal() => Prop.ForAll(
        (from low in Generators.Uniform(-1e6, 1e6)
         from width in Generators.Uniform(0, 1e6)
         from fraction in Generators.Uniform(0, 10)
         from floor in Gen.Elements<double?>(null, -12.5, 0, 1e-300)
         from lots in Gen.Choose(1, 10_000)
         from flag in Gen.Elements(true, false)
         from scale in Gen.Elements(Enum.GetValues<VegaScale>())
         from measure in Gen.Elements(Enum.GetValues<VegaMeasure>())
         select new AdjustmentPolicy
         {
             TotalDelta = new Band(low, low + width),
             Vega = new VegaBand(fraction / 3, fraction, measure, scale, width),
             CarryFloor = fraction,
             AbsoluteCarryFloor = floor,
             MaximumLots = lots,
             NoNewShortOptions = flag,
             MaximumLossNotIncreasing = !flag,
             ShortStrikesUntouched = flag,
         }).ToArbitrary(),
        policy => VixShieldJson.Parse<AdjustmentPolicy>(VixShieldJson.Serialize(policy)) == policy);

    [Fact]
    public static void Every_listed_contract_and_one_of_the_users_read_back_equal()
    {
        foreach (ContractSpec contract in Contracts.All.Add(Custom))
            Assert.Equal(contract, VixShieldJson.Parse<ContractSpec>(VixShieldJson.Serialize(contract)));
    }

    [Fact]
    public static void A_market_with_its_history_reads_back_equal_before_and_after_a_move()
    {
        foreach (MarketSnapshot market in new[] { Sample.Market, Sample.Moved })
        {
            var document = new MarketDocument(market, Sample.Document.History);
            MarketDocument back = VixShieldJson.Parse<MarketDocument>(VixShieldJson.Serialize(document));
            Assert.Equal(document, back);
            Assert.Equal(market.ContentHash, back.Snapshot.ContentHash);
            Assert.Equal(market, VixShieldJson.Parse<MarketSnapshot>(VixShieldJson.Serialize(market)));
            for (int i = 0; i < market.Chains.Length; i++)
                Assert.Equal(market.Chains[i].Smile!.AtTheMoney, back.Snapshot.Chains[i].Smile!.AtTheMoney);
        }
    }

    [Fact]
    public static void A_move_reads_back_equal() =>
        Assert.Equal(Sample.Move, VixShieldJson.Parse<MarketMove>(VixShieldJson.Serialize(Sample.Move)));
}
