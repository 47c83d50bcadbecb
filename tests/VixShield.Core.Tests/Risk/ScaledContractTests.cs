using VixShield.Expiries;
using VixShield.Instruments;
using VixShield.Risk;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Risk;

/// <summary>Ten contracts on a tenth of an index are one contract on the index, in every number.</summary>
public static class ScaledContractTests
{
    private static readonly ContractSpec TenthOfVix = ContractSpec.Option(
        "MVIX", 100, TickRule.Uniform(0.01), ExerciseStyle.European, SettlementStyle.Am, UnderlyingKind.VolatilityIndex, "VIX", 0.1);

    [Theory]
    [InlineData(OptionRight.Call, 3)]
    [InlineData(OptionRight.Put, -7)]
    public static void Ten_on_a_tenth_of_VIX_are_one_on_VIX(OptionRight right, int quantity)
    {
        Expiry may = ExpiryRules.VixMonthly.Resolve(2023, 5, TradingCalendar.UsOptions);
        Same(
            new OptionLeg { Contract = Contracts.Vix, Quantity = quantity, Right = right, Strike = 30, Expiry = may },
            new OptionLeg { Contract = TenthOfVix, Quantity = 10 * quantity, Right = right, Strike = 3, Expiry = may });
    }

    [Theory]
    [InlineData(OptionRight.Call, 3)]
    [InlineData(OptionRight.Put, -7)]
    public static void Ten_XSP_are_one_SPXW(OptionRight right, int quantity)
    {
        Expiry march = Expiry.AtClose(new DateOnly(2023, 3, 31), TradingCalendar.UsOptions);
        Same(
            new OptionLeg { Contract = Contracts.Spxw, Quantity = quantity, Right = right, Strike = 4100, Expiry = march },
            new OptionLeg { Contract = Contracts.Xsp, Quantity = 10 * quantity, Right = right, Strike = 410, Expiry = march });
    }

    private static void Same(OptionLeg whole, OptionLeg tenths)
    {
        BookValuation one = BookValuation.Of(Book.OfLegs(whole), Sample.Market);
        BookValuation ten = BookValuation.Of(Book.OfLegs(tenths), Sample.Market);
        Close(one.Value, ten.Value);
        Assert.Equal(one.Net.Items.Select(i => i.Factor), ten.Net.Items.Select(i => i.Factor));
        foreach (FactorExposure item in one.Net.Items)
        {
            Close(item.FirstOrder, ten.Net[item.Factor]);
            Close(item.SecondOrder, ten.Net.SecondOrder(item.Factor));
        }

        Close(one.Net.Carry.OptionTheta, ten.Net.Carry.OptionTheta);
        Close(one.Net.Carry.Total, ten.Net.Carry.Total);

        // A strike in tenths is another double: the formulas' conditioning times the rounding of one division.
        static void Close(double expected, double actual) => Assert.Equal(expected, actual, 1e-9 * Math.Max(1, Math.Abs(expected)));
    }
}
