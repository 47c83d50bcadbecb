using VixShield.Expiries;
using VixShield.Instruments;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Instruments;

/// <summary>Synthetics, conversions, reversals and boxes by what they pay at expiry.</summary>
public sealed class ParityStructureTests
{
    // Differences of dollar amounts up to 1e8.
    private const double Rounding = 1e-6;

    private static readonly double[] Settlements = [0, 1, 3999.5, 5000, 5000.01, 5100, 7777, 20_000];

    [Law]
    public void A_synthetic_pays_the_distance_from_its_strike(int seed, bool isShort)
    {
        double strike = 100 + Math.Abs(seed % 9000) / 2.0;
        int quantity = isShort ? -7 : 4;
        SyntheticForward synthetic = SyntheticForward.Create(Contracts.Spx, TestExpiries.SpxMarch, strike, quantity);

        Assert.All(Settlements, s => Assert.Equal(quantity * 100 * (s - strike), ExpiryPayoff.Of(synthetic.Positions, s), Rounding));
        Assert.All(synthetic.Positions, p => Assert.Equal(LegRole.Overlay, p.Role));
        Assert.Single(synthetic.Positions, p => p.Leg.Quantity < 0);
        Assert.Equal(-quantity, synthetic.Positions.Single(p => p.Leg is OptionLeg { Right: OptionRight.Put }).Leg.Quantity);
    }

    [Theory]
    [InlineData(4800, 5200, 3)]
    [InlineData(4800, 4801, -11)]
    public void A_box_pays_its_width_whatever_the_index_does(double low, double high, int quantity)
    {
        BoxSpread box = BoxSpread.Create(Contracts.Spxw, TestExpiries.SpxwMarch, low, high, quantity);

        Assert.Equal(high - low, box.Width);
        Assert.Equal(4, box.Positions.Length);
        Assert.All(Settlements, s => Assert.Equal(quantity * 100 * box.Width, ExpiryPayoff.Of(box.Positions, s), Rounding));
    }

    // Underlying contract, its quantity that offsets one long synthetic with a sign change, and the options' contract and number.
    public static TheoryData<ContractSpec, int, ContractSpec, int> Offsets => new()
    {
        { Contracts.Es, 2, Contracts.Spx, 1 },
        { Contracts.Mes, 20, Contracts.Spx, 1 },
        { Contracts.Es, 14, Contracts.Spxw, 7 },
        { Contracts.Mes, 6, Contracts.Xsp, 3 },
        { Contracts.Es, 1, Contracts.Xsp, 5 },
        { Contracts.SpyShares, 300, Contracts.Spy, 3 },
        { Contracts.Vx, 1, Contracts.Vix, 10 },
        { Contracts.Vxm, 4, Contracts.Vix, 4 },
    };

    [Theory]
    [MemberData(nameof(Offsets))]
    public void Conversion_and_reversal_pay_the_same_at_every_price(ContractSpec underlying, int size, ContractSpec options, int quantity)
    {
        double strike = 5000 * options.UnderlyingScale;
        Conversion conversion = Conversion.Create(options, Expiry(options), strike, quantity, Underlying(underlying, size, options));
        Reversal reversal = Reversal.Create(options, Expiry(options), strike, quantity, Underlying(underlying, -size, options));
        // The future is opened at the market's strike, so that the whole is worth nothing; shares cost their price.
        double constant = underlying.Kind == ContractKind.Security ? quantity * options.Multiplier * strike : 0;

        Assert.All(Settlements, s => Assert.Equal(constant, ExpiryPayoff.Of(conversion.Positions, s, 5000), Rounding));
        Assert.All(Settlements, s => Assert.Equal(-constant, ExpiryPayoff.Of(reversal.Positions, s, 5000), Rounding));
        // A reversal sells a put, a conversion sells a call.
        Assert.Equal(-quantity, reversal.Positions.Single(p => p.Leg is OptionLeg { Right: OptionRight.Put }).Leg.Quantity);
        Assert.Equal(-quantity, conversion.Positions.Single(p => p.Leg is OptionLeg { Right: OptionRight.Call }).Leg.Quantity);
        Assert.Equal(options.Exercise == ExerciseStyle.American, conversion.HasEarlyExercise);
    }

    [Theory]
    [MemberData(nameof(Offsets))]
    public void An_underlying_of_the_wrong_size_or_sign_is_refused(ContractSpec underlying, int size, ContractSpec options, int quantity)
    {
        double strike = 5000 * options.UnderlyingScale;
        foreach (int wrong in new[] { -size, size + 1, size * 10 })
            Refusal.OfArgument("underlying", () => Conversion.Create(options, Expiry(options), strike, quantity, Underlying(underlying, wrong, options)), "$ per point");
        foreach (int wrong in new[] { size, -size - 1, -size * 10 })
            Refusal.OfArgument("underlying", () => Reversal.Create(options, Expiry(options), strike, quantity, Underlying(underlying, wrong, options)), "$ per point");
    }

