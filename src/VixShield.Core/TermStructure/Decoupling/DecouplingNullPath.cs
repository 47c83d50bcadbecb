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
    private const double Forgotten = 1d / 21;

    private static readonly double s_middle = ElementaryFunctions.Log(18);

    private double _logVix;
    private double _logFuture;
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
        return options.Kind == DecouplingResidualKind.ConstantMaturity ? Constant(date, move, residual) : Front(date, move, residual);
    }

    private DecouplingObservation Front(DateOnly date, double move, double residual)
    {
        Expiry? before = _contract;
        if (before is null || before.Date <= date)
            _contract = FrontOn(date);
        double days = _contract!.Date.DayNumber - date.DayNumber;
        double beta = 1 - MaturityWeight.Of(days, options.Kappa);
        double change = Math.Clamp((beta * move) + residual, -options.GreatestLogChange, options.GreatestLogChange);
        _logFuture = before is null || !before.Equals(_contract) ? s_middle + (beta * (_logVix - s_middle)) : _logFuture + change;
        return Observation(date, _logFuture, change, days) with { Contract = _contract };
    }

    private DecouplingObservation Constant(DateOnly date, double move, double residual)
    {
        double beta = 1 - MaturityWeight.Of(options.MaturityDays, options.Kappa);
        double change = Math.Clamp((beta * move) + residual, -options.GreatestLogChange, options.GreatestLogChange);
        _level = ((1 - Forgotten) * _level) + residual;
        return Observation(date, s_middle + (beta * (_logVix - s_middle)) + _level, change, options.MaturityDays);
    }

    private DecouplingObservation Observation(DateOnly date, double logFuture, double change, double days) => new()
    {
        Date = date,
        Vix = ElementaryFunctions.Exp(_logVix),
        Future = ElementaryFunctions.Exp(logFuture),
        FutureLogChange = change,
        MaturityDays = days,
    };

    private double Draw(double? degrees) => degrees is { } number ? StudentT.Sample(random, 0, 1, number) : Normal.Sample(random, 0, 1);

    private static Expiry FrontOn(DateOnly date)
    {
        Expiry expiry = ExpiryRules.VixMonthly.Resolve(date.Year, date.Month, TradingCalendar.UsOptions);
        DateOnly next = date.AddMonths(1);
        return expiry.Date > date ? expiry : ExpiryRules.VixMonthly.Resolve(next.Year, next.Month, TradingCalendar.UsOptions);
    }
}
