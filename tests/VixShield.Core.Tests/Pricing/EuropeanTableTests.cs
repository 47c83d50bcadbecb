using VixShield.Tests.Infrastructure;
using Xunit.Abstractions;

namespace VixShield.Tests.Pricing;

public class EuropeanTableTests(ITestOutputHelper output)
{
    private const string Spot = "european_bsm.csv";
    private const string Forward = "european_black76.csv";

    private static readonly Dictionary<(string Folder, string File), EuropeanTable> Tables = [];

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
    public void Every_row_of_the_reference_table_is_met(string file, string column) => Compare(("reference", file), column);

    [Theory]
    [MemberData(nameof(TablesAndColumns))]
    public void Every_row_of_the_golden_table_is_met(string file, string column) => Compare(("golden", file), column);

    [Theory]
    [MemberData(nameof(TablesAndColumns))]
    public void Every_row_next_to_the_edges_is_met(string file, string column) =>
        Compare(("golden", file.Replace(".csv", "_extreme.csv", StringComparison.Ordinal)), column);

    [ReferenceTheory]
    [Trait("Category", "Reference")]
    [InlineData(Spot)]
    [InlineData(Forward)]
    public void No_column_of_the_reference_table_is_left_out(string file)
    {
        string[] inputs = ["flag", "S", "F", "K", "T_years", "sigma", "r", "q", "d1", "d2"];
        Assert.Empty(ReferenceTable.Reference(file).Header.Except(EuropeanRow.Columns).Except(inputs));
    }

    // By the scalar formulas, and in one batch by every path of the kernel that this machine can run. Tests of one class run one
    // after the other.
    private void Compare((string Folder, string File) table, string column)
    {
        if (!Tables.TryGetValue(table, out EuropeanTable? priced))
        {
            priced = new EuropeanTable(table.Folder == "golden" ? ReferenceTable.Golden(table.File) : ReferenceTable.Reference(table.File));
            Tables.Add(table, priced);
        }

        priced.Verify(column, output.WriteLine);
    }
}
