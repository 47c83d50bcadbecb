using VixShield.Numerics;

namespace VixShield.Volatility;

/// <summary>
/// Tilt and opening of one eSSVI slice at a given at-the-money variance, by damped Gauss-Newton steps. The earlier slice bounds them so that
/// no calendar arbitrage can arise (Mingone 2022); the bounds are never empty, since the earlier slice's own tilt is always inside.
/// </summary>
internal ref struct EssviCalibration
{
    private const int MaximumSteps = 30;
    private const double InsideWeight = 0.02;
    private const double TickShare = 0.5;

    // Towards 1 the least variance of a slice, theta (1 - rho^2), vanishes, and with it a wing to build on.
    private const double MostTilt = 0.9;

    // Rounding must not take a slice over its bounds.
    private const double Margin = 1e-9;

    private readonly double _deviation;
    private readonly double _years;
    private readonly double[] _z;
    private readonly double[] _volatility;
    private readonly double[] _perWidth;
    private readonly EssviSlice? _earlier;
    private readonly double _theta;

    internal EssviCalibration(SliceQuotes quotes, ReadOnlySpan<int> selected, double atTheMoneyVariance, EssviSlice? earlier)
    {
        _earlier = earlier;
        _theta = earlier is null ? atTheMoneyVariance : Math.Max(atTheMoneyVariance, earlier.Theta * (1 + (4 * Margin)));
        _deviation = Math.Sqrt(_theta);
        _years = quotes.Years;
        int n = selected.Length;
        _z = new double[n];
        _volatility = new double[n];
        _perWidth = new double[n];
        for (int i = 0; i < n; i++)
        {
            int j = selected[i];
            _z[i] = quotes.LogMoneyness[j] / _deviation;
            _volatility[i] = quotes.MidVolatility[j];
            _perWidth[i] = 1 / (quotes.HalfWidth(j) + (TickShare * quotes.TickInVolatility(j)));
        }
    }

    internal readonly EssviSlice Fit()
    {
        double rho = -0.5;
        double psi = 1;
        double best = double.PositiveInfinity;
        foreach ((double startRho, double startPsi) in stackalloc[] { (-0.8, 0.6), (-0.6, 1.2), (-0.2, 0.8), (0.3, 0.8), (0.7, 0.8), (0d, 0.1) })
        {
            (double r, double p) = Bounded(startRho, startPsi);
            double cost = Cost(r, p);
            if (cost < best)
                (rho, psi, best) = (r, p, cost);
        }

        double damping = 1e-2;
        Span<double> gradient = stackalloc double[2];
        Span<double> hessian = stackalloc double[4];
        Span<double> step = stackalloc double[2];
        for (int i = 0; i < MaximumSteps && damping < 1e6; i++)
        {
            Linearise(rho, psi, gradient, hessian);
            bool improved = false;
            while (!improved && damping < 1e6)
            {
                SmallSystem.SolveDamped(hessian, gradient, damping, step);
                (double nextRho, double nextPsi) = Bounded(rho + step[0], psi + step[1]);
                double cost = Cost(nextRho, nextPsi);
                if (cost < best)
                {
                    bool small = best - cost < 1e-6 * (1 + best);
                    (rho, psi, best, improved) = (nextRho, nextPsi, cost, true);
                    damping = Math.Max(damping * 0.2, 1e-12);
                    if (small)
                        return new EssviSlice(_theta, rho, psi * _deviation);
                }
                else
                {
                    damping *= 8;
                }
            }
        }

        return new EssviSlice(_theta, rho, psi * _deviation);
    }

    /// <summary>The nearest tilt and opening (in deviations) that keep the slice free of butterflies and above the earlier one.</summary>
    private readonly (double Rho, double Psi) Bounded(double rho, double psi)
    {
        rho = Math.Clamp(rho, -MostTilt, MostTilt);
        if (_earlier is null)
            return (rho, Math.Clamp(psi, 1e-4, MostPsi(rho)));

        // The tilt may differ from the earlier one as far as the growth of theta allows; halve the way until all bounds leave room.
        double before = _earlier.Rho;
        double growth = _theta / _earlier.Theta;
        double earlierPsi = _earlier.Psi / _deviation;
        for (int i = 0; i < 60; i++)
        {
            double least = earlierPsi * Math.Max((1 + before) / (1 + rho), (1 - before) / (1 - rho)) * (1 + Margin);
            double most = Math.Min(earlierPsi * growth * (1 - Margin), MostPsi(rho));
            if (least <= most)
                return (rho, Math.Clamp(psi, least, most));
            rho = (rho + before) / 2;
        }

        return (before, earlierPsi * (1 + Margin));
    }

    /// <summary>Lee's bound and the butterfly condition, in deviations.</summary>
    private readonly double MostPsi(double rho)
    {
        double tilt = 1 + Math.Abs(rho);
        return Math.Min(4 / (tilt * _deviation), Math.Sqrt(4 / tilt)) * (1 - Margin);
    }

    private readonly double Cost(double rho, double psi)
    {
        double toVolatility = _deviation / Math.Sqrt(_years);
        double cost = 0;
        for (int i = 0; i < _z.Length; i++)
        {
            double x = (psi * _z[i]) + rho;
            double variance = (1 + (rho * psi * _z[i]) + Math.Sqrt((x * x) + ((1 - rho) * (1 + rho)))) / 2;
            double r = ((toVolatility * Math.Sqrt(variance)) - _volatility[i]) * _perWidth[i];
            cost += (InsideWeight * r * r) + RobustLoss.Cost(Math.Abs(r) - 1);
        }

        return cost;
    }

    private readonly void Linearise(double rho, double psi, Span<double> gradient, Span<double> hessian)
    {
        gradient.Clear();
        hessian.Clear();
        double toVolatility = _deviation / Math.Sqrt(_years);
        for (int i = 0; i < _z.Length; i++)
        {
            double z = _z[i];
            double x = (psi * z) + rho;
            double root = Math.Sqrt((x * x) + ((1 - rho) * (1 + rho)));
            double rootVariance = Math.Sqrt((1 + (rho * psi * z) + root) / 2);
            double r = ((toVolatility * rootVariance) - _volatility[i]) * _perWidth[i];
            double outside = Math.Abs(r) > 1 ? r - Math.Sign(r) : 0;
            double weight = RobustLoss.Weight(Math.Abs(outside));
            double scale = toVolatility * _perWidth[i] / (4 * rootVariance);
            double byRho = scale * psi * z * (1 + (1 / root));
            double byPsi = scale * z * (rho + (x / root));
            double pull = (InsideWeight * r) + (weight * outside);
            double stiffness = InsideWeight + weight;
            gradient[0] -= pull * byRho;
            gradient[1] -= pull * byPsi;
            hessian[0] += stiffness * byRho * byRho;
            hessian[1] += stiffness * byRho * byPsi;
            hessian[3] += stiffness * byPsi * byPsi;
        }

        hessian[2] = hessian[1];
    }
}
