using VixShield.Expiries;
using VixShield.Instruments;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Instruments;

public sealed class ContractTests
{
    private static readonly TickRule Tick = TickRule.Uniform(0.05);

    // Symbol, kind, dollars a point, exercise, settlement, underlying, its kind, its scale; then ticks below and from 3 on 2021-06-01 and 2024-06-03.
    // Source: contract specifications of the exchanges as METHODS 0 and 5 quote them.
    public static TheoryData<string, ContractKind, double, ExerciseStyle, SettlementStyle, string, UnderlyingKind, double, string> Listed => new()
    {
        { "SPX", ContractKind.Option, 100, ExerciseStyle.European, SettlementStyle.Am, "SPX", UnderlyingKind.EquityIndex, 1, "0.05 0.1 0.05 0.1" },
        { "SPXW", ContractKind.Option, 100, ExerciseStyle.European, SettlementStyle.Pm, "SPX", UnderlyingKind.EquityIndex, 1, "0.05 0.1 0.05 0.1" },
        { "XSP", ContractKind.Option, 100, ExerciseStyle.European, SettlementStyle.Pm, "SPX", UnderlyingKind.EquityIndex, 0.1, "0.01 0.01 0.01 0.01" },
        { "SPY", ContractKind.Option, 100, ExerciseStyle.American, SettlementStyle.Pm, "SPY", UnderlyingKind.EquityFund, 1, "0.01 0.01 0.01 0.01" },
        { "VIX", ContractKind.Option, 100, ExerciseStyle.European, SettlementStyle.Am, "VIX", UnderlyingKind.VolatilityIndex, 1, "0.05 0.1 0.01 0.05" },
        { "VX", ContractKind.Future, 1000, ExerciseStyle.None, SettlementStyle.Am, "VIX", UnderlyingKind.VolatilityIndex, 1, "0.05 0.05 0.05 0.05" },
        { "VXW", ContractKind.Future, 1000, ExerciseStyle.None, SettlementStyle.Am, "VIX", UnderlyingKind.VolatilityIndex, 1, "0.05 0.05 0.05 0.05" },
        { "VXM", ContractKind.Future, 100, ExerciseStyle.None, SettlementStyle.Am, "VIX", UnderlyingKind.VolatilityIndex, 1, "0.05 0.05 0.01 0.01" },
        { "ES", ContractKind.Future, 50, ExerciseStyle.None, SettlementStyle.Am, "SPX", UnderlyingKind.EquityIndex, 1, "0.25 0.25 0.25 0.25" },
        { "MES", ContractKind.Future, 5, ExerciseStyle.None, SettlementStyle.Am, "SPX", UnderlyingKind.EquityIndex, 1, "0.25 0.25 0.25 0.25" },
        { "VXX", ContractKind.Option, 100, ExerciseStyle.American, SettlementStyle.Pm, "VXX", UnderlyingKind.VolatilityFund, 1, "0.01 0.05 0.01 0.05" },
        { "UVXY", ContractKind.Option, 100, ExerciseStyle.American, SettlementStyle.Pm, "UVXY", UnderlyingKind.VolatilityFund, 1, "0.01 0.05 0.01 0.05" },
        { "SVXY", ContractKind.Option, 100, ExerciseStyle.American, SettlementStyle.Pm, "SVXY", UnderlyingKind.VolatilityFund, 1, "0.01 0.05 0.01 0.05" },
        { "SPY", ContractKind.Security, 1, ExerciseStyle.None, SettlementStyle.None, "SPY", UnderlyingKind.EquityFund, 1, "0.01 0.01 0.01 0.01" },
        { "VXX", ContractKind.Security, 1, ExerciseStyle.None, SettlementStyle.None, "VXX", UnderlyingKind.VolatilityFund, 1, "0.01 0.01 0.01 0.01" },
        { "UVXY", ContractKind.Security, 1, ExerciseStyle.None, SettlementStyle.None, "UVXY", UnderlyingKind.VolatilityFund, 1, "0.01 0.01 0.01 0.01" },
        { "SVXY", ContractKind.Security, 1, ExerciseStyle.None, SettlementStyle.None, "SVXY", UnderlyingKind.VolatilityFund, 1, "0.01 0.01 0.01 0.01" },
    };

    [Theory]
    [MemberData(nameof(Listed))]
    public void Terms_are_those_of_the_exchange(
        string symbol, ContractKind kind, double multiplier, ExerciseStyle exercise, SettlementStyle settlement, string underlying, UnderlyingKind refersTo, double scale, string ticks)
    {
        ContractSpec contract = Contracts.Find(symbol, kind)!;

        Assert.Equal(
            (symbol, kind, multiplier, exercise, settlement, underlying, refersTo, scale),
            (contract.Symbol, contract.Kind, contract.Multiplier, contract.Exercise, contract.Settlement, contract.UnderlyingSymbol, contract.Underlying, contract.UnderlyingScale));
        DateOnly before = new(2021, 6, 1);
        DateOnly after = new(2024, 6, 3);
        Assert.Equal(ticks, FormattableString.Invariant($"{At(before, 2.99)} {At(before, 3)} {At(after, 2.99)} {At(after, 3)}"));
        double At(DateOnly date, double price) => contract.Tick.TickAt(date, price);
    }

