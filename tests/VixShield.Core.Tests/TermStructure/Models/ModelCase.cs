using FsCheck;
using FsCheck.Fluent;
using VixShield.TermStructure;
using VixShield.Tests.Infrastructure;

namespace VixShield.Tests.TermStructure.Models;

/// <summary>A Bergomi model of one or two factors, mixed or not, on steps or on an exponential, with a time and a state.</summary>
public sealed record BergomiCase(BergomiParameters Parameters, VarianceMixture Mixture, ForwardVarianceCurve Curve, double Years, double Z1, double Z2)
{
    public static Arbitrary<BergomiCase> Cases() => Arb.From(
        from k1 in Generators.Uniform(2, 15)
        from k2 in Gen.Frequency((4, Generators.Uniform(0.05, 1.5)), (1, Gen.Constant(0.0)))
        from theta in Gen.Frequency((4, Generators.Uniform(0.05, 0.6)), (1, Gen.Constant(0.0)), (1, Gen.Constant(1.0)))
        from rho in Generators.Uniform(-0.6, 0.95)
        from nu in Generators.Uniform(0.4, 2.5)
        from mixed in Gen.Choose(0, 2)
        from shares in Gen.ArrayOf(Generators.Uniform(0.05, 0.9), 2)
        from narrow in Gen.ArrayOf(Generators.Uniform(0.2, 0.9), 2)
        from wide in Gen.ArrayOf(Generators.Uniform(1, 2.6), 2)
        from steps in Gen.ArrayOf(Generators.Uniform(0.012, 0.12), 4)
        from smooth in Gen.Elements(true, false)
        from years in Gen.Frequency((5, Generators.Uniform(0.01, 0.8)), (1, Generators.Uniform(0.0005, 0.01)))
        from z1 in Generators.Uniform(-2.5, 2.5)
        from z2 in Generators.Uniform(-2.5, 2.5)
        select new BergomiCase(
            new BergomiParameters { FirstSpeed = k1, SecondSpeed = k2, SecondWeight = theta, Correlation = rho, VolatilityOfVolatility = nu },
            mixed == 0
                ? VarianceMixture.None
                : new VarianceMixture(Enumerable.Range(0, mixed).Select(i => new MixtureSegment(i * (years + 0.03), shares[i], narrow[i], wide[i]))),
            smooth ? new ExponentialForwardVariance(steps[0], 3, steps[1]) : new StepForwardVariance([0, 0.05, 0.11, 0.4], steps),
            years,
            z1,
            z2));

    public BergomiVixModel Make() => new(Curve, Parameters, Mixture);

    /// <summary>A state of the factors after a part of the time, in deviations of each.</summary>
    public JointShock Shock(double horizon)
    {
        FactorCovariance covariance = Make().CovarianceAfter(horizon);
        return new JointShock(-0.02, Z1 * Math.Sqrt(covariance.First), Z2 * Math.Sqrt(covariance.Second), horizon);
    }

    public override string ToString() => $"{Make()} on {Curve} at {Years}, state {Z1}, {Z2}";
}

/// <summary>Lognormal dynamics of either form, with a curve level and a time.</summary>
public sealed record LognormalCase(LognormalDynamics Dynamics, double Vix, double Tendency, double Level, double Years, double Z1, double Z2)
{
    public static Arbitrary<LognormalCase> Cases() => Arb.From(
        from k1 in Generators.Uniform(1, 20)
        from k2 in Gen.Frequency((3, Generators.Uniform(0, 3)), (1, Gen.Constant(-1.0)))
        from s1 in Generators.Uniform(0.3, 1.6)
        from s2 in Generators.Uniform(0.05, 0.9)
        from rho in Generators.Uniform(-0.9, 0.99)
        from central in Gen.Elements(true, false)
        from vix in Generators.Uniform(10, 60)
        from tendency in Generators.Uniform(12, 40)
        from level in Generators.Uniform(2.6, 3.4)
        from years in Gen.Frequency((5, Generators.Uniform(0.01, 0.9)), (1, Generators.Uniform(1e-5, 0.01)))
        from z1 in Generators.Uniform(-2.5, 2.5)
        from z2 in Generators.Uniform(-2.5, 2.5)
        select new LognormalCase(
            // -1 stands for equal speeds.
            central ? new CentralTendencyDynamics(k1, s1, k2 < 0 ? k1 : k2, s2, rho) : new TwoFactorDynamics(k1, s1, Math.Abs(k2), s2, rho),
            vix,
            tendency,
            level,
            years,
            z1,
            z2));

    public LognormalVixModel Make() => Dynamics is CentralTendencyDynamics central
        ? LognormalVixModel.CentralTendency(Vix, Tendency, Level, central)
        : new LognormalVixModel(TestMarkets.Base.VixFutures, Dynamics);
}
