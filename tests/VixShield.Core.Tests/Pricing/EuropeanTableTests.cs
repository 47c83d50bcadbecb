using VixShield.Tests.Infrastructure;
using Xunit.Abstractions;

namespace VixShield.Tests.Pricing;

public class EuropeanTableTests(ITestOutputHelper output)
{
    private const string Spot = "european_bsm.csv";
    private const string Forward = "european_black76.csv";

    public static TheoryData<string, string> TablesAndColumns
    {
        get
        {
            TheoryData<string, string> cases = [];
            foreach (string column in EuropeanRow.Columns)
            {
                cases.Add(Spot, column);
                if (column != "phi")
                    cases.Add(Forward, column);
            }

            return cases;
        }
    }

    [ReferenceTheory]
    [Trait("Category", "Reference")]
    [MemberData(nameof(TablesAndColumns))]
    public void Every_row_of_the_reference_table_is_met(string file, string column) => Compare(ReferenceTable.Reference(file), column);

    [Theory]
    [MemberData(nameof(TablesAndColumns))]
    public void Every_row_of_the_golden_table_is_met(string file, string column) => Compare(ReferenceTable.Golden(file), column);

    [Theory]
    [MemberData(nameof(TablesAndColumns))]
    public void Every_row_next_to_the_edges_is_met(string file, string column) =>
        Compare(ReferenceTable.Golden(file.Replace(".csv", "_extreme.csv", StringComparison.Ordinal)), column);

    [ReferenceTheory]
    [Trait("Category", "Reference")]
    [InlineData(Spot)]
    [InlineData(Forward)]
    public void No_column_of_the_reference_table_is_left_out(string file)
    {
        string[] inputs = ["flag", "S", "F", "K", "T_years", "sigma", "r", "q", "d1", "d2"];
        Assert.Empty(ReferenceTable.Reference(file).Header.Except(EuropeanRow.Columns).Except(inputs));
    }

    private void Compare(ReferenceTable table, string column)
    {
        Deviations deviations = new();
        foreach (ReferenceTable.Row row in table.Rows)
        {
            EuropeanRow european = new(table, row);
            double expected = row.Number(column);
            if (column == "price")
                deviations.Check(european.PriceAlone.Equals(european.Greeks.Price), $"{row}: the price alone has other bits than the price of the Greeks");
            if (column != "cond" || (row.Number("price") > 1e-290 && double.IsFinite(european.Actual(column))))
                deviations.Compare(expected, european.Actual(column), european.Tolerance(column), row);
        }

        output.WriteLine($"{table.Name} {column}: worst {deviations.Worst:F3} of the tolerance at {deviations.WorstPlace}");
        deviations.Verify();
    }
}
