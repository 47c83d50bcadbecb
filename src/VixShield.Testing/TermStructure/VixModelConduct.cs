using MathNet.Numerics.Integration;
using VixShield.TermStructure;

namespace VixShield.Testing;

/// <summary>The laws of a model's futures and factors.</summary>
internal sealed class VixModelConduct(IVixModel model, double accuracy)
{
    private const double Short = 1e-6;
    private const double Step = 1e-4;

    // Six deviations hold all but 2e-9 of a normal law, and so of the mean of an exponential of it within the same order.
    private const double Widest = 6;
    private const int Nodes = 48;

    internal string? Futures(double years)
    {
        double future = model.Future(years);
        return Amounts.Equal("The future of no time", model.Future(0), model.Vix, accuracy * model.Vix)
            ?? Amounts.Finite("The future", future)
            ?? (future > 0 ? null : FormattableString.Invariant($"The future is {future:G6}."))
            ?? Amounts.Equal("The future after no shock", model.Future(years, new JointShock(0, 0, 0, 0)), future, accuracy * future);
    }

    internal string? Martingale(VixOptionCase c)
    {
        double horizon = c.Part * c.Years, future = model.Future(c.Years);
        FactorCovariance covariance = model.CovarianceAfter(horizon);
        double first = Math.Sqrt(covariance.First);
        double slope = first > 0 ? covariance.Cross / first : 0;
        double rest = Math.Sqrt(Math.Max(0, covariance.Second - (slope * slope)));
        GaussLegendreRule rule = new(-Widest, Widest, Nodes);
        double mean = 0, mass = 0;
        for (int i = 0; i < Nodes; i++)
        {
            for (int j = 0; j < Nodes; j++)
            {
                double x = rule.GetAbscissa(i), y = rule.GetAbscissa(j);
                double weight = rule.GetWeight(i) * rule.GetWeight(j) * Math.Exp(-0.5 * ((x * x) + (y * y))) / (2 * Math.PI);
                mean += weight * model.Future(c.Years, new JointShock(0, first * x, (slope * x) + (rest * y), horizon));
                mass += weight;
            }
        }

        return Amounts.Equal(FormattableString.Invariant($"The mean after {horizon:G6} years"), mean / mass, future, Math.Max(accuracy, 1e-6) * future);
    }

    internal string? Loadings(double years)
    {
        FactorLoadings loadings = model.LoadingsOf(years);
        return Amounts.Equal("The loading on the first factor", loadings.First, Derivative(1, 0), 1e-5 + (accuracy / Step))
            ?? Amounts.Equal("The loading on the second factor", loadings.Second, Derivative(0, 1), 1e-5 + (accuracy / Step));

        double Derivative(double first, double second) =>
            (Math.Log(model.Future(years, new JointShock(0, Step * first, Step * second, 0))) - Math.Log(model.Future(years, new JointShock(0, -Step * first, -Step * second, 0)))) / (2 * Step);
    }

    internal string? Covariance(double years)
    {
        FactorCovariance after = model.CovarianceAfter(years), soon = model.CovarianceAfter(Short), rate = model.InstantaneousCovariance;
        double tolerance = 1e-3 * Short * (rate.First + rate.Second);
        return Amounts.AtLeast("The first variance", after.First, 0, 0)
            ?? Amounts.AtLeast("The second variance", after.Second, 0, 0)
            ?? Amounts.AtMost("The squared covariance", after.Cross * after.Cross, after.First * after.Second, 1e-12 * after.First * after.Second)
            ?? Amounts.Equal("Soon the first variance", soon.First, Short * rate.First, tolerance)
            ?? Amounts.Equal("Soon the second variance", soon.Second, Short * rate.Second, tolerance)
            ?? Amounts.Equal("Soon the covariance", soon.Cross, Short * rate.Cross, tolerance);
    }

    internal string? Regression(double years)
    {
        FactorCovariance rate = model.InstantaneousCovariance;
        FactorLoadings spot = model.LoadingsOf(0), future = model.LoadingsOf(years);
        double own = spot.CovarianceWith(spot, rate), both = spot.CovarianceWith(future, rate), other = future.CovarianceWith(future, rate);
        return Amounts.Equal("The beta", model.LogBeta(years), both / own, 1e-9)
            ?? Amounts.Equal("The explained share", model.ExplainedShare(years), both * both / (own * other), 1e-9);
    }

    internal string? VolatilityResponse(double years) =>
        Amounts.Equal("The response of 30 days", model.VolatilityResponse(LogBetaCurve.VixWindow), 1, 1e-9) ?? Amounts.Finite("The response", model.VolatilityResponse(years));
}
