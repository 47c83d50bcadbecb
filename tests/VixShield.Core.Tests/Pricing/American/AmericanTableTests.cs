using VixShield.Instruments;
using VixShield.Pricing;
using VixShield.Tests.Infrastructure;
using Xunit.Abstractions;

namespace VixShield.Tests.Pricing.American;

[Trait("Category", "Reference")]
public class AmericanTableTests(ITestOutputHelper output)
{
    private const string Table = "american.csv";
    private const string Published = "american_published.csv";

    // The table's Greeks are differences of prices that are good to about 1e-9 of the strike: relative parts and parts of the scale.
    private static readonly Dictionary<string, (Func<AmericanGreeks, double> Member, double Relative, Func<MarketCase, double> Absolute)> Greeks = new()
    {
        ["delta"] = (g => g.Delta, 3e-6, _ => 1e-6),
        ["gamma"] = (g => g.Gamma, 4e-5, c => 4e-8 / c.Spot),
        ["vega"] = (g => g.Vega, 2e-4, c => 2e-7 * c.Strike),
        ["theta_year"] = (g => g.Theta, 2e-4, c => 2e-7 * c.Strike),
        ["rho"] = (g => g.Rho, 2e-4, c => 2e-7 * c.Strike),
        ["phi"] = (g => g.Phi, 2e-4, c => 2e-7 * c.Strike),
    };

    public static TheoryData<AmericanAccuracy> Accuracies => [AmericanAccuracy.Fast, AmericanAccuracy.Standard, AmericanAccuracy.High];

    public static TheoryData<string> GreekColumns => [.. Greeks.Keys];

    [ReferenceTheory]
    [MemberData(nameof(Accuracies))]
    public void Every_price_of_the_table_is_within_the_bound_of_its_accuracy(AmericanAccuracy accuracy)
    {
        Deviations deviations = new();
        foreach (ReferenceTable.Row row in ReferenceTable.Reference(Table).Rows)
        {
            MarketCase c = AmericanCases.Of(row);
            double tolerance = Math.Max(AmericanCases.Bound(accuracy) * c.Strike, 10 * row.Number("price_uncertainty"));
            deviations.Compare(row.Number("price"), c.Price(accuracy), tolerance, row);
        }

        Report(deviations, $"{Table} {accuracy}");
    }

    [ReferenceTheory]
    [MemberData(nameof(Accuracies))]
    public void Every_accurate_value_beside_a_published_one_is_within_the_bound(AmericanAccuracy accuracy)
    {
        Deviations deviations = new();
        foreach (ReferenceTable.Row row in ReferenceTable.Reference(Published).Rows)
        {
            MarketCase c = AmericanCases.Of(row);
            bool premium = row.Text("method").Contains("premium", StringComparison.Ordinal);
            double actual = premium ? c.Greeks(accuracy).EarlyExercisePremium : c.Price(accuracy);
            deviations.Compare(row.Number("accurate"), actual, AmericanCases.Bound(accuracy) * c.Strike, row);
        }

        Report(deviations, $"{Published} {accuracy}");
    }

    [ReferenceTheory]
    [MemberData(nameof(GreekColumns))]
    public void Every_greek_of_the_table_is_met(string column)
    {
        (Func<AmericanGreeks, double> member, double relative, Func<MarketCase, double> absolute) = Greeks[column];
        Deviations deviations = new();
        foreach (ReferenceTable.Row row in ReferenceTable.Reference(Table).Rows.Where(row => row.Text(column).Length > 0))
        {
            MarketCase c = AmericanCases.Of(row);
            if (IsOneSided(c, column))
                continue;
            double expected = row.Number(column);
            deviations.Compare(expected, member(c.Greeks()), relative * Math.Abs(expected) + absolute(c), row);
        }

        Report(deviations, $"{Table} {column}");
    }

    [ReferenceFact]
    public void European_values_and_the_exercise_flag_of_the_table_are_met()
    {
        Deviations deviations = new();
        foreach (ReferenceTable.Row row in ReferenceTable.Reference(Table).Rows)
        {
            MarketCase c = AmericanCases.Of(row);
            AmericanGreeks g = c.Greeks();
            deviations.Compare(row.Number("european"), g.EuropeanPrice, 1e-10 * c.Strike, row);
            deviations.Check(g.IsExercised == (row.Number("immediate_exercise") == 1), $"{row}: exercised is {g.IsExercised}");
        }

        deviations.Verify();
    }

    // Beyond a rate of 0 on what exercise brings there is no premium: a difference across it is no derivative.
    private static bool IsOneSided(MarketCase c, string column) =>
        c.Carry().Gain == 0 && column == (c.Right == OptionRight.Call ? "phi" : "rho");

    private void Report(Deviations deviations, string what)
    {
        output.WriteLine($"{what}: worst {deviations.Worst:G3} of the tolerance at {deviations.WorstPlace}");
        deviations.Verify();
    }
}