    [Fact]
    public void Every_listed_contract_is_in_the_table_and_found_by_symbol_and_kind()
    {
        Assert.Equal(Listed.Count, Contracts.All.Length);
        Assert.All(Contracts.All, c => Assert.Same(c, Contracts.Find(c.Symbol, c.Kind)));
        Assert.Null(Contracts.Find("SPX", ContractKind.Future));
        Assert.Null(Contracts.Find("spx", ContractKind.Option));
    }

    [Fact]
    public void An_option_on_a_VX_future_is_refused_with_the_reason() => Refusal.OfValue(
        "underlying",
        UnderlyingKind.VolatilityFuture,
        "exercise into a future",
        () => ContractSpec.Option("UX", 1000, Tick, ExerciseStyle.American, SettlementStyle.Am, UnderlyingKind.VolatilityFuture, "VX"));

    [Law(Arbitrary = [typeof(IllegalValues)])]
    public void A_multiplier_and_a_scale_are_finite_and_above_0(NotPositive value)
    {
        Refusal.OfValue("multiplier", value.Value, "greater than 0", () => Option(multiplier: value.Value));
        Refusal.OfValue("underlyingScale", value.Value, "greater than 0", () => Option(scale: value.Value));
        Refusal.OfValue("multiplier", value.Value, "greater than 0", () => Future(multiplier: value.Value));
    }

    [Law(Arbitrary = [typeof(IllegalValues)])]
    public void Undefined_terms_are_refused(Undefined value)
    {
        int n = value.Value;
        Refusal.OfValue("exercise", (ExerciseStyle)n, "European", () => Option(exercise: (ExerciseStyle)n));
        Refusal.OfValue("settlement", (SettlementStyle)n, "Am", () => Option(settlement: (SettlementStyle)n));
        Refusal.OfValue("settlement", (SettlementStyle)n, "Am", () => Future(settlement: (SettlementStyle)n));
        Refusal.OfValue("underlying", (UnderlyingKind)n, "EquityIndex", () => Option(underlying: (UnderlyingKind)n));
        Refusal.OfValue("underlying", (UnderlyingKind)n, "index", () => Future(underlying: (UnderlyingKind)n));
        Refusal.OfValue("underlying", (UnderlyingKind)n, "fund", () => ContractSpec.Security("A", Tick, (UnderlyingKind)n));
    }

    [Fact]
    public void Terms_that_contradict_the_kind_are_refused()
    {
        Refusal.OfValue("exercise", ExerciseStyle.None, "European or American", () => Option(exercise: ExerciseStyle.None));
        Refusal.OfValue("settlement", SettlementStyle.None, "open", () => Option(settlement: SettlementStyle.None));
        Refusal.OfValue("settlement", SettlementStyle.None, "open", () => Future(settlement: SettlementStyle.None));
        foreach (UnderlyingKind kind in new[] { UnderlyingKind.EquityFund, UnderlyingKind.VolatilityFund, UnderlyingKind.VolatilityFuture, default })
            Refusal.OfValue("underlying", kind, "index", () => Future(underlying: kind));
        foreach (UnderlyingKind kind in new[] { UnderlyingKind.EquityIndex, UnderlyingKind.VolatilityIndex, UnderlyingKind.VolatilityFuture, default })
            Refusal.OfValue("underlying", kind, "fund", () => ContractSpec.Security("A", Tick, kind));
        Refusal.OfArgument("symbol", () => Option(symbol: " "));
        Refusal.OfArgument("symbol", () => Option(symbol: null!));
        Refusal.OfArgument("underlyingSymbol", () => Option(underlyingSymbol: ""));
        Refusal.OfArgument("tick", () => ContractSpec.Security("A", null!, UnderlyingKind.EquityFund));
    }

    [Fact]
    public void Contracts_are_equal_when_all_terms_are()
    {
        ContractSpec again = ContractSpec.Option(
            "XSP", 100, TickRule.Uniform(0.01), ExerciseStyle.European, SettlementStyle.Pm, UnderlyingKind.EquityIndex, "SPX", 0.1);
        Assert.Equal(Contracts.Xsp, again);
        Assert.Equal(Contracts.Xsp.GetHashCode(), again.GetHashCode());
        Assert.NotEqual(Option(), Option(scale: 0.1));
        Assert.NotEqual(Option(), Option(multiplier: 10));
        Assert.NotEqual(Option(), Option(exercise: ExerciseStyle.American));
    }

    private static ContractSpec Option(
        string symbol = "ABC", double multiplier = 100, ExerciseStyle exercise = ExerciseStyle.European, SettlementStyle settlement = SettlementStyle.Am,
        UnderlyingKind underlying = UnderlyingKind.EquityIndex, string underlyingSymbol = "ABC", double scale = 1) =>
        ContractSpec.Option(symbol, multiplier, Tick, exercise, settlement, underlying, underlyingSymbol, scale);

    private static ContractSpec Future(
        double multiplier = 50, SettlementStyle settlement = SettlementStyle.Am, UnderlyingKind underlying = UnderlyingKind.EquityIndex) =>
        ContractSpec.Future("ABC", multiplier, Tick, settlement, underlying, "ABC");
}
