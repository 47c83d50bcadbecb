using VixShield.Pricing;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Pricing;

/// <summary>A table of European prices and Greeks, and its rows priced in every form that this machine can run.</summary>
public sealed class EuropeanTable
{
    // A price this small has no conditioning in doubles.
    private const double LeastConditioned = 1e-290;

    private readonly string _name;
    private readonly EuropeanRow[] _rows;
    private readonly IReadOnlyList<(PricingForm Form, IReadOnlyList<(Greeks Greeks, double PriceAlone)> Results)> _priced;

    public EuropeanTable(ReferenceTable table)
    {
        bool onForward = table.Has("F");
        _name = table.Name;
        _rows = [.. table.Rows.Select(row => new EuropeanRow(row, onForward))];
        _priced = [.. PricingForm.All.Select(form => (form, form.Evaluate([.. _rows.Select(r => r.Option)], onForward)))];
    }

    /// <summary>Compares a column of every row in every form; <paramref name="report"/> hears the worst of each.</summary>
    public void Verify(string column, Action<string> report)
    {
        (double Expected, double Tolerance)[] expectations = [.. _rows.Select(row => (row.Expected(column), row.Tolerance(column)))];
        foreach ((PricingForm form, IReadOnlyList<(Greeks Greeks, double PriceAlone)> results) in _priced)
        {
            Deviations deviations = new();
            for (int i = 0; i < _rows.Length; i++)
                Compare(_rows[i], column, expectations[i], results[i], deviations);
            report($"{_name} {column}, {form}: worst {deviations.Worst:F3} of the tolerance at {deviations.WorstPlace}");
            deviations.Verify(form);
        }
    }

    private static void Compare(
        EuropeanRow row, string column, (double Expected, double Tolerance) expectation, (Greeks Greeks, double PriceAlone) result, Deviations deviations)
    {
        double actual = row.Actual(column, result.Greeks);
        if (column == "price")
            deviations.Check(result.PriceAlone.Equals(result.Greeks.Price), $"{row}: the price alone has other bits than the price of the Greeks");
        if (column != "cond" || (row.Expected("price") > LeastConditioned && double.IsFinite(actual)))
            deviations.Compare(expectation.Expected, actual, expectation.Tolerance, row);
    }
}
