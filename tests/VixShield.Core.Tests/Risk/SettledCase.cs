using FsCheck;
using FsCheck.Fluent;
using VixShield.Expiries;
using VixShield.Instruments;
using VixShield.Market;
using VixShield.Risk;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Risk;

/// <summary>An option of any contract, some minutes after its expiry, with a settlement value and another level, and its quantity.</summary>
public sealed record SettledCase(ContractSpec Contract, double Settlement, double Moneyness, OptionRight Right, int Quantity, double Minutes)
{
    private static readonly ContractSpec s_afternoonVix =
        ContractSpec.Option("VIXP", 100, Contracts.Vix.Tick, ExerciseStyle.European, SettlementStyle.Pm, UnderlyingKind.VolatilityIndex, "VIX");

    private static readonly ContractSpec s_oex =
        ContractSpec.Option("OEX", 100, Contracts.Spx.Tick, ExerciseStyle.American, SettlementStyle.Pm, UnderlyingKind.EquityIndex, "OEX");

    /// <summary>Every option contract that is listed, an American index option, and one on VIX that settles at the close.</summary>
    public static ContractSpec[] OptionContracts { get; } =
        [Contracts.Spx, Contracts.Spxw, Contracts.Xsp, Contracts.Spy, Contracts.Vix, Contracts.Vxx, s_oex, s_afternoonVix];

    public static Arbitrary<SettledCase> Cases() => Arb.From(
        from contract in Gen.Elements(OptionContracts)
        from settlement in Generators.Exponential(0.5, 4)
        from moneyness in Gen.Frequency((4, Generators.Uniform(0.5, 2)), (1, Gen.Constant(1.0)))
        from right in Gen.Elements(OptionRight.Call, OptionRight.Put)
        from quantity in Holdings.Quantity
        from minutes in Gen.Frequency((1, Gen.Constant(0.0)), (2, Generators.Exponential(-3, 5)))
        select new SettledCase(contract, settlement, moneyness, right, quantity, minutes));

    public Expiry Expiry => Contract.Settlement == SettlementStyle.Am ? TestExpiries.SpxMarch : TestExpiries.SpxwMarch;

    public OptionLeg Leg => new()
    {
        Contract = Contract, Expiry = Expiry, Strike = Settlement * Contract.UnderlyingScale * Moneyness, Right = Right, Quantity = Quantity,
    };

    /// <summary>A market that holds a level 1 % above the settlement, and nothing else.</summary>
    public MarketSnapshotBuilder Market => new MarketSnapshotBuilder(Expiry.Instant.AddMinutes(Minutes)).SetLevel(Contract.UnderlyingSymbol, Settlement * 1.01);

    public MarketSnapshot Settled => Market.SetSettlement(Contract.UnderlyingSymbol, Expiry, Settlement).Build();

    public double Intrinsic(double underlying) => Math.Max(0, Sign * ((underlying * Contract.UnderlyingScale) - Leg.Strike));

    public static LegValuation Value(Leg leg, MarketSnapshot market) => BookValuation.Of(Book.OfLegs(leg), market).Legs[0];

    private int Sign => Right == OptionRight.Call ? 1 : -1;
}
