using System.Collections.Immutable;
using MathNet.Numerics.LinearAlgebra;
using VixShield.Display;
using VixShield.Expiries;
using VixShield.Market;
using VixShield.TermStructure;

namespace VixShield.Risk;

/// <summary>
/// Covariance of the moves of the index (in percent), of spot VIX (in points), and of the basis residual of each VX future (in points): what a future moves besides its point beta times the move of VIX.
/// Immutable; equal when contracts and numbers are.
/// </summary>
[TypeFormatterSource]
public sealed class HedgeCovariance : IEquatable<HedgeCovariance>, IDisplayable
{
    /// <summary>Sessions that a yearly volatility is spread over.</summary>
    public const double SessionsPerYear = 252;

    private const int Basis = 2;
    private readonly Matrix<double> _matrix;

    private HedgeCovariance(ImmutableArray<Expiry> contracts, Matrix<double> matrix)
    {
        Contracts = contracts;
        _matrix = matrix;
    }

    /// <summary>The VX expiries whose residuals it holds, ascending.</summary>
    public ImmutableArray<Expiry> Contracts { get; }

    /// <summary>Standard deviation of the index, in percent.</summary>
    public double IndexDeviation => Math.Sqrt(_matrix[0, 0]);

    /// <summary>Standard deviation of spot VIX, in points.</summary>
    public double VixDeviation => Math.Sqrt(_matrix[1, 1]);

    /// <summary>Correlation of index and VIX; null where one of them does not move.</summary>
    public double? IndexVixCorrelation => IndexDeviation > 0 && VixDeviation > 0 ? _matrix[0, 1] / (IndexDeviation * VixDeviation) : null;

    /// <summary>The covariance over one session of stated numbers: VIX = response x index + residual, future = point beta x VIX + basis; residuals are independent of the index and of VIX.</summary>
    /// <param name="indexVolatility">Volatility of the index per year, over <see cref="SessionsPerYear"/> sessions; from 0 to 10.</param>
    /// <param name="vixResponse">Expected VIX points per +1 % of the index, negative as a rule; finite.</param>
    /// <param name="vixResidual">Standard deviation over a session of what VIX moves besides, in points; at least 0.</param>
    /// <param name="basis">Deviations of the basis residuals; no contract twice; null for none.</param>
    /// <param name="basisCorrelation">Correlation of the residuals of any two contracts; from 0 to 1. Neighbouring contracts depart from VIX together: 0 flatters a ladder.</param>
    /// <exception cref="ArgumentException">A value is out of range, or a contract occurs twice.</exception>
    public static HedgeCovariance Of(double indexVolatility, double vixResponse, double vixResidual, IEnumerable<BasisDeviation>? basis = null, double basisCorrelation = 0)
    {
        double index = 100 * Guard.InRange(indexVolatility, 0, 10, nameof(indexVolatility)) / Math.Sqrt(SessionsPerYear);
        Guard.InRange(vixResponse, -1000, 1000, nameof(vixResponse));
        Guard.InRange(vixResidual, 0, 1000, nameof(vixResidual));
        Guard.InRange(basisCorrelation, 0, 1, nameof(basisCorrelation));
        ImmutableArray<BasisDeviation> all = [.. Guard.NoNulls(basis ?? [], nameof(basis)).OrderBy(b => b.Contract)];
        Matrix<double> matrix = Matrix<double>.Build.Dense(Basis + all.Length, Basis + all.Length);
        matrix[0, 0] = index * index;
        matrix[0, 1] = matrix[1, 0] = vixResponse * index * index;
        matrix[1, 1] = (vixResponse * index * vixResponse * index) + (vixResidual * vixResidual);
        for (int i = 0; i < all.Length; i++)
        {
            if (i > 0 && all[i].Contract == all[i - 1].Contract)
                throw new ArgumentException($"{all[i].Contract} occurs twice.", nameof(basis));
            for (int j = 0; j < all.Length; j++)
                matrix[Basis + i, Basis + j] = all[i].Points * all[j].Points * (i == j ? 1 : basisCorrelation);
        }

        return new HedgeCovariance([.. all.Select(b => b.Contract)], matrix);
    }

