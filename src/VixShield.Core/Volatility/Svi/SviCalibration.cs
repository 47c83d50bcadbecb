using System.Runtime.Intrinsics;
using VixShield.Numerics;

namespace VixShield.Volatility;

/// <summary>
/// Raw SVI by damped Gauss-Newton steps on volatilities, in units of the quotes' half-widths: little is paid inside bid and ask,
/// the square of the distance outside. Works in units of the at-the-money deviation, so that all parameters are of order 1.
/// </summary>
internal ref partial struct SviCalibration
{
    private const int Parameters = 5;
    private const int MaximumSteps = 40;

    // What a quote's half-width gains by its tick: a price may miss by a part of a tick before it counts as outside.
    private const double TickShare = 0.5;

    // What a residual inside bid and ask costs beside one outside: enough to place the curve where quotes leave it free.
    private const double InsideWeight = 0.02;

    // The prior holds what quotes do not determine; a unit residual of one quote outweighs it by far.
    private const double PriorWeight = 1e-3;

    // The least variance, in units of that at the money.
    private const double LeastLow = 1e-4;

    private readonly double _deviation;
    private readonly double _years;
    private readonly double[] _z;
    private readonly double[] _volatility;
    private readonly double[] _perWidth;
    private double _butterflyWeight;

    /// <param name="quotes">The quotes.</param>
    /// <param name="deviation">The at-the-money deviation.</param>
    /// <param name="selected">Which of the quotes count, in ascending order.</param>
    internal SviCalibration(SliceQuotes quotes, double deviation, ReadOnlySpan<int> selected)
    {
        _deviation = deviation;
        _years = quotes.Years;
        int n = selected.Length;
        _z = new double[n];
        _volatility = new double[n];
        _perWidth = new double[n];
        for (int i = 0; i < n; i++)
        {
            int j = selected[i];
            _z[i] = quotes.LogMoneyness[j] / deviation;
            _volatility[i] = quotes.MidVolatility[j];
            _perWidth[i] = 1 / (quotes.HalfWidth(j) + (TickShare * quotes.TickInVolatility(j)));
        }
    }

    /// <summary>The best shape found, without regard to butterfly arbitrage.</summary>
    internal SviShape Fit() => Improve(Start());

    private readonly SviShape Improve(SviShape best)
    {
        double cost = Cost(best);
        double damping = 1e-3;
        Span<double> gradient = stackalloc double[Parameters];
        Span<double> hessian = stackalloc double[Parameters * Parameters];
        Span<double> step = stackalloc double[Parameters];
        for (int i = 0; i < MaximumSteps && damping < 1e8; i++)
        {
            Linearise(best, gradient, hessian);
            bool improved = false;
            while (!improved && damping < 1e8)
            {
                SmallSystem.SolveDamped(hessian, gradient, damping, step);
                SviShape next = Bounded(best, step);
                double nextCost = Cost(next);
                if (nextCost < cost)
                {
                    bool small = cost - nextCost < 1e-7 * (1 + cost);
                    (best, cost, improved) = (next, nextCost, true);
                    damping = Math.Max(damping * 0.2, 1e-12);
                    if (small)
                        return best;
                }
                else
                {
                    damping *= 8;
                }
            }
        }

        return best;
    }

    private readonly SviShape Start()
    {
        SviShape best = Prior;
        double bestCost = Cost(best);
        ReadOnlySpan<double> vertices = [-0.5, 0.5, 1.2, 2];
        ReadOnlySpan<double> widths = [0.15, 0.6, 2];
        foreach (double m in vertices)
        {
            foreach (double sigma in widths)
            {
                if (Linear(m, sigma) is not { } shape)
                    continue;
                double cost = Cost(shape);
                if (cost < bestCost)
                    (best, bestCost) = (shape, cost);
            }
        }

        return best;
    }

    private static SviShape Prior => new() { Low = 0.95, B = 0.1, Rho = 0, M = 0, Sigma = 1 };

    /// <summary>Level, slope and opening by weighted least squares at a vertex and a width; null where they are no slice.</summary>
    private readonly SviShape? Linear(double m, double sigma)
    {
        Span<double> gradient = stackalloc double[3];
        Span<double> hessian = stackalloc double[9];
        Span<double> solution = stackalloc double[3];
        hessian.Clear();
        gradient.Clear();
        double perVariance = _years / (_deviation * _deviation);
        for (int i = 0; i < _z.Length; i++)
        {
            double x = _z[i] - m;
            double root = Math.Sqrt((x * x) + (sigma * sigma));
            double volatility = _volatility[i];
            double target = volatility * volatility * perVariance;
            double perWidth = _perWidth[i] / (2 * volatility * perVariance);
            double weight = perWidth * perWidth;
            hessian[0] += weight;
            hessian[1] += weight * x;
            hessian[2] += weight * root;
            hessian[4] += weight * x * x;
            hessian[5] += weight * x * root;
            hessian[8] += weight * root * root;
            gradient[0] += weight * target;
            gradient[1] += weight * x * target;
            gradient[2] += weight * root * target;
        }

        hessian[3] = hessian[1];
        hessian[6] = hessian[2];
        hessian[7] = hessian[5];
        SmallSystem.SolveDamped(hessian, gradient, 1e-10, solution);
        double b = solution[2];
        double rho = b > 0 ? solution[1] / b : double.NaN;
        if (!(Math.Abs(rho) < 0.99))
            return null;
        double low = solution[0] + (b * sigma * Math.Sqrt(1 - (rho * rho)));
        return low > 1e-3 && b * (1 + Math.Abs(rho)) * _deviation < 1.9 ? new SviShape { Low = low, B = b, Rho = rho, M = m, Sigma = sigma } : null;
    }

    private readonly double Cost(in SviShape shape)
    {
        double toVolatility = _deviation / Math.Sqrt(_years);
        double cost = PriorCost(shape);
        double lowest = shape.Sigma * shape.Root;
        for (int i = 0; i < _z.Length; i++)
        {
            double x = _z[i] - shape.M;
            double variance = shape.Low + (shape.B * ((shape.Rho * x) + Math.Sqrt((x * x) + (shape.Sigma * shape.Sigma)) - lowest));
            double r = ((toVolatility * Math.Sqrt(variance)) - _volatility[i]) * _perWidth[i];
            cost += (InsideWeight * r * r) + RobustLoss.Cost(Math.Abs(r) - 1);
        }

        return _butterflyWeight > 0 ? cost + ButterflyCost(shape) : cost;
    }

    private static double PriorCost(in SviShape x)
    {
        SviShape p = Prior;
        return PriorWeight * (Square(x.Low - p.Low) + Square(x.B - p.B) + Square(x.Rho - p.Rho) + Square(x.M - p.M) + Square(x.Sigma - p.Sigma));
        static double Square(double v) => v * v;
    }

    private readonly void Linearise(in SviShape shape, Span<double> gradient, Span<double> hessian)
    {
        AddQuotes(shape, gradient, hessian);
        SviShape prior = Prior;
        gradient[0] += PriorWeight * (prior.Low - shape.Low);
        gradient[1] += PriorWeight * (prior.B - shape.B);
        gradient[2] += PriorWeight * (prior.Rho - shape.Rho);
        gradient[3] += PriorWeight * (prior.M - shape.M);
        gradient[4] += PriorWeight * (prior.Sigma - shape.Sigma);
        for (int j = 0; j < Parameters; j++)
            hessian[(j * Parameters) + j] += PriorWeight;
        if (_butterflyWeight > 0)
            LineariseButterflies(shape, gradient, hessian);
        for (int j = 0; j < Parameters; j++)
        {
            for (int l = 0; l < j; l++)
                hessian[(l * Parameters) + j] = hessian[(j * Parameters) + l];
        }
    }

    /// <summary>The quotes' gradient and the lower half of their matrix: by low, b, rho and m in four lanes, by sigma beside them.</summary>
    private readonly void AddQuotes(in SviShape shape, Span<double> gradient, Span<double> hessian)
    {
        double toVolatility = _deviation / Math.Sqrt(_years);
        double rootRho = shape.Root;
        double tilt = shape.Sigma * shape.Rho / rootRho;
        (double g4, double h44) = (0, 0);
        Vector256<double> g = default, h0 = default, h1 = default, h2 = default, h3 = default, h4 = default;
        for (int i = 0; i < _z.Length; i++)
        {
            double x = _z[i] - shape.M;
            double root = Math.Sqrt((x * x) + (shape.Sigma * shape.Sigma));
            double perRoot = 1 / root;
            double byB = (shape.Rho * x) + root - (shape.Sigma * rootRho);
            double rootVariance = Math.Sqrt(shape.Low + (shape.B * byB));
            double r = ((toVolatility * rootVariance) - _volatility[i]) * _perWidth[i];
            double outside = Math.Abs(r) > 1 ? r - Math.Sign(r) : 0;
            double scale = toVolatility * _perWidth[i] / (2 * rootVariance);
            double scaleB = scale * shape.B;
            Vector256<double> row = Vector256.Create(scale, scale * byB, scaleB * (x + tilt), -scaleB * (shape.Rho + (x * perRoot)));
            double last = scaleB * ((shape.Sigma * perRoot) - rootRho);
            double weight = RobustLoss.Weight(Math.Abs(outside));
            double pull = (InsideWeight * r) + (weight * outside);
            Vector256<double> stiff = (InsideWeight + weight) * row;
            g -= pull * row;
            g4 -= pull * last;
            h0 += stiff * row[0];
            h1 += stiff * row[1];
            h2 += stiff * row[2];
            h3 += stiff * row[3];
            h4 += stiff * last;
            h44 += (InsideWeight + weight) * last * last;
        }

        g.CopyTo(gradient);
        gradient[4] = g4;
        h0.CopyTo(hessian);
        h1.CopyTo(hessian[Parameters..]);
        h2.CopyTo(hessian[(2 * Parameters)..]);
        h3.CopyTo(hessian[(3 * Parameters)..]);
        h4.CopyTo(hessian[(4 * Parameters)..]);
        hessian[^1] = h44;
    }

    private readonly SviShape Bounded(in SviShape from, ReadOnlySpan<double> step)
    {
        double rho = Math.Clamp(from.Rho + step[2], -0.998, 0.998);
        double b = Math.Clamp(from.B + step[1], 1e-8, 1.98 / (_deviation * (1 + Math.Abs(rho))));
        double sigma = Math.Clamp(from.Sigma + step[4], 0.02, 20);
        return new SviShape
        {
            // The raw parameter a is this less b sigma: what is left after the subtraction must still be a variance.
            Low = Math.Max(from.Low + step[0], LeastLow + (1e-9 * b * sigma)),
            B = b,
            Rho = rho,
            M = Math.Clamp(from.M + step[3], -6, 6),
            Sigma = sigma,
        };
    }
}
