using MathNet.Numerics.LinearAlgebra;
using VixShield.Display;

namespace VixShield.TermStructure;

/// <summary>
/// The joint law of the index return and of a model's factors over a horizon: normal, with a covariance that is checked. Under it the index is a martingale against its own forward, and the average of every VX future over
/// all shocks is its price before. Immutable.
/// </summary>
[TypeFormatterSource]
public sealed class JointShockLaw : IDisplayable
{
    private readonly Matrix<double> _root;

    /// <summary>Makes a law for a model.</summary>
    /// <param name="model">The model whose factors move.</param>
    /// <param name="years">The horizon, in years; greater than 0.</param>
    /// <param name="indexVolatility">Volatility of the index over the horizon, per year; greater than 0.</param>
    /// <param name="firstCorrelation">Correlation of the index with the Brownian motion of the first factor; from -1 to 1. As a rule near -0.8.</param>
    /// <param name="secondCorrelation">The same with the second factor.</param>
    /// <exception cref="ArgumentException">The model is null, a value is out of range, or three such correlations do not exist together.</exception>
    public JointShockLaw(IVixModel model, double years, double indexVolatility, double firstCorrelation, double secondCorrelation)
    {
        Guard.NotNull(model, nameof(model));
        Years = Guard.PositiveFinite(years, nameof(years));
        IndexVolatility = Guard.PositiveFinite(indexVolatility, nameof(indexVolatility));
        FirstCorrelation = Guard.InRange(firstCorrelation, -1, 1, nameof(firstCorrelation));
        SecondCorrelation = Guard.InRange(secondCorrelation, -1, 1, nameof(secondCorrelation));
        FactorCorrelation = CorrelationOf(model.InstantaneousCovariance);
        // Three correlations are possible together exactly when their determinant is not negative.
        double determinant = 1 - (FirstCorrelation * FirstCorrelation) - (SecondCorrelation * SecondCorrelation) - (FactorCorrelation * FactorCorrelation)
            + (2 * FirstCorrelation * SecondCorrelation * FactorCorrelation);
        if (determinant < -1e-12)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"Correlations of the index with the factors of {FirstCorrelation:G6} and {SecondCorrelation:G6} do not go together with {FactorCorrelation:G6} between the factors: their determinant {determinant:G3} must not be negative."), nameof(firstCorrelation));
        }

        FactorCovariance factors = model.CovarianceAfter(years);
        FactorLoadings withIndex = model.CovarianceWithIndex(years, FirstCorrelation, SecondCorrelation);
        Covariance = Matrix<double>.Build.DenseOfArray(new[,]
        {
            { indexVolatility * indexVolatility * years, indexVolatility * withIndex.First, indexVolatility * withIndex.Second },
            { indexVolatility * withIndex.First, factors.First, factors.Cross },
            { indexVolatility * withIndex.Second, factors.Cross, factors.Second },
        });
        _root = RootOf(Covariance);
    }

    /// <summary>The horizon, in years.</summary>
    public double Years { get; }

    /// <summary>Volatility of the index, per year.</summary>
    public double IndexVolatility { get; }

    /// <summary>Correlation of the index with the first factor's Brownian motion.</summary>
    public double FirstCorrelation { get; }

    /// <summary>Correlation of the index with the second factor's.</summary>
    public double SecondCorrelation { get; }

    /// <summary>Correlation of the factors' Brownian motions, from the model; 0 where one stands still.</summary>
    public double FactorCorrelation { get; }

    /// <summary>Covariance of index log return, first and second factor over the horizon: a copy, three by three.</summary>
    public double[,] ToCovariance() => Covariance.ToArray();

    /// <summary>The shock of three independent standard normals.</summary>
    /// <param name="first">Moves the index.</param>
    /// <param name="second">Moves the first factor where the index does not.</param>
    /// <param name="third">Moves the second factor where neither does.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is not finite.</exception>
    public JointShock FromNormals(double first, double second, double third)
    {
        Guard.Finite(first, nameof(first));
        Guard.Finite(second, nameof(second));
        Guard.Finite(third, nameof(third));
        return new JointShock(
            Drift + (_root[0, 0] * first),
            (_root[1, 0] * first) + (_root[1, 1] * second),
            (_root[2, 0] * first) + (_root[2, 1] * second) + (_root[2, 2] * third),
            Years);
    }

    /// <summary>The shock with a given index return in which the factors are where they are on average: their regression on the index.</summary>
    /// <param name="spxLogReturn">Log return of the index against its forward; finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">The return is not finite.</exception>
    public JointShock MeanGiven(double spxLogReturn)
    {
        double surprise = (Guard.Finite(spxLogReturn, nameof(spxLogReturn)) - Drift) / Covariance[0, 0];
        return new JointShock(spxLogReturn, Covariance[0, 1] * surprise, Covariance[0, 2] * surprise, Years);
    }

    /// <summary>The law in words.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"over {Years * 365:G6} days: index volatility {IndexVolatility:G6}, correlations {FirstCorrelation:G6} and {SecondCorrelation:G6} with the factors, {FactorCorrelation:G6} between them");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Law of joint shocks", ToString())
    {
        Facts =
        [
            new("horizon", Years, "years"),
            new("volatility of the index", DisplayCell.Percent(IndexVolatility), "%"),
            new("correlation with the first factor", FirstCorrelation),
            new("correlation with the second factor", SecondCorrelation),
            new("correlation of the factors", FactorCorrelation),
        ],
        Tables =
        [
            DisplayTable.Of(
                "covariance over the horizon",
                new[] { ("index log return", 0), ("first factor", 1), ("second factor", 2) },
                new("of", r => r.Item1),
                new("index log return", r => Covariance[r.Item2, 0]),
                new("first factor", r => Covariance[r.Item2, 1]),
                new("second factor", r => Covariance[r.Item2, 2])),
        ],
    };

    private Matrix<double> Covariance { get; }

    // So that the mean of exp of the return is 1.
    private double Drift => -0.5 * IndexVolatility * IndexVolatility * Years;

    private static double CorrelationOf(FactorCovariance covariance)
    {
        double scale = Math.Sqrt(covariance.First * covariance.Second);
        return scale > 0 ? covariance.Cross / scale : 0;
    }

    /// <summary>The lower triangular root; a direction without variance has a column of 0, where Cholesky of the library would refuse.</summary>
    private static Matrix<double> RootOf(Matrix<double> covariance)
    {
        Matrix<double> root = Matrix<double>.Build.Dense(3, 3);
        for (int j = 0; j < 3; j++)
        {
            double rest = covariance[j, j];
            for (int l = 0; l < j; l++)
                rest -= root[j, l] * root[j, l];
            if (!(rest > 1e-14 * covariance[j, j]))
                continue;
            root[j, j] = Math.Sqrt(rest);
            for (int i = j + 1; i < 3; i++)
            {
                double x = covariance[i, j];
                for (int l = 0; l < j; l++)
                    x -= root[i, l] * root[j, l];
                root[i, j] = x / root[j, j];
            }
        }

        return root;
    }
}
