using System.Collections.Immutable;
using VixShield.Expiries;

namespace VixShield.Instruments;

/// <summary>
/// The listed contracts. Option contracts carry the plain root as their name (<see cref="Spy"/>), shares end in <c>Shares</c>.
/// Terms are data as of the package's release; where an exchange has changed a tick the old one is kept with its date.
/// </summary>
public static class Contracts
{
    // The exchanges lowered the VIX option and VXM ticks in November 2022; the month is known, the day is taken as the first.
    private static readonly DateOnly November2022 = new(2022, 11, 1);

    private static readonly TickRule IndexOptionTick = TickRule.Create(new TickBand(DateOnly.MinValue, 0, 0.05), new TickBand(DateOnly.MinValue, 3, 0.10));

    private static readonly TickRule PennyProgramTick = TickRule.Create(new TickBand(DateOnly.MinValue, 0, 0.01), new TickBand(DateOnly.MinValue, 3, 0.05));

    private static readonly TickRule PennyTick = TickRule.Uniform(0.01);

    /// <summary>SPX options: $100 a point, European, settled at the open.</summary>
    public static ContractSpec Spx { get; } =
        ContractSpec.Option("SPX", 100, IndexOptionTick, ExerciseStyle.European, SettlementStyle.Am, UnderlyingKind.EquityIndex, "SPX");

    /// <summary>SPXW options (weeklies, month ends, dailies): $100 a point, European, settled at the close.</summary>
    public static ContractSpec Spxw { get; } =
        ContractSpec.Option("SPXW", 100, IndexOptionTick, ExerciseStyle.European, SettlementStyle.Pm, UnderlyingKind.EquityIndex, "SPX");

    /// <summary>XSP options: $100 a point of a tenth of SPX, European, settled at the close.</summary>
    public static ContractSpec Xsp { get; } =
        ContractSpec.Option("XSP", 100, PennyTick, ExerciseStyle.European, SettlementStyle.Pm, UnderlyingKind.EquityIndex, "SPX", 0.1);

    /// <summary>SPY options: $100 a point, American, settled at the close into shares.</summary>
    public static ContractSpec Spy { get; } =
        ContractSpec.Option("SPY", 100, PennyTick, ExerciseStyle.American, SettlementStyle.Pm, UnderlyingKind.EquityFund, "SPY");

    /// <summary>VIX options: $100 a point, European, settled at the open to the special opening quotation.</summary>
    public static ContractSpec Vix { get; } = ContractSpec.Option(
        "VIX",
        100,
        TickRule.Create(
            new TickBand(DateOnly.MinValue, 0, 0.05),
            new TickBand(DateOnly.MinValue, 3, 0.10),
            new TickBand(November2022, 0, 0.01),
            new TickBand(November2022, 3, 0.05)),
        ExerciseStyle.European,
        SettlementStyle.Am,
        UnderlyingKind.VolatilityIndex,
        "VIX");

    /// <summary>VX futures, monthly: $1,000 a point, settled at the open.</summary>
    public static ContractSpec Vx { get; } =
        ContractSpec.Future("VX", 1000, TickRule.Uniform(0.05), SettlementStyle.Am, UnderlyingKind.VolatilityIndex, "VIX");

    /// <summary>VX futures, weekly (listed as VX01 to VX53; VXW is this library's symbol for them all): the monthly's terms.</summary>
    public static ContractSpec VxWeekly { get; } =
        ContractSpec.Future("VXW", 1000, TickRule.Uniform(0.05), SettlementStyle.Am, UnderlyingKind.VolatilityIndex, "VIX");

    /// <summary>VXM (Mini VIX) futures: $100 a point, settled at the open.</summary>
    public static ContractSpec Vxm { get; } = ContractSpec.Future(
        "VXM",
        100,
        TickRule.Create(new TickBand(DateOnly.MinValue, 0, 0.05), new TickBand(November2022, 0, 0.01)),
        SettlementStyle.Am,
        UnderlyingKind.VolatilityIndex,
        "VIX");

    /// <summary>E-mini S&amp;P 500 futures: $50 a point, settled at the open.</summary>
    public static ContractSpec Es { get; } =
        ContractSpec.Future("ES", 50, TickRule.Uniform(0.25), SettlementStyle.Am, UnderlyingKind.EquityIndex, "SPX");

    /// <summary>Micro E-mini S&amp;P 500 futures: $5 a point, settled at the open.</summary>
    public static ContractSpec Mes { get; } =
        ContractSpec.Future("MES", 5, TickRule.Uniform(0.25), SettlementStyle.Am, UnderlyingKind.EquityIndex, "SPX");

    /// <summary>VXX options: $100 a point, American.</summary>
    public static ContractSpec Vxx { get; } = FundOption("VXX");

    /// <summary>UVXY options: $100 a point, American.</summary>
    public static ContractSpec Uvxy { get; } = FundOption("UVXY");

    /// <summary>SVXY options: $100 a point, American.</summary>
    public static ContractSpec Svxy { get; } = FundOption("SVXY");

    /// <summary>SPY shares.</summary>
    public static ContractSpec SpyShares { get; } = ContractSpec.Security("SPY", PennyTick, UnderlyingKind.EquityFund);

    /// <summary>VXX notes.</summary>
    public static ContractSpec VxxShares { get; } = ContractSpec.Security("VXX", PennyTick, UnderlyingKind.VolatilityFund);

    /// <summary>UVXY shares.</summary>
    public static ContractSpec UvxyShares { get; } = ContractSpec.Security("UVXY", PennyTick, UnderlyingKind.VolatilityFund);

    /// <summary>SVXY shares.</summary>
    public static ContractSpec SvxyShares { get; } = ContractSpec.Security("SVXY", PennyTick, UnderlyingKind.VolatilityFund);

    /// <summary>All listed contracts of this class.</summary>
    public static ImmutableArray<ContractSpec> All { get; } =
        [Spx, Spxw, Xsp, Spy, Vix, Vx, VxWeekly, Vxm, Es, Mes, Vxx, Uvxy, Svxy, SpyShares, VxxShares, UvxyShares, SvxyShares];

    /// <summary>The listed contract of a symbol and kind, or null when there is none.</summary>
    /// <param name="symbol">Root symbol, in upper case.</param>
    /// <param name="kind">Option, future or security: SPY names an option root and a share.</param>
    public static ContractSpec? Find(string symbol, ContractKind kind) =>
        All.FirstOrDefault(c => c.Kind == kind && string.Equals(c.Symbol, symbol, StringComparison.Ordinal));

    private static ContractSpec FundOption(string symbol) =>
        ContractSpec.Option(symbol, 100, PennyProgramTick, ExerciseStyle.American, SettlementStyle.Pm, UnderlyingKind.VolatilityFund, symbol);
}
