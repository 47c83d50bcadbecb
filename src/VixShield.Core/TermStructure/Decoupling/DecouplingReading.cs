using VixShield.Display;
using VixShield.Expiries;
using VixShield.Instruments;

namespace VixShield.TermStructure;

/// <summary>
/// One VX contract's move against the VIX move, standardised by a history: the residual of an ordinary least-squares line through
/// past daily log changes. It describes a move; it predicts nothing, and a wide basis alone is not decoupling.
/// </summary>
/// <param name="State">Whether the move is within its law; <see cref="CouplingState.NotReady"/> makes every statistic null.</param>
/// <param name="Direction">Lags or overreacts; none unless decoupled.</param>
/// <param name="Contract">The physical contract that was measured.</param>
/// <param name="VixLogChange">Log change of spot VIX; null where a detector's session has none that counts.</param>
/// <param name="FutureLogChange">Log change of the contract; null as that of VIX.</param>
/// <param name="Observations">Daily moves used for the line.</param>
/// <param name="LogBeta">Slope of the line: relative move of the future per relative move of VIX.</param>
/// <param name="PointBeta">The slope in points per VIX point, at the prices before the move.</param>
/// <param name="RSquared">Share of the futures variance that the line explains.</param>
/// <param name="Residual">Log change of the contract minus the line.</param>
/// <param name="ResidualPoints">The residual in VIX points, at the price before the move.</param>
/// <param name="ResidualDeviation">Standard deviation of the history's residuals (divisor n - 2); of a detector's reading the one it standardises by.</param>
/// <param name="ZScore">Residual divided by <paramref name="ResidualDeviation"/>.</param>
/// <param name="PredictionZScore">Residual divided by the deviation of a prediction at this VIX move, which counts how uncertain the
/// line is far from its data; smaller than <paramref name="ZScore"/> for a large move. Of a detector's reading by the window's deviation.</param>
/// <param name="Reason">The statement in words.</param>
[TypeFormatterSource]
public sealed record DecouplingReading(
    CouplingState State,
    CouplingDirection Direction,
    Expiry Contract,
    double? VixLogChange,
    double? FutureLogChange,
    int Observations,
    double? LogBeta,
    double? PointBeta,
    double? RSquared,
    double? Residual,
    double? ResidualPoints,
    double? ResidualDeviation,
    double? ZScore,
    double? PredictionZScore,
    string Reason) : IDisplayable
{
    /// <summary>
    /// What the residual is worth to a holding of the contract, in dollars: <see cref="ResidualPoints"/> times the multiplier of VX. Negative for a long holding whose future moved less than a rise of VIX says. Null
    /// without a residual.
    /// </summary>
    /// <param name="contracts">VX contracts held, long positive; ten VXM are one.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is not finite.</exception>
    public double? ResidualDollars(double contracts) => Guard.Finite(contracts, nameof(contracts)) * Contracts.Vx.Multiplier * ResidualPoints;

    /// <summary>The reason.</summary>
    public override string ToString() => Reason;

    /// <inheritdoc/>
    public DisplayPage ToDisplay() => new("Decoupling of a move", ToString())
    {
        Facts =
        [
            new("state", State),
            new("direction", Direction),
            new("contract", Contract.ToString()),
            new("log change of VIX", DisplayCell.Percent(VixLogChange), "%"),
            new("log change of the future", DisplayCell.Percent(FutureLogChange), "%"),
            new("observations", Observations),
            new("log beta", LogBeta),
            new("point beta", PointBeta, "VIX points per VIX point"),
            new("R squared", RSquared),
            new("residual", DisplayCell.Percent(Residual), "%"),
            new("residual", ResidualPoints, "VIX points"),
            new("deviation of residuals", DisplayCell.Percent(ResidualDeviation), "%"),
            new("z score", ZScore),
            new("prediction z score", PredictionZScore),
        ],
    };
}
