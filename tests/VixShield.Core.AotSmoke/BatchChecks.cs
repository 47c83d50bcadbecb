using VixShield.Instruments;
using VixShield.Pricing;
using VixShield.Pricing.Batch;

namespace VixShield.AotSmoke;

/// <summary>The reference rows through both batches, and the scalar formulas beside them, on the path that this program runs.</summary>
internal static class BatchChecks
{
    // The tables are exact to more digits than a double has. Without hardware FMA the kernels keep this tolerance, not the bits.
    private const double Tolerance = 1e-12;

    // Full vectors of every width, and a remainder of them.
    private const int Repetitions = 5;

    public static void Run(Checklist checks, string? expectedPath)
    {
        if (expectedPath is not null)
            checks.Equal(expectedPath, Black76Batch.ActivePath.ToString(), "the active path");
        Compare(checks, Repeat(ReferenceRows.OnSpot), onForward: false);
        Compare(checks, Repeat(ReferenceRows.OnForward), onForward: true);
    }

    private static ReferenceRows.Row[] Repeat(IReadOnlyList<ReferenceRows.Row> rows) =>
        [.. Enumerable.Range(0, Repetitions * rows.Count - 1).Select(i => rows[i % rows.Count])];

    private static void Compare(Checklist checks, ReferenceRows.Row[] rows, bool onForward)
    {
        double[][] results = [.. Enumerable.Range(0, 17).Select(_ => new double[rows.Length])];
        Compute(rows, Outputs(results), onForward);
        for (int i = 0; i < rows.Length; i++)
        {
            ReferenceRows.Row row = rows[i];
            double[] expected = Values(row.Greeks);
            double[] scalar = Values(Scalar(row, onForward));
            for (int member = 0; member < expected.Length; member++)
            {
                string what = $"{(onForward ? "Black-76" : "Black-Scholes")} row {i}, member {member}";
                checks.Near(expected[member], scalar[member], Tolerance, what);
                checks.Equal(scalar[member], results[member][i], $"{what} in a batch");
            }
        }
    }

    private static void Compute(ReferenceRows.Row[] rows, GreeksOutputs outputs, bool onForward)
    {
        double[] spot = [.. rows.Select(r => r.Spot)];
        double[] strike = [.. rows.Select(r => r.Strike)];
        double[] years = [.. rows.Select(r => r.Years)];
        double[] volatility = [.. rows.Select(r => r.Volatility)];
        double[] rate = [.. rows.Select(r => r.Rate)];
        double[] yield = [.. rows.Select(r => r.DividendYield)];
        OptionRight[] rights = [.. rows.Select(r => r.Right)];
        if (onForward)
        {
            Black76Batch.Compute(
                new() { Forward = spot, Strike = strike, Years = years, Volatility = volatility, Rate = rate, Rights = rights }, outputs);
            return;
        }

        BlackScholesBatch.Compute(
            new() { Spot = spot, Strike = strike, Years = years, Volatility = volatility, Rate = rate, DividendYield = yield, Rights = rights }, outputs);
    }

    private static Greeks Scalar(ReferenceRows.Row r, bool onForward) => onForward
        ? Black76.Greeks(r.Spot, r.Strike, r.Years, r.Volatility, r.Rate, r.Right)
        : BlackScholes.Greeks(r.Spot, r.Strike, r.Years, r.Volatility, r.Rate, r.DividendYield, r.Right);

    private static double[] Values(Greeks g) =>
    [
        g.Price, g.Delta, g.Gamma, g.Vega, g.Theta, g.Rho, g.Phi, g.Vanna, g.Volga, g.Charm, g.Veta, g.Speed, g.Zomma, g.Color, g.Ultima,
        g.DualDelta, g.DualGamma,
    ];

    private static GreeksOutputs Outputs(double[][] results) => new()
    {
        Price = results[0],
        Delta = results[1],
        Gamma = results[2],
        Vega = results[3],
        Theta = results[4],
        Rho = results[5],
        Phi = results[6],
        Vanna = results[7],
        Volga = results[8],
        Charm = results[9],
        Veta = results[10],
        Speed = results[11],
        Zomma = results[12],
        Color = results[13],
        Ultima = results[14],
        DualDelta = results[15],
        DualGamma = results[16],
    };
}