    /// <summary>The covariance of a model over the horizon of a law, to first order, for every VX future and every VIX option expiry of a market.</summary>
    /// <param name="model">The model, whose factors move VIX and futures.</param>
    /// <param name="law">Horizon, index volatility and correlations; made of the same model.</param>
    /// <param name="market">The market, for the prices and times of the contracts.</param>
    /// <param name="map">The betas that define the residuals: those that the exposures were mapped with. The variance of futures does not depend on them, because what one beta leaves is in the residual.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="MissingDatumException">The market lacks spot VIX or every VX future.</exception>
    public static HedgeCovariance OfModel(IVixModel model, JointShockLaw law, MarketSnapshot market, FactorMap map)
    {
        Guard.NotNull(model, nameof(model));
        Guard.NotNull(law, nameof(law));
        Guard.NotNull(market, nameof(market));
        Guard.NotNull(map, nameof(map));
        // What the map does not move with VIX has no residual either.
        ImmutableArray<Expiry> contracts =
        [
            .. market.RequireVixFutures("the covariance of a hedge").Points.Select(p => p.Expiry)
                .Concat(market.Chains.Where(c => c.Symbol == MarketSnapshot.VixSymbol).Select(c => c.Expiry)).Distinct().Order()
                .Where(e => map.PerVixPoint(FutureFactor(e)) is not null),
        ];
        FactorLoadings vix = model.LoadingsOf(0);
        // Rows: what a unit of (index log return, first factor, second factor) does to index, VIX and residuals.
        Matrix<double> rows = Matrix<double>.Build.Dense(Basis + contracts.Length, 3);
        rows[0, 0] = 100;
        rows[1, 1] = map.Vix * vix.First;
        rows[1, 2] = map.Vix * vix.Second;
        for (int i = 0; i < contracts.Length; i++)
        {
            double price = HedgeExposures.PriceOf(contracts[i], market);
            FactorLoadings future = model.LoadingsOf(contracts[i].YearsFrom(market.ValuationInstant));
            double beta = map.PerVixPoint(FutureFactor(contracts[i]))!.Value;
            rows[Basis + i, 1] = (price * future.First) - (beta * rows[1, 1]);
            rows[Basis + i, 2] = (price * future.Second) - (beta * rows[1, 2]);
        }

        return new HedgeCovariance(contracts, rows * Matrix<double>.Build.DenseOfArray(law.ToCovariance()) * rows.Transpose());
    }

    /// <summary>Standard deviation of a contract's basis residual, in points; null where the contract is not in it.</summary>
    /// <param name="contract">The expiry.</param>
    /// <exception cref="ArgumentNullException">The contract is null.</exception>
    public double? BasisDeviationOf(Expiry contract)
    {
        int place = Contracts.IndexOf(Guard.NotNull(contract, nameof(contract)));
        return place < 0 ? null : Math.Sqrt(Math.Max(0, _matrix[Basis + place, Basis + place]));
    }

    /// <summary>A copy of the matrix: index in percent, VIX in points, then the residuals of <see cref="Contracts"/> in points.</summary>
    public double[,] ToMatrix() => _matrix.ToArray();

    /// <inheritdoc/>
    public bool Equals(HedgeCovariance? other) => other is not null && Contracts.AsSpan().SequenceEqual(other.Contracts.AsSpan()) && _matrix.Equals(other._matrix);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as HedgeCovariance);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Contracts.Length, _matrix[0, 0], _matrix[1, 1]);

    /// <summary>The deviations.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"index {IndexDeviation:G4} %, VIX {VixDeviation:G4} points{(IndexVixCorrelation is { } r ? FormattableString.Invariant($", correlation {r:F3}") : "")}{string.Concat(Contracts.Select(c => FormattableString.Invariant($"; VX {c} basis {BasisDeviationOf(c):G4}")))}");

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Covariance of index, VIX and basis residuals", ToString())
    {
        Facts =
        [
            new("deviation of the index", IndexDeviation, "%"),
            new("deviation of VIX", VixDeviation, "points"),
            new("correlation of index and VIX", IndexVixCorrelation),
            new("contracts", Contracts.Length),
        ],
        Tables =
        [
            DisplayTable.Of(
                "Basis residuals",
                Contracts,
                new("contract", r => r.ToString()),
                new("deviation", "points", r => BasisDeviationOf(r))),
        ],
    };

    internal static RiskFactor FutureFactor(Expiry expiry) => new(FactorKind.VixFuture, MarketSnapshot.VixSymbol, expiry);

    /// <summary>The exposures in the order of the matrix; null with the contract where one is not in it.</summary>
    internal Vector<double>? VectorOf(HedgeExposures exposures, out Expiry? missing)
    {
        Vector<double> vector = Vector<double>.Build.Dense(Basis + Contracts.Length);
        vector[0] = exposures.IndexPerPercent;
        vector[1] = exposures.VixPerPoint;
        missing = null;
        foreach (HedgeFutureExposure future in exposures.Futures)
        {
            int place = Contracts.IndexOf(future.Contract);
            if (place >= 0)
                vector[Basis + place] = future.DollarsPerPoint;
            else if (future.DollarsPerPoint != 0)
                missing ??= future.Contract;
        }

        return missing is null ? vector : null;
    }

    internal double Between(Vector<double> left, Vector<double> right) => left * (_matrix * right);

    /// <summary>Variance if nothing moved together: the scale of rounding.</summary>
    internal double Scale(Vector<double> exposures) => Enumerable.Range(0, exposures.Count).Sum(i => exposures[i] * exposures[i] * _matrix[i, i]);

    /// <summary>The part of the exposures that is to residuals.</summary>
    internal static Vector<double> BasisPart(Vector<double> exposures)
    {
        Vector<double> part = exposures.Clone();
        part[0] = part[1] = 0;
        return part;
    }
}
