using MathNet.Numerics.Distributions;
using VixShield.Expiries;
using VixShield.Numerics;

namespace VixShield.TermStructure;

/// <summary>Sessions in which every move obeys one law. The sizes of the moves are about those of VIX and VX; the detector standardises, so that they matter little.</summary>
internal sealed class DecouplingNullPath(Random random, DecouplingDetectorOptions options, double? residualDegrees, double? vixDegrees)
{
    private const double SessionsPerYear = 252;
    private const double VixDeviation = 0.06;
    private const double ResidualDeviation = 0.02;

    // Half-life of three sessions, about what the level regression finds in histories.
    private const double LevelPhi = 0.8;

    private static readonly double s_middle = ElementaryFunctions.Log(18);

    private double _logVix;
    private double _level;
    private Expiry? _contract;

    internal void Begin()
    {
        _logVix = s_middle;
        _level = 0;
        _contract = null;
    }

    internal DecouplingObservation Next(DateOnly date)
    {
        double move = (options.Kappa / SessionsPerYear * (s_middle - _logVix)) + (VixDeviation * Draw(vixDegrees));
        // A t with few degrees of freedom would leave the range in which a session counts.
        move = Math.Clamp(move, -options.GreatestLogChange, options.GreatestLogChange);
        double residual = ResidualDeviation * Draw(residualDegrees);
        _logVix += move;
        _level = (LevelPhi * _level) + residual;
        bool isConstant = options.Kind == DecouplingResidualKind.ConstantMaturity;
        if (!isConstant && !(_contract?.Date > date))
            _contract = FrontOn(date);
        double days = isConstant ? options.MaturityDays : _contract!.Date.DayNumber - date.DayNumber;
        double beta = 1 - MaturityWeight.Of(days, options.Kappa);
        return new DecouplingObservation
        {
            Date = date,
            Vix = ElementaryFunctions.Exp(_logVix),
            Future = ElementaryFunctions.Exp(s_middle + (beta * (_logVix - s_middle)) + _level),
            FutureLogChange = Math.Clamp((beta * move) + residual, -options.GreatestLogChange, options.GreatestLogChange),
            MaturityDays = days,
            Contract = _contract,
        };
    }

    private double Draw(double? degrees) => degrees is { } number ? StudentT.Sample(random, 0, 1, number) : Normal.Sample(random, 0, 1);

    private static Expiry FrontOn(DateOnly date)
    {
        Expiry expiry = ExpiryRules.VixMonthly.Resolve(date.Year, date.Month, TradingCalendar.UsOptions);
        DateOnly next = date.AddMonths(1);
        return expiry.Date > date ? expiry : ExpiryRules.VixMonthly.Resolve(next.Year, next.Month, TradingCalendar.UsOptions);
    }
}
