using System.Globalization;
using VixShield.TermStructure;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.TermStructure;

/// <summary>Both tables of Nelson and Siegel, row by row.</summary>
[Trait("Category", "Reference")]
public sealed class NelsonSiegelReferenceTests
{
    private const double CurveRelative = 1e-12;

    // Normal equations in many digits against an orthogonal factorisation in doubles.
    private const double FitRelative = 1e-9;

    [ReferenceFact]
    public void Curves_are_those_of_the_table()
    {
        Deviations deviations = new();
        foreach (ReferenceTable.Row row in ReferenceTable.Reference("nelson_siegel.csv").Rows)
        {
            NelsonSiegelCurve curve = new(row.Number("b0"), row.Number("b1"), row.Number("b2"), row.Number("lambda"));
            deviations.Compare(row.Number("y"), curve.At(row.Number("t")), CurveRelative * Math.Abs(row.Number("y")), $"{row} y");
            deviations.Compare(row.Number("inst"), curve.Instantaneous(row.Number("t")), CurveRelative * Math.Abs(row.Number("inst")), $"{row} inst");
        }

        deviations.Verify();
    }

    [ReferenceFact]
    public void Fits_are_those_of_the_table_and_a_search_is_no_worse()
    {
        Deviations deviations = new();
        foreach (ReferenceTable.Row row in ReferenceTable.Reference("nelson_siegel_fit.csv").Rows)
        {
            CurvePoint[] points = [.. List(row.Text("days")).Zip(List(row.Text("futures")), (days, price) => new CurvePoint(days / 365, price))];
            CurveFit<NelsonSiegelCurve> fit = NelsonSiegelFit.At(points, row.Number("lambda"));
            Assert.Equal(CurveFitStatus.Ok, fit.Status);
            foreach ((string column, double actual) in new[] { ("b0", fit.Curve!.Level), ("b1", fit.Curve.Slope), ("b2", fit.Curve.Hump), ("rmse", fit.RootMeanSquare!.Value) })
                deviations.Compare(row.Number(column), actual, FitRelative * Math.Abs(row.Number(column)), $"{row} {column}");
            Assert.Equal(points.Length, fit.Residuals.Length);
            Assert.Equal(fit.RootMeanSquare.Value, Math.Sqrt(fit.Residuals.Sum(r => r * r) / points.Length), 1e-14);
            CurveFit<NelsonSiegelCurve> searched = NelsonSiegelFit.Search(points);
            Assert.True(searched.RootMeanSquare <= fit.RootMeanSquare, $"{row}: {searched}");
        }

        deviations.Verify();
    }

    private static IEnumerable<double> List(string text) => text.Split(';').Select(x => double.Parse(x, CultureInfo.InvariantCulture));
}
