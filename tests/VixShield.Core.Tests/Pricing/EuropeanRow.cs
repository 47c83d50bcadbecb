using VixShield.Instruments;
using VixShield.Numerics;
using VixShield.Pricing;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.Pricing;

/// <summary>
/// A row of a European table: inputs, the library's answer, and the tolerance of each column. With D the conditioning of d1 and
/// d2 on the inputs and A = 1 + (1 + |d|) D, single-term members get 4 eps A |x|, sums get 4 eps A M with M the same formula with
/// every term positive and |d| + 1 for d, and the price 512 eps (1 + cond) |V|.
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
    private readonly OptionRight _right;

    public EuropeanRow(ReferenceTable table, ReferenceTable.Row row)
    {
        _row = row;
        _onForward = table.Has("F");
        _spot = row.Number(_onForward ? "F" : "S");
        _strike = row.Number("K");
        _years = row.Number("T_years");
        _volatility = row.Number("sigma");
        _rate = row.Number("r");
        _yield = _onForward ? _rate : row.Number("q");
        _right = row.Text("flag") == "C" ? OptionRight.Call : OptionRight.Put;
        Greeks = _onForward
            ? Black76.Greeks(_spot, _strike, _years, _volatility, _rate, _right)
            : BlackScholes.Greeks(_spot, _strike, _years, _volatility, _rate, _yield, _right);
        PriceAlone = _onForward
            ? Black76.Price(_spot, _strike, _years, _volatility, _rate, _right)
            : BlackScholes.Price(_spot, _strike, _years, _volatility, _rate, _yield, _right);
    }

    public Greeks Greeks { get; }

    public double PriceAlone { get; }

    public static IReadOnlyList<string> Columns { get; } =
    [
        "price", "delta_spot", "delta_fwd_disc", "delta_fwd_undisc", "gamma", "vega", "theta_year", "theta_calday", "rho", "phi",
        "vanna", "volga", "charm", "veta", "speed", "zomma", "color", "ultima", "dual_delta", "dual_gamma", "cond",
    ];

    public double Actual(string column) => column switch
    {
        "price" => Greeks.Price,
        "delta_spot" => Greeks.Delta,
        "delta_fwd_disc" => Greeks.Delta * ElementaryFunctions.Discount(_rate - _yield, _years),
        "delta_fwd_undisc" => Greeks.Delta * ElementaryFunctions.Discount(-_yield, _years),
        "gamma" => Greeks.Gamma,
        "vega" => Greeks.Vega,
        "theta_year" => Greeks.Theta,
        "theta_calday" => Greeks.ThetaPerCalendarDay,
        "rho" => Greeks.Rho,
        "phi" => Greeks.Phi,
        "vanna" => Greeks.Vanna,
        "volga" => Greeks.Volga,
        "charm" => Greeks.Charm,
        "veta" => Greeks.Veta,
        "speed" => Greeks.Speed,
        "zomma" => Greeks.Zomma,
        "color" => Greeks.Color,
        "ultima" => Greeks.Ultima,
        "dual_delta" => Greeks.DualDelta,
        "dual_gamma" => Greeks.DualGamma,
        "cond" => Conditioning,
        _ => throw new ArgumentOutOfRangeException(nameof(column), column, "No such column."),
    };

    public double Tolerance(string column)
    {
        double d1 = Math.Abs(_row.Number("d1"));
        double d2 = Math.Abs(_row.Number("d2"));
        double s = _volatility * Math.Sqrt(_years);
        double inputs = (1 + Math.Abs(Math.Log(_spot / _strike)) + Math.Abs((_rate - _yield) * _years)) / s + s;
        double factor = 4 * Epsilon * (1 + (1 + Math.Max(d1, d2)) * inputs);
        double price = 512 * Epsilon * (1 + _row.Number("cond")) * Math.Abs(_row.Number("price"));
        return column switch
        {
            "price" => price,
            "rho" when _onForward => price * _years,
            "cond" => 1e-3 * Math.Abs(_row.Number("cond")),
            "theta_calday" => factor * Magnitude("theta_year", d1, d2, s) / 365,
            _ => factor * Magnitude(column, d1, d2, s),
        };
    }

    // Sum of |x dlnV/dx| over all inputs; the derivative with respect to T through the theta of the same pricing.
    private double Conditioning => (Math.Abs(_spot * Greeks.Delta) + Math.Abs(_strike * Greeks.DualDelta) + Math.Abs(_years * Greeks.Theta)
        + Math.Abs(_volatility * Greeks.Vega) + Math.Abs(_rate * Greeks.Rho) + Math.Abs(_yield * Greeks.Phi)) / Greeks.Price;

    private double Magnitude(string column, double d1, double d2, double s)
    {
        double sign = (double)_right;
        double assetDiscount = Math.Exp(-_yield * _years);
        double density = assetDiscount * NaiveNormal.Pdf(d1);
        double asset = assetDiscount * NaiveNormal.Cdf(sign * _row.Number("d1"));
        double bond = _strike * Math.Exp(-_rate * _years) * NaiveNormal.Cdf(sign * _row.Number("d2"));
        double a = 1 + d1;
        double b = 1 + d2;
        double motion = Math.Abs(_rate - _yield) / s + b / (2 * _years);
        double time = Math.Abs(_yield) + 1 / (2 * _years) + a * motion;
        double gamma = _row.Number("gamma");
        double vega = _row.Number("vega");
        return column switch
        {
            "theta_year" => _spot * density * _volatility / (2 * Math.Sqrt(_years)) + Math.Abs(_rate) * bond + Math.Abs(_yield) * _spot * asset,
            "vanna" => density * b / _volatility,
            "volga" => vega * a * b / _volatility,
            "charm" => Math.Abs(_yield) * asset + density * motion,
            "veta" => vega * time,
            "speed" => gamma / _spot * (a / s + 1),
            "zomma" => gamma * (a * b + 1) / _volatility,
            "color" => gamma * time,
            "ultima" => vega / (_volatility * _volatility) * (a * b * (1 + a * b) + a * a + b * b),
            _ => Math.Abs(_row.Number(column)),
        };
    }
}
