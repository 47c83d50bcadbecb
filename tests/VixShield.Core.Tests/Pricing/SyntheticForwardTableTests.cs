using VixShield.Instruments;
using VixShield.Pricing;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Pricing;

public class SyntheticForwardTableTests
{
    // Relative to the greater of the two members whose difference is compared, which is what rounding leaves of the difference.
    private const double Tolerance = 1e-13;

    [ReferenceFact]
    [Trait("Category", "Reference")]
    public void A_call_less_a_put_is_a_forward_in_every_member()
    {
        ReferenceTable table = ReferenceTable.Reference("synthetic_forward.csv");
        Deviations deviations = new();
        foreach (ReferenceTable.Row row in table.Rows)
        {
            Greeks call = Option(row, OptionRight.Call);
            Greeks put = Option(row, OptionRight.Put);
            foreach ((string name, Func<Greeks, double> member) in GreekMembers.All.Where(m => table.Has(ColumnOf(m.Name))))
            {
                double scale = Math.Max(Math.Abs(member(call)), Math.Abs(member(put)));
                double expected = row.Number(ColumnOf(name));
                deviations.Compare(expected, member(call) - member(put), Tolerance * Math.Max(scale, Math.Abs(expected)), $"{name}: {row}");
            }
        }

        deviations.Verify();
    }

    private static string ColumnOf(string member) => member switch
    {
        "Delta" => "delta_spot",
        "Theta" => "theta_year",
        _ => member.ToLowerInvariant(),
    };

    private static Greeks Option(ReferenceTable.Row row, OptionRight right) => BlackScholes.Greeks(
        row.Number("S"), row.Number("K"), row.Number("T_years"), row.Number("sigma"), row.Number("r"), row.Number("q"), right);
}
