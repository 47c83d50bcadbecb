using System.Globalization;
using VixShield.Economics;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Economics;

/// <summary>Every row of irr.csv and xirr.csv: all roots, none more.</summary>
public static class InternalRateTableTests
{
    private const double Epsilon = 2.220446049250313e-16;

    // METHODS: a double root is attainable to about 1e-8.
    private const double RepeatedRoot = 1e-8;
    private const double Relative = 1e-12;

    [ReferenceFact]
    public static void Periodic_rates_are_those_of_the_table()
    {
        var deviations = new Deviations();
        foreach (ReferenceTable.Row row in ReferenceTable.Reference("irr.csv").Rows)
        {
            double[] flows = FlowCases.Parse(row.Text("cashflows"));
            InternalRateReading reading = InternalRateOfReturn.Periodic(flows);
            Compare(row, reading, flows, [.. Enumerable.Range(0, flows.Length).Select(k => (double)k)], deviations);
        }

        deviations.Verify("irr.csv");
    }

    [ReferenceFact]
    public static void Dated_rates_are_those_of_the_table()
    {
        var deviations = new Deviations();
        foreach (ReferenceTable.Row row in ReferenceTable.Reference("xirr.csv").Rows)
        {
            double[] amounts = FlowCases.Parse(row.Text("cashflows"));
            DateOnly[] dates = [.. row.Text("dates").Split(';').Select(d => DateOnly.Parse(d, CultureInfo.InvariantCulture))];
            Assert.Equal(amounts.Length, dates.Length);
            InternalRateReading reading = InternalRateOfReturn.Dated(dates.Zip(amounts, (d, a) => new CashFlow(d, a)));
            Compare(row, reading, amounts, [.. dates.Select(d => (d.DayNumber - dates[0].DayNumber) / 365d)], deviations);
        }

        deviations.Verify("xirr.csv");
    }

    private static void Compare(ReferenceTable.Row row, InternalRateReading reading, double[] amounts, double[] years, Deviations deviations)
    {
        double[] expected = FlowCases.Parse(row.Text("roots"));
        Assert.Equal((int)row.Number("n_roots"), expected.Length);
        deviations.Check(reading.Rates.Length == expected.Length, $"{row}: {reading}");
        InternalRateStatus status = expected.Length switch
        {
            0 => InternalRateStatus.NoSolution,
            1 => InternalRateStatus.Unique,
            _ => InternalRateStatus.MultipleRoots,
        };
        deviations.Check(reading.Status == status, $"{row}: {reading.Status}");
        deviations.Check(reading.Rate is null == (expected.Length != 1), $"{row}: rate {reading.Rate}");
        for (int i = 0; i < Math.Min(expected.Length, reading.Rates.Length); i++)
            deviations.Compare(expected[i], reading.Rates[i], Tolerance(expected[i], amounts, years), row);
    }

    /// <summary>What the rounding of the amounts leaves open, from the slope of the value at the root.</summary>
    private static double Tolerance(double rate, double[] amounts, double[] years)
    {
        double size = 0, slope = 0;
        for (int i = 0; i < amounts.Length; i++)
        {
            double term = amounts[i] * Math.Pow(1 + rate, -years[i]);
            size += Math.Abs(term);
            slope += years[i] * term;
        }

        return Math.Max(Relative * Math.Abs(rate), Math.Min(RepeatedRoot, 4 * Epsilon * (1 + rate) * Math.Max(1, size / Math.Abs(slope))));
    }
}
