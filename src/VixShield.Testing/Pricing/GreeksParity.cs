using VixShield.Instruments;
using VixShield.Pricing;

namespace VixShield.Testing;

/// <summary>Call less put is a forward contract, in price and in every derivative.</summary>
internal static class GreeksParity
{
    private const double Tight = 1e-10;
    private const double Floor = 1e-14;

    internal static string? Objection(Func<OptionCase, Greeks> greeks, IEnumerable<GreekDefinition> given, OptionCase c, PricingForm form, double accuracy)
    {
        Greeks call = greeks(c with { Right = OptionRight.Call });
        Greeks put = greeks(c with { Right = OptionRight.Put });
        Greeks contract = Contract(c, form);
        if (Compare("price", call.Price, put.Price, contract.Price, (Floor * c.Scale) + (accuracy * (call.Price + put.Price))) is { } objection)
            return objection;
        return given.Select(d => Compare(d.Greek.ToString(), d.Member(call), d.Member(put), d.Member(contract), accuracy * (Math.Abs(d.Member(call)) + Math.Abs(d.Member(put))))).FirstOrDefault(o => o is not null);
    }

    private static string? Compare(string name, double call, double put, double contract, double floor) => Amounts.Equal(
        FormattableString.Invariant($"{name}: call {call:G10} less put {put:G10}"), call - put, contract, (Tight * Math.Max(Math.Abs(call), Math.Abs(put))) + floor);

    private static Greeks Contract(OptionCase c, PricingForm form)
    {
        double bond = Math.Exp(-c.Rate * c.Years);
        if (form == PricingForm.Forward)
        {
            double value = bond * (c.Spot - c.Strike);
            return new Greeks { Price = value, Delta = bond, Theta = c.Rate * value, Rho = -c.Years * value, Charm = c.Rate * bond, DualDelta = -bond };
        }

        double stock = Math.Exp(-c.DividendYield * c.Years);
        return new Greeks
        {
            Price = (c.Spot * stock) - (c.Strike * bond),
            Delta = stock,
            Theta = (c.DividendYield * c.Spot * stock) - (c.Rate * c.Strike * bond),
            Rho = c.Strike * c.Years * bond,
            Phi = -c.Years * c.Spot * stock,
            Charm = c.DividendYield * stock,
            DualDelta = -bond,
        };
    }
}
