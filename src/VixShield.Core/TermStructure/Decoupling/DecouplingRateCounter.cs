namespace VixShield.TermStructure;

/// <summary>Counts what happens in a stream of statistics.</summary>
internal sealed class DecouplingRateCounter
{
    private const double SessionsPerYear = 252;

    private int _withLaw;
    private int _oneDay;
    private int _fiveDay;
    private int _residual;
    private int _alarms;
    private int _cusum;
    private int _beta;
    private int _halfLife;
    private int _decoupled;
    private int _episodes;
    private bool _isInside;

    internal int Measured { get; private set; }

    internal void Add(in DecouplingStatistics s)
    {
        bool isDecoupled = s.State == CouplingState.Decoupled;
        _withLaw += s.State == CouplingState.NotReady ? 0 : 1;
        _decoupled += isDecoupled ? 1 : 0;
        _episodes += isDecoupled && !_isInside ? 1 : 0;
        _isInside = isDecoupled;
        if (s.Z1 is null)
            return;
        Measured++;
        _oneDay += Count(s, DecouplingSignals.OneDayResidual);
        _fiveDay += Count(s, DecouplingSignals.FiveDayResidual);
        _residual += Count(s, DecouplingSignals.OneDayResidual | DecouplingSignals.FiveDayResidual);
        _alarms += s.Alarm != 0 ? 1 : 0;
        _cusum += Count(s, DecouplingSignals.CusumAlarm);
        _beta += Count(s, DecouplingSignals.BetaShift);
        _halfLife += Count(s, DecouplingSignals.HalfLife);
    }

    /// <summary>The next statistics are those of another stream.</summary>
    internal void Break() => _isInside = false;

    internal DecouplingRates? Rates() => Measured == 0
        ? null
        : new DecouplingRates(
            Measured, Share(_oneDay), Share(_fiveDay), Share(_residual), Share(_alarms), Share(_cusum), Share(_beta), Share(_halfLife),
            (double)_decoupled / _withLaw, SessionsPerYear * _episodes / _withLaw);

    private static int Count(in DecouplingStatistics s, DecouplingSignals any) => (s.Signals & any) != 0 ? 1 : 0;

    private double Share(int count) => (double)count / Measured;
}