    [Fact]
    public void An_underlying_of_another_symbol_or_kind_is_refused()
    {
        Leg vx = Underlying(Contracts.Vx, 1, Contracts.Vix);
        Refusal.OfArgument("underlying", () => Conversion.Create(Contracts.Spx, TestExpiries.SpxMarch, 5000, 10, vx), "VX is on VIX", "SPX");
        Leg spy = new SecurityLeg { Contract = Contracts.SpyShares, Quantity = -1000 };
        Refusal.OfArgument("underlying", () => Reversal.Create(Contracts.Spx, TestExpiries.SpxMarch, 5000, 10, spy), "SPY is on SPY");
        Leg option = SyntheticForward.Create(Contracts.Spx, TestExpiries.SpxMarch, 4000, 1).Positions[0].Leg;
        Refusal.OfArgument("underlying", () => Conversion.Create(Contracts.Spx, TestExpiries.SpxMarch, 5000, 1, option), "future or a security");
        Refusal.OfArgument("underlying", () => Conversion.Create(Contracts.Spx, TestExpiries.SpxMarch, 5000, 1, null!));
    }

    [Fact]
    public void A_VX_future_of_another_expiry_does_not_offset_VIX_options()
    {
        // Every VIX expiry has its own forward: the May future says nothing about what March options settle to.
        Leg may = new FutureLeg { Contract = Contracts.Vx, Quantity = 1, Expiry = TestExpiries.VixMay };
        Refusal.OfArgument("underlying", () => Conversion.Create(Contracts.Vix, TestExpiries.VixMarch, 16, 10, may), "2024-05-22", "2024-03-20");
        Leg sold = may with { Quantity = -1 };
        Refusal.OfArgument("underlying", () => Reversal.Create(Contracts.Vix, TestExpiries.VixMarch, 16, 10, sold), "2024-05-22", "2024-03-20");
    }

    [Law(Arbitrary = [typeof(IllegalValues)])]
    public void Illegal_sizes_and_strikes_are_refused(IllegalQuantity quantity, NotPositive strike)
    {
        int n = quantity.Value;
        double k = strike.Value;
        Leg es = Underlying(Contracts.Es, 2, Contracts.Spx);
        Refusal.OfValue("quantity", n, "1,000,000", () => SyntheticForward.Create(Contracts.Spx, TestExpiries.SpxMarch, 5000, n));
        Refusal.OfValue("quantity", n, "1,000,000", () => BoxSpread.Create(Contracts.Spx, TestExpiries.SpxMarch, 4000, 5000, n));
        Refusal.OfValue("quantity", n, "from 1 to 1000000", () => Conversion.Create(Contracts.Spx, TestExpiries.SpxMarch, 5000, n, es));
        Refusal.OfValue("quantity", n, "from 1 to 1000000", () => Reversal.Create(Contracts.Spx, TestExpiries.SpxMarch, 5000, n, es));
        Refusal.OfValue("Strike", k, "greater than 0", () => SyntheticForward.Create(Contracts.Spx, TestExpiries.SpxMarch, k, 1));
        Assert.ThrowsAny<ArgumentException>(() => BoxSpread.Create(Contracts.Spx, TestExpiries.SpxMarch, k, 5000, 1));
        Assert.ThrowsAny<ArgumentException>(() => BoxSpread.Create(Contracts.Spx, TestExpiries.SpxMarch, 5000, k, 1));
    }

    [Fact]
    public void A_box_needs_two_strikes_in_order()
    {
        Refusal.OfValue("higherStrike", 4800d, "above the lower strike 5200", () => BoxSpread.Create(Contracts.Spx, TestExpiries.SpxMarch, 5200, 4800, 1));
        Refusal.OfValue("higherStrike", 4800d, "above the lower strike 4800", () => BoxSpread.Create(Contracts.Spx, TestExpiries.SpxMarch, 4800, 4800, 1));
    }

    private static Expiry Expiry(ContractSpec options) =>
        options.Underlying == UnderlyingKind.VolatilityIndex ? TestExpiries.VixMarch
        : options.Settlement == SettlementStyle.Am ? TestExpiries.SpxMarch : TestExpiries.SpxwMarch;

    private static Leg Underlying(ContractSpec contract, int quantity, ContractSpec options) => contract.Kind == ContractKind.Security
        ? new SecurityLeg { Contract = contract, Quantity = quantity }
        : new FutureLeg
        {
            Contract = contract, Quantity = quantity, Expiry = options.Underlying == UnderlyingKind.VolatilityIndex ? TestExpiries.VixMarch : TestExpiries.SpxMarch,
        };
}
