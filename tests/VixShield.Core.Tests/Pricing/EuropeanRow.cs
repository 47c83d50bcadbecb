using VixShield.Instruments;
using VixShield.Numerics;
using VixShield.Pricing;
using VixShield.Tests.Infrastructure;
using VixShield.Tests.Pricing.Batch;

namespace VixShield.Tests.Pricing;

/// <summary>
/// A row of a European table: inputs, and the tolerance of each column. With D the conditioning of d1 and d2 on the inputs and
/// A = 1 + (1 + |d|) D, single-term members get 4 eps A |x|, sums get 4 eps A M with M the same formula with every term positive
/// and |d| + 1 for d, and the price 512 eps (1 + cond) |V|.
/// </summary>
public sealed class EuropeanRow
{
    private const double Epsilon = 2.220446049250313e-16;

    private readonly ReferenceTable.Row _row;
    private readonly bool _onForward;
    private readonly double _spot;
    private readonly double _strike;
    private readonly double _years;
    private readonly double _volatility;
    private readonly double _rate;
    private readonly double _yield;
    private readonly double _deviation;
    private readonly double _a;
    private readonly double _b;
    private readonly double _density;
    private readonly double _asset;
    private readonly double _bond;

    public EuropeanRow(ReferenceTable.Row row, bool onForward)
    {
        _row = row;
        _onForward = onForward;
        double rate = row.Number("r");
        OptionRight right = row.Text("flag") == "C" ? OptionRight.Call : OptionRight.Put;
        Option = new BatchOption(
            row.Number(onForward ? "F" : "S"), row.Number("K"), row.Number("T_years"), row.Number("sigma"), rate, onForward ? rate : row.Number("q"), right);
        (_spot, _strike, _years, _volatility, _rate, _yield, _) = Option;
        (double d1, double d2, double sign) = (row.Number("d1"), row.Number("d2"), (double)right);
        _deviation = _volatility * Math.Sqrt(_years);
        _a = 1 + Math.Abs(d1);
        _b = 1 + Math.Abs(d2);
        double assetDiscount = Math.Exp(-_yield * _years);
        _density = assetDiscount * NaiveNormal.Pdf(d1);
        _asset = assetDiscount * NaiveNormal.Cdf(sign * d1);
        _bond = _strike * Math.Exp(-_rate * _years) * NaiveNormal.Cdf(sign * d2);
    }

    public BatchOption Option { get; }

    public static IReadOnlyList<string> Columns { get; } =
    [
        "price", "delta_spot", "delta_fwd_disc", "delta_fwd_undisc", "gamma", "vega", "theta_year", "theta_calday", "rho", "phi",
        "vanna", "volga", "charm", "veta", "speed", "zomma", "color", "ultima", "dual_delta", "dual_gamma", "cond",
    ];

    public double Expected(string column) => _row.Number(column);

    public double Actual(string column, in Greeks greeks) => column switch
    {
        "price" => greeks.Price,
        "delta_spot" => greeks.Delta,
        "delta_fwd_disc" => greeks.Delta * ElementaryFunctions.Discount(_rate - _yield, _years),
        "delta_fwd_undisc" => greeks.Delta * ElementaryFunctions.Discount(-_yield, _years),
        "gamma" => greeks.Gamma,
        "vega" => greeks.Vega,
        "theta_year" => greeks.Theta,
        "theta_calday" => greeks.ThetaPerCalendarDay,
        "rho" => greeks.Rho,
        "phi" => greeks.Phi,
        "vanna" => greeks.Vanna,
        "volga" => greeks.Volga,
        "charm" => greeks.Charm,
        "veta" => greeks.Veta,
        "speed" => greeks.Speed,
        "zomma" => greeks.Zomma,
        "color" => greeks.Color,
        "ultima" => greeks.Ultima,
        "dual_delta" => greeks.DualDelta,
        "dual_gamma" => greeks.DualGamma,
        "cond" => Conditioning(greeks),
        _ => throw new ArgumentOutOfRangeException(nameof(column), column, "No such column."),
    };

    public double Tolerance(string column)
    {
        double inputs = (1 + Math.Abs(Math.Log(_spot / _strike)) + Math.Abs((_rate - _yield) * _years)) / _deviation + _deviation;
        double factor = 4 * Epsilon * (1 + Math.Max(_a, _b) * inputs);
        return column switch
        {
            "price" => PriceTolerance,
            "rho" when _onForward => PriceTolerance * _years,
            "cond" => 1e-3 * Math.Abs(_row.Number("cond")),
            "theta_calday" => factor * Magnitude("theta_year") / 365,
            _ => factor * Magnitude(column),
        };
    }

    public override string ToString() => _row.ToString();

    private double PriceTolerance => 512 * Epsilon * (1 + _row.Number("cond")) * Math.Abs(_row.Number("price"));

    // Sum of |x dlnV/dx| over all inputs; the derivative with respect to T through the theta of the same pricing.
    private double Conditioning(in Greeks g) => (Math.Abs(_spot * g.Delta) + Math.Abs(_strike * g.DualDelta) + Math.Abs(_years * g.Theta)
        + Math.Abs(_volatility * g.Vega) + Math.Abs(_rate * g.Rho) + Math.Abs(_yield * g.Phi)) / g.Price;

    private double Magnitude(string column) => column switch
    {
        "theta_year" => _spot * _density * _volatility / (2 * Math.Sqrt(_years)) + Math.Abs(_rate) * _bond + Math.Abs(_yield) * _spot * _asset,
        "vanna" => _density * _b / _volatility,
        "volga" => _row.Number("vega") * _a * _b / _volatility,
        "charm" => Math.Abs(_yield) * _asset + _density * Motion,
        "veta" => _row.Number("vega") * TimeRate,
        "speed" => _row.Number("gamma") / _spot * (_a / _deviation + 1),
        "zomma" => _row.Number("gamma") * (_a * _b + 1) / _volatility,
        "color" => _row.Number("gamma") * TimeRate,
        "ultima" => _row.Number("vega") / (_volatility * _volatility) * (_a * _b * (1 + _a * _b) + _a * _a + _b * _b),
        _ => Math.Abs(_row.Number(column)),
    };

    private double Motion => Math.Abs(_rate - _yield) / _deviation + _b / (2 * _years);

    private double TimeRate => Math.Abs(_yield) + 1 / (2 * _years) + _a * Motion;
}
